import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Client } from '../../../api/client.ts'
import type { Webhook } from '../../../api/views.ts'
import { formatMoment, t } from '../../../i18n/index.ts'
import { Button } from '../../../ui/controls.tsx'
import { Banner } from '../../../ui/feedback.tsx'
import { Icon } from '../../../ui/icons.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { Deliveries } from './deliveries.tsx'

export type WebhookAction = 'test' | 'enable' | 'edit' | 'rotate' | 'delete'

export interface WebhookItemProps {
  client: Client
  webhook: Webhook
  mayManage: boolean
  /** Rises when something was sent. */
  sent: number
  onAction: (action: WebhookAction) => void
  /** What was sent has arrived, or not: the webhook may have changed with it. */
  onSettled: () => void
}

/** One webhook: where it goes, how it is doing, and its last messages behind a fold. */
export function WebhookItem(props: WebhookItemProps): JSX.Element {
  const { client, webhook, mayManage, sent, onAction, onSettled } = props
  const [open, setOpen] = useState(false)
  const { url, description, events, disabledAt, disabledBecause } = webhook
  const isOff = disabledAt !== null
  return (
    <li class="webhook">
      <div class="webhook__head">
        <div class="webhook__text">
          <strong>{description ?? new URL(url).host}</strong>
          <span class="webhook__url">{url}</span>
          <span class="webhook__facts">
            <State webhook={webhook} />
            {events.length === 0 ? t('webhooks.everything') : t('webhooks.count', { count: events.length })}
          </span>
        </div>
        {mayManage ? (
          <Menu
            label={t('webhooks.actions', { url })}
            triggerClass="button button--quiet button--icon button--small"
            trigger={<Icon name="more" />}
            items={[
              {
                label: t('webhooks.test'),
                icon: 'send',
                disabled: isOff,
                onSelect: () => {
                  setOpen(true)
                  onAction('test')
                },
              },
              { label: t('webhooks.edit'), icon: 'edit', onSelect: () => onAction('edit') },
              { label: t('webhooks.rotate'), icon: 'key', onSelect: () => onAction('rotate') },
              'line',
              {
                label: t('webhooks.delete'),
                icon: 'trash',
                danger: true,
                onSelect: () => onAction('delete'),
              },
            ]}
          />
        ) : null}
      </div>
      {isOff ? (
        <Banner
          tone="orange"
          actions={
            mayManage ? (
              <Button size="small" onClick={() => onAction('enable')}>
                {t('webhooks.enable')}
              </Button>
            ) : null
          }
        >
          <strong>{t('webhooks.offTitle', { time: formatMoment(disabledAt) })}</strong> {disabledBecause}
        </Banner>
      ) : null}
      <details
        class="webhook__more"
        open={open}
        onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      >
        <summary>
          <Icon name="right" />
          {t('webhooks.deliveries')}
        </summary>
        {open ? (
          <Deliveries
            client={client}
            webhookId={webhook.id}
            maySend={mayManage && !isOff}
            sent={sent}
            onSettled={onSettled}
          />
        ) : null}
      </details>
    </li>
  )
}

function State({ webhook: { disabledAt, failures } }: { webhook: Webhook }): JSX.Element {
  const [tone, icon, text] = disabledAt
    ? (['orange', 'close', t('webhooks.off')] as const)
    : failures > 0
      ? (['amber', 'warning', t('webhooks.failing', { count: failures })] as const)
      : (['green', 'check', t('webhooks.on')] as const)
  return (
    <span class={`status tone-${tone}`}>
      <Icon name={icon} />
      {text}
    </span>
  )
}
