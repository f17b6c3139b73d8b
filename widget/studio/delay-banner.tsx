import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Client } from '../api/client.ts'
import type { PublishingHealth } from '../api/views.ts'
import { formatMoment, lookUp, t } from '../i18n/index.ts'
import { Button } from '../ui/controls.tsx'
import { Icon } from '../ui/icons.tsx'
import { platformName } from '../ui/platform-icon.tsx'
import './delay-banner.css'

const askEvery = 60_000
const hiddenFor = 3_600_000
const rememberedKey = 'allin.delay-hidden-until'

/** Says on every page that publishing is late and why, for as long as it is. Can be hidden for an hour. */
export function DelayBanner({ client, timeZone }: { client: Client; timeZone: string }): JSX.Element {
  const health = useHealth(client)
  const [hiddenUntil, setHiddenUntil] = useState(() => Number(localStorage.getItem(rememberedKey) ?? 0))
  const isDelayed = health?.state === 'delayed' && hiddenUntil < Date.now()
  const hide = () => {
    const until = Date.now() + hiddenFor
    localStorage.setItem(rememberedKey, String(until))
    setHiddenUntil(until)
  }
  return (
    <div class="delay" role="status">
      {isDelayed ? (
        <div class="banner tone-amber delay__banner">
          <Icon name="clock" />
          <div class="banner__text">
            <strong>{t('delay.title')}.</strong> {overdueText(health)} {t('delay.calm')}
            {health.reasons.length > 0 ? (
              <details class="delay__why">
                <summary>{t('delay.why')}</summary>
                <ul>
                  {health.reasons.map((reason) => (
                    <li key={`${reason.code} ${reason.platform} ${reason.accountId}`}>
                      {reasonText(reason)}
                      {reason.until
                        ? ` ${t('delay.until', { time: formatMoment(reason.until, timeZone) })}`
                        : ''}
                    </li>
                  ))}
                </ul>
              </details>
            ) : null}
          </div>
          <div class="banner__actions">
            <Button size="small" onClick={hide}>
              {t('delay.hide')}
            </Button>
          </div>
        </div>
      ) : null}
    </div>
  )
}

function useHealth(client: Client): PublishingHealth | null {
  const [health, setHealth] = useState<PublishingHealth | null>(null)
  useEffect(() => {
    const read = async () => {
      const answer = await client.call('GET /v1/publishing/health')
      if (answer.ok) setHealth(answer.value)
    }
    void read()
    // By the clock alone: a post that changes says nothing about being late, and they change most when many go out.
    const timer = setInterval(() => void read(), askEvery)
    return () => clearInterval(timer)
  }, [client])
  return health
}

function overdueText({ overdue, oldestSeconds }: PublishingHealth): string {
  if (overdue === 0 || oldestSeconds === null) return ''
  const minutes = Math.max(1, Math.round(oldestSeconds / 60))
  const time =
    minutes < 120
      ? t('delay.minutes', { count: minutes })
      : t('delay.hours', { count: Math.round(minutes / 60) })
  return t('delay.overdue', { count: overdue, time })
}

function reasonText({ code, platform }: PublishingHealth['reasons'][number]): string {
  const name = platform === null ? '' : platformName(platform)
  return lookUp(`delay.${code}`, { platform: name }) ?? t('delay.other')
}
