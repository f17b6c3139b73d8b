import type { JSX } from 'preact'
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Problem } from '../../../../core/problem.ts'
import type { Client } from '../../../api/client.ts'
import type { WebhookDelivery } from '../../../api/views.ts'
import { formatDate, formatMoment, t } from '../../../i18n/index.ts'
import { Button } from '../../../ui/controls.tsx'
import { Skeleton, type Tone } from '../../../ui/feedback.tsx'
import { Icon, type IconName } from '../../../ui/icons.tsx'
import { ProblemBanner } from '../../../ui/problem-banner.tsx'
import { showToast } from '../../../ui/toast.tsx'

const looks: Record<WebhookDelivery['state'], { tone: Tone; icon: IconName }> = {
  waiting: { tone: 'amber', icon: 'clock' },
  delivered: { tone: 'green', icon: 'check' },
  'given-up': { tone: 'red', icon: 'alert' },
}

/** When to look again for a message that was just sent, in milliseconds after the last look. */
const looksAgain = [400, 1_000, 2_500, 8_000] as const

/** The last messages of a webhook, and what came of each. */
export function Deliveries(props: {
  client: Client
  webhookId: string
  maySend: boolean
  sent: number
  onSettled: () => void
}): JSX.Element {
  const { client, webhookId, maySend, sent, onSettled } = props
  const [items, setItems] = useState<WebhookDelivery[] | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [again, setAgain] = useState(0)
  const params = { webhookId }

  const read = useCallback(async () => {
    const page = await client.call('GET /v1/webhooks/{webhookId}/deliveries', {
      params: { webhookId },
      query: { limit: 10 },
    })
    setProblem(page.ok ? null : page.problem)
    if (page.ok) setItems(page.value.items)
    return page.ok ? page.value.items : []
  }, [client, webhookId])

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isOver = false
    const look = async (round: number) => {
      // Nothing came of its first try yet.
      const isUnderWay = (await read()).some(({ state, remark }) => state === 'waiting' && remark === null)
      if (isOver) return
      const pause = looksAgain[round]
      if (isUnderWay && pause !== undefined) timer = setTimeout(() => void look(round + 1), pause)
      else if (round > 0) onSettled()
    }
    void look(0)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [read, sent, again])

  const redeliver = async (deliveryId: string) => {
    const done = await client.call('POST /v1/webhooks/{webhookId}/deliveries/{deliveryId}/redeliver', {
      params: { ...params, deliveryId },
      body: {},
    })
    setProblem(done.ok ? null : done.problem)
    if (!done.ok) return
    showToast(t('webhooks.redelivered'))
    setAgain(again + 1)
  }

  return (
    <>
      {problem ? <ProblemBanner problem={problem} /> : null}
      {items === null && !problem ? <Skeleton height="44px" /> : null}
      {items?.length === 0 ? <p class="settings__none">{t('webhooks.noDeliveries')}</p> : null}
      <ul class="deliveries" aria-live="polite">
        {items?.map((delivery) => (
          <li key={delivery.id}>
            <div class="deliveries__text">
              <span>
                <strong>{t(`webhooks.event.${delivery.type}`)}</strong>
                <State delivery={delivery} />
              </span>
              <span class="deliveries__facts">{factsOf(delivery)}</span>
            </div>
            {maySend ? (
              <Button size="small" kind="quiet" onClick={() => void redeliver(delivery.id)}>
                {t('webhooks.redeliver')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  )
}

function State({ delivery: { state } }: { delivery: WebhookDelivery }): JSX.Element {
  const { tone, icon } = looks[state]
  return (
    <span class={`status tone-${tone}`}>
      <Icon name={icon} />
      {t(`webhooks.${state}`)}
    </span>
  )
}

function factsOf({ queuedAt, tries, httpStatus, remark, nextTryAt }: WebhookDelivery): string {
  return [
    formatMoment(queuedAt),
    tries > 1 ? t('webhooks.tries', { count: tries }) : null,
    remark ?? (httpStatus === null ? null : `HTTP ${httpStatus}`),
    tries > 0 && nextTryAt !== null
      ? t('webhooks.next', { time: formatDate(nextTryAt, { hour: 'numeric', minute: '2-digit' }) })
      : null,
  ]
    .filter((fact) => fact !== null)
    .join(' · ')
}
