import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { type LinkTags, namesOnlyPlatform, suggestedTags, tagLink } from '../../../../core/link-tags.ts'
import type { Problem } from '../../../../core/problem.ts'
import type { Organization } from '../../../api/views.ts'
import { t } from '../../../i18n/index.ts'
import { Button, Segments, TextField } from '../../../ui/controls.tsx'
import { platformName } from '../../../ui/platform-icon.tsx'
import { ProblemBanner } from '../../../ui/problem-banner.tsx'
import { showToast } from '../../../ui/toast.tsx'
import type { Session } from '../../session.ts'

const fields = ['source', 'medium', 'campaign'] as const
const variable = '{platform}'
const example = 'https://harbour-gazette.example/pier'

/** What is added to the links of clips. Switching off takes effect at once, everything else when it is saved. */
export function LinkTagsPart(props: {
  session: Session
  organization: Organization
  onChanged: (organization: Organization) => void
}): JSX.Element {
  const { session, organization, onChanged } = props
  const saved = organization.linkTags
  const [tags, setTags] = useState(saved)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const isChanged = JSON.stringify(tags) !== JSON.stringify(saved)

  const save = async (linkTags: LinkTags | null) => {
    setBusy(true)
    const result = await session.client.call('PATCH /v1/organization', { body: { linkTags } })
    setBusy(false)
    if (!result.ok) {
      setProblem(result.problem)
      return
    }
    const { unapproved: _, ...changed } = result.value
    setProblem(null)
    setTags(changed.linkTags)
    onChanged(changed)
    showToast(linkTags ? t('tags.saved') : t('tags.off'))
  }
  const switchTo = (value: 'on' | 'off') => {
    setTags(value === 'on' ? (saved ?? suggestedTags) : null)
    if (value === 'off' && saved) void save(null)
  }

  return (
    <section class="card settings__part" id="link-tags">
      <h2>{t('tags.title')}</h2>
      {problem ? <ProblemBanner problem={problem} /> : null}
      <div class="setting">
        <div class="setting__text">
          <span>{t('tags.switch')}</span>
          <p>{t('tags.hint')}</p>
        </div>
        <Segments<'on' | 'off'>
          label={t('tags.switch')}
          value={tags ? 'on' : 'off'}
          onValue={switchTo}
          options={[
            { value: 'on', label: t('settings.on') },
            { value: 'off', label: t('settings.off') },
          ]}
        />
      </div>
      {tags ? (
        <form
          class="link-tags"
          onSubmit={(event) => {
            event.preventDefault()
            void save(tags)
          }}
        >
          <div class="link-tags__fields">
            {fields.map((field) => (
              <TextField
                key={field}
                label={t(`tags.${field}`)}
                optional
                autoComplete="off"
                maxLength={100}
                value={tags[field]}
                problem={namesOnlyPlatform(tags[field]) ? null : t('tags.braces', { variable })}
                onValue={(value) => setTags({ ...tags, [field]: value })}
              />
            ))}
          </div>
          <p class="field__hint">
            {t('tags.platform', { variable })} {t('tags.kept')}
          </p>
          <div class="link-tags__example" role="status">
            <span>{t('tags.example', { platform: platformName('mastodon') })}</span>
            <code>{tagLink(example, tags, 'mastodon')}</code>
          </div>
          <div class="link-tags__foot">
            <Button
              kind="primary"
              type="submit"
              busy={busy}
              disabled={!isChanged || !fields.every((field) => namesOnlyPlatform(tags[field]))}
            >
              {t('tags.save')}
            </Button>
          </div>
        </form>
      ) : null}
    </section>
  )
}
