import type { JSX } from 'preact'
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Problem } from '../../../../core/problem.ts'
import type { Webhook } from '../../../api/views.ts'
import { t } from '../../../i18n/index.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { Button } from '../../../ui/controls.tsx'
import { Skeleton } from '../../../ui/feedback.tsx'
import { ProblemBanner } from '../../../ui/problem-banner.tsx'
import { showToast } from '../../../ui/toast.tsx'
import type { Session } from '../../session.ts'
import { SecretDialog } from '../secret-dialog.tsx'
import { WebhookDialog } from './webhook-dialog.tsx'
import { type WebhookAction, WebhookItem } from './webhook-item.tsx'
import './webhooks.css'

type Shown =
  | { kind: 'create' }
  | { kind: 'secret'; secret: string }
  | { kind: 'edit' | 'rotate' | 'delete'; webhook: Webhook }

/** The servers that are told what happens: making and changing them, and what they were sent. */
export function Webhooks({ session }: { session: Session }): JSX.Element {
  const [webhooks, setWebhooks] = useState<Webhook[] | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [shown, setShown] = useState<Shown | null>(null)
  /** Rises when something was sent, so that the open lists of messages look again. */
  const [sent, setSent] = useState(0)
  const { client } = session
  const mayManage = session.may('webhook.manage')

  const read = useCallback(async () => {
    const page = await client.call('GET /v1/webhooks', { query: { limit: 100 } })
    setProblem(page.ok ? null : page.problem)
    if (page.ok) setWebhooks(page.value.items)
  }, [client])
  useEffect(() => {
    void read()
  }, [read])

  const settle = async (result: { ok: true } | { ok: false; problem: Problem }, done: string) => {
    if (result.ok) showToast(done)
    setSent((count) => count + 1)
    await read()
    if (!result.ok) setProblem(result.problem)
  }
  const act = async (webhook: Webhook, action: WebhookAction) => {
    const params = { webhookId: webhook.id }
    switch (action) {
      case 'test':
        await settle(
          await client.call('POST /v1/webhooks/{webhookId}/test', { params, body: {} }),
          t('webhooks.tested'),
        )
        break
      case 'enable':
        await settle(
          await client.call('POST /v1/webhooks/{webhookId}/enable', { params, body: {} }),
          t('webhooks.enabled'),
        )
        break
      default:
        setShown({ kind: action, webhook })
    }
  }
  const rotate = async ({ id }: Webhook) => {
    const made = await client.call('POST /v1/webhooks/{webhookId}/secret', {
      params: { webhookId: id },
      body: {},
    })
    setShown(made.ok ? { kind: 'secret', secret: made.value.secret } : null)
    setProblem(made.ok ? null : made.problem)
  }
  const remove = async ({ id }: Webhook) => {
    setShown(null)
    await settle(
      await client.call('DELETE /v1/webhooks/{webhookId}', { params: { webhookId: id } }),
      t('webhooks.deleted'),
    )
  }
  const close = () => setShown(null)

  return (
    <section class="card settings__part" id="webhooks">
      <div class="settings__head">
        <div>
          <h2>{t('webhooks.title')}</h2>
          <p>
            {t('webhooks.hint')} <a href="/docs#receiving-webhooks">{t('webhooks.docs')}</a>
          </p>
        </div>
        {mayManage ? (
          <Button icon="plus" onClick={() => setShown({ kind: 'create' })}>
            {t('webhooks.create')}
          </Button>
        ) : null}
      </div>
      {problem ? (
        <ProblemBanner problem={problem} onRetry={webhooks === null ? () => void read() : undefined} />
      ) : null}
      {webhooks === null && !problem ? <Skeleton height="64px" /> : null}
      {webhooks?.length === 0 ? <p class="settings__none">{t('webhooks.none')}</p> : null}
      {webhooks?.length ? (
        <ul class="webhooks">
          {webhooks.map((webhook) => (
            <WebhookItem
              key={webhook.id}
              client={client}
              webhook={webhook}
              mayManage={mayManage}
              sent={sent}
              onAction={(action) => void act(webhook, action)}
              onSettled={() => void read()}
            />
          ))}
        </ul>
      ) : null}
      {shown?.kind === 'create' || shown?.kind === 'edit' ? (
        <WebhookDialog
          client={client}
          webhook={shown.kind === 'edit' ? shown.webhook : null}
          onClose={close}
          onSaved={(secret) => {
            setShown(secret === null ? null : { kind: 'secret', secret })
            if (secret === null) showToast(t('webhooks.saved'))
            void read()
          }}
        />
      ) : null}
      {shown?.kind === 'secret' ? (
        <SecretDialog
          title={t('webhooks.secretTitle')}
          text={t('webhooks.secretText')}
          secret={shown.secret}
          copied={t('webhooks.copied')}
          onClose={close}
        />
      ) : null}
      {shown?.kind === 'rotate' ? (
        <ConfirmDialog
          title={t('webhooks.rotateTitle')}
          confirm={t('webhooks.rotate')}
          kind="primary"
          onConfirm={() => void rotate(shown.webhook)}
          onClose={close}
        >
          {t('webhooks.rotateText')}
        </ConfirmDialog>
      ) : null}
      {shown?.kind === 'delete' ? (
        <ConfirmDialog
          title={t('webhooks.deleteTitle')}
          confirm={t('webhooks.delete')}
          onConfirm={() => void remove(shown.webhook)}
          onClose={close}
        >
          {t('webhooks.deleteText', { url: shown.webhook.url })}
        </ConfirmDialog>
      ) : null}
    </section>
  )
}
