import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Problem } from '../../../../core/problem.ts'
import type { Client } from '../../../api/client.ts'
import type { Webhook } from '../../../api/views.ts'
import { t } from '../../../i18n/index.ts'
import { Button, Segments, TextField } from '../../../ui/controls.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ProblemBanner } from '../../../ui/problem-banner.tsx'
import { describeProblem } from '../../../ui/problems.ts'

type EventType = Webhook['events'][number]

/** In the order in which one thinks of them; the API's own list is not in the browser. */
const eventTypes: readonly EventType[] = [
  'post.scheduled',
  'post.published',
  'post.partially_published',
  'post.failed',
  'post.needs_review',
  'target.published',
  'target.failed',
  'target.needs_review',
]

export interface WebhookDialogProps {
  client: Client
  /** Null for a new one. */
  webhook: Webhook | null
  onClose: () => void
  /** Gets the secret of a new one. */
  onSaved: (secret: string | null) => void
}

/** Where a webhook goes, and what it is told. */
export function WebhookDialog({ client, webhook, onClose, onSaved }: WebhookDialogProps): JSX.Element {
  const [url, setUrl] = useState(webhook?.url ?? 'https://')
  const [description, setDescription] = useState(webhook?.description ?? '')
  const [scope, setScope] = useState<'all' | 'some'>(webhook?.events.length ? 'some' : 'all')
  const [events, setEvents] = useState<readonly EventType[]>(webhook?.events ?? [])
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const aboutUrl = problem?.issues?.some(({ path }) => path[0] === 'url') ? problem : null

  const save = async () => {
    setBusy(true)
    setProblem(null)
    const body = {
      url: url.trim(),
      description: description.trim() || null,
      events: scope === 'all' ? [] : [...events],
    }
    if (webhook) {
      const params = { webhookId: webhook.id }
      const saved = await client.call('PATCH /v1/webhooks/{webhookId}', { params, body })
      if (saved.ok) onSaved(null)
      else setProblem(saved.problem)
    } else {
      const made = await client.call('POST /v1/webhooks', { body })
      if (made.ok) onSaved(made.value.secret)
      else setProblem(made.problem)
    }
    setBusy(false)
  }

  return (
    <Dialog
      title={webhook ? t('webhooks.editTitle') : t('webhooks.create')}
      onClose={onClose}
      onSubmit={() => void save()}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" busy={busy} disabled={scope === 'some' && events.length === 0}>
            {webhook ? t('webhooks.save') : t('webhooks.createSubmit')}
          </Button>
        </>
      }
    >
      {problem && !aboutUrl ? <ProblemBanner problem={problem} /> : null}
      <TextField
        label={t('webhooks.url')}
        hint={t('webhooks.urlHint')}
        problem={aboutUrl ? describeProblem(aboutUrl) : null}
        type="url"
        inputMode="url"
        autoComplete="off"
        required
        autoFocus
        maxLength={2048}
        value={url}
        onValue={setUrl}
      />
      <TextField
        label={t('webhooks.description')}
        optional
        maxLength={200}
        placeholder={t('webhooks.descriptionPlaceholder')}
        value={description}
        onValue={setDescription}
      />
      <div class="webhooks__what">
        <span class="field__label">{t('webhooks.what')}</span>
        <Segments
          label={t('webhooks.what')}
          value={scope}
          onValue={setScope}
          options={[
            { value: 'all', label: t('webhooks.everything') },
            { value: 'some', label: t('webhooks.chosen') },
          ]}
        />
        {scope === 'some' ? (
          <fieldset class="webhooks__events" aria-label={t('webhooks.chosen')}>
            {eventTypes.map((type) => (
              <label key={type}>
                <input
                  type="checkbox"
                  checked={events.includes(type)}
                  onChange={({ currentTarget }) =>
                    setEvents(
                      currentTarget.checked ? [...events, type] : events.filter((each) => each !== type),
                    )
                  }
                />
                <span>
                  {t(`webhooks.event.${type}`)}
                  <code>{type}</code>
                </span>
              </label>
            ))}
          </fieldset>
        ) : null}
      </div>
    </Dialog>
  )
}
