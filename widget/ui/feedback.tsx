import type { ComponentChildren, JSX } from 'preact'
import './surfaces.css'
import { Icon, type IconName } from './icons.tsx'

export type Tone = 'neutral' | 'blue' | 'green' | 'amber' | 'orange' | 'red'

const bannerIcons: Partial<Record<Tone, IconName>> = {
  red: 'alert',
  orange: 'warning',
  amber: 'warning',
  green: 'check',
}

/** Something to know about the page, with what one can do about it. */
export function Banner(props: {
  tone?: Tone
  icon?: IconName
  children: ComponentChildren
  actions?: ComponentChildren
  /** Announced at once; for problems that follow an action. */
  urgent?: boolean
}): JSX.Element {
  const { tone = 'neutral', icon = bannerIcons[tone] ?? 'info', children, actions, urgent = false } = props
  return (
    <div class={`banner tone-${tone}`} {...(urgent ? { role: 'alert' } : {})}>
      <Icon name={icon} />
      <div class="banner__text">{children}</div>
      {actions ? <div class="banner__actions">{actions}</div> : null}
    </div>
  )
}

/** What stands where nothing is yet: what this place is for, and the way on. */
export function EmptyState(props: {
  icon: IconName
  title: string
  children?: ComponentChildren
  action?: ComponentChildren
  /** True where this is all there is on the page. */
  isPage?: boolean
}): JSX.Element {
  const Heading = props.isPage ? 'h1' : 'h2'
  return (
    <div class="empty">
      <span class="empty__mark">
        <Icon name={props.icon} />
      </span>
      <Heading>{props.title}</Heading>
      {props.children ? <p>{props.children}</p> : null}
      {props.action}
    </div>
  )
}

/** Grey shapes while something loads. Sizes in CSS units. */
export function Skeleton({ height, width = '100%' }: { height: string; width?: string }): JSX.Element {
  return <div class="skeleton" style={{ height, width }} aria-hidden="true" />
}

/** @param value 0 to 1 */
export function ProgressBar({ value, label }: { value: number; label: string }): JSX.Element {
  return (
    <div
      class="progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(value * 100)}
    >
      <span style={{ transform: `scaleX(${value})` }} />
    </div>
  )
}
