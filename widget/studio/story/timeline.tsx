import type { JSX } from 'preact'
import { formatDate, t } from '../../i18n/index.ts'
import { Icon } from '../../ui/icons.tsx'
import type { Step } from './tell.ts'
import './timeline.css'

/** What happened, oldest first, in sentences; what only experts need is folded away. */
export function Timeline({ steps, timeZone }: { steps: readonly Step[]; timeZone: string }): JSX.Element {
  const days = new Set(steps.map(({ at }) => dayOf(at, timeZone)))
  return (
    <ol class="timeline">
      {steps.map((step) => (
        <li key={step.key} class={`timeline__step tone-${step.tone}`}>
          <Icon name={step.icon} />
          <div>
            <p>{step.text}</p>
            {step.more.map((sentence) => (
              <p key={sentence} class="timeline__more">
                {sentence}
              </p>
            ))}
            {step.technical.length > 0 ? (
              <details class="timeline__details">
                <summary>{t('story.details')}</summary>
                <p>{step.technical.join(' · ')}</p>
              </details>
            ) : null}
          </div>
          <time class="numbers" dateTime={step.at}>
            {formatDate(step.at, {
              ...(days.size > 1 ? ({ day: 'numeric', month: 'short' } as const) : {}),
              hour: 'numeric',
              minute: '2-digit',
              second: '2-digit',
              timeZone,
            })}
          </time>
        </li>
      ))}
    </ol>
  )
}

const dayOf = (at: string, timeZone: string) => formatDate(at, { day: 'numeric', month: 'numeric', timeZone })
