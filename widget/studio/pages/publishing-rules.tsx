import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Problem } from '../../../core/problem.ts'
import type { Organization } from '../../api/views.ts'
import { t } from '../../i18n/index.ts'
import { ChoiceField } from '../../ui/choice-field.tsx'
import { LinkButton, Segments } from '../../ui/controls.tsx'
import { Banner } from '../../ui/feedback.tsx'
import { ProblemBanner } from '../../ui/problem-banner.tsx'
import { showToast } from '../../ui/toast.tsx'
import { roomState } from '../live.ts'
import type { Session } from '../session.ts'

const minute = 60
const hour = 60 * minute
const day = 24 * hour
/** Tolerances to choose from, in seconds. */
const tolerances = [minute, 5 * minute, 15 * minute, 30 * minute, hour, 3 * hour, 12 * hour, day, 7 * day]

/** What must be true before a post goes out by itself. Saved with every choice. */
export function PublishingRules(props: {
  session: Session
  organization: Organization
  onChanged: (organization: Organization) => void
}): JSX.Element {
  const { session, organization, onChanged } = props
  const [problem, setProblem] = useState<Problem | null>(null)
  const [unapproved, setUnapproved] = useState(0)
  const { requiresApproval, lateToleranceSeconds } = organization

  const change = async (body: { requiresApproval?: boolean; lateToleranceSeconds?: number }) => {
    const result = await session.client.call('PATCH /v1/organization', { body })
    if (!result.ok) {
      setProblem(result.problem)
      return
    }
    const { unapproved, ...changed } = result.value
    setProblem(null)
    setUnapproved(changed.requiresApproval ? unapproved : 0)
    onChanged(changed)
    showToast(t('settings.saved'))
    // The room tells this page as well, where it can.
    if (roomState.value !== 'live') await session.load()
  }

  return (
    <section class="card settings__part">
      <h2>{t('settings.rules')}</h2>
      {problem ? <ProblemBanner problem={problem} /> : null}
      <div class="setting">
        <div class="setting__text">
          <span>{t('settings.approval')}</span>
          <p>{t('settings.approvalHint')}</p>
        </div>
        <Segments<'on' | 'off'>
          label={t('settings.approval')}
          value={requiresApproval ? 'on' : 'off'}
          onValue={(value) => void change({ requiresApproval: value === 'on' })}
          options={[
            { value: 'on', label: t('settings.on') },
            { value: 'off', label: t('settings.off') },
          ]}
        />
      </div>
      {unapproved > 0 ? (
        <Banner
          tone="orange"
          urgent
          actions={
            <LinkButton size="small" href="/drafts?status=UNAPPROVED">
              {t('settings.showUnapproved')}
            </LinkButton>
          }
        >
          {t('settings.unapproved', { count: unapproved })}
        </Banner>
      ) : null}
      <ChoiceField
        label={t('settings.late')}
        hint={t('settings.lateHint')}
        value={String(lateToleranceSeconds)}
        options={[...new Set([...tolerances, lateToleranceSeconds])]
          .toSorted((one, other) => one - other)
          .map((seconds) => [String(seconds), durationText(seconds)] as const)}
        onValue={(seconds) => void change({ lateToleranceSeconds: Number(seconds) })}
      />
    </section>
  )
}

/** @param seconds a whole number of minutes, or rounded to one */
export function durationText(seconds: number): string {
  if (seconds % day === 0) return t('settings.days', { count: seconds / day })
  if (seconds % hour === 0) return t('settings.hours', { count: seconds / hour })
  return t('settings.minutes', { count: Math.round(seconds / minute) })
}
