import type { ComponentChildren, JSX } from 'preact'
import { useId } from 'preact/hooks'
import { directionIn, t } from '../i18n/index.ts'
import './controls.css'
import { Icon, type IconName } from './icons.tsx'

type NativeButton = Omit<JSX.IntrinsicElements['button'], 'icon' | 'size'>

export interface ButtonProps extends NativeButton {
  kind?: 'plain' | 'primary' | 'quiet' | 'danger'
  size?: 'medium' | 'small'
  icon?: IconName
  /** Shows a spinner and takes no further press; keeps the focus. */
  busy?: boolean
  wide?: boolean
}

function buttonClass({ kind = 'plain', size, wide }: ButtonProps, iconOnly: boolean, extra: string): string {
  return [
    'button',
    kind === 'plain' ? '' : `button--${kind}`,
    kind === 'danger' ? 'button--quiet' : '',
    size === 'small' ? 'button--small' : '',
    wide ? 'button--wide' : '',
    iconOnly ? 'button--icon' : '',
    extra,
  ]
    .filter(Boolean)
    .join(' ')
}

/** Also keeps a form from being sent a second time, by Enter as well: browsers press its button then. */
const refusePress = (event: Event) => event.preventDefault()

export function Button(props: ButtonProps): JSX.Element {
  const { kind, size, icon, busy = false, wide, children, class: extra = '', onClick, ...rest } = props
  const iconOnly = children === undefined || children === null
  return (
    <button
      type="button"
      {...rest}
      {...(busy ? { onClick: refusePress } : onClick ? { onClick } : {})}
      class={buttonClass({ ...props, kind: kind ?? 'plain' }, iconOnly, String(extra))}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      {...(iconOnly && rest['aria-label'] && !rest.title ? { title: rest['aria-label'] } : {})}
    >
      {busy ? <span class="spinner" /> : icon ? <Icon name={icon} /> : null}
      {children}
    </button>
  )
}

export interface LinkButtonProps extends Pick<ButtonProps, 'kind' | 'size' | 'icon' | 'wide'> {
  href: string
  children?: ComponentChildren
  class?: string
  target?: string
  'aria-label'?: string
}

/** A link that looks like a button. */
export function LinkButton({ icon, children, href, target, ...rest }: LinkButtonProps): JSX.Element {
  return (
    <a
      href={href}
      class={buttonClass(rest, children === undefined, rest.class ?? '')}
      {...(target ? { target, rel: 'noopener' } : {})}
      {...(rest['aria-label'] ? { 'aria-label': rest['aria-label'], title: rest['aria-label'] } : {})}
    >
      {icon ? <Icon name={icon} /> : null}
      {children}
    </a>
  )
}

export interface FieldProps {
  label: ComponentChildren
  hint?: ComponentChildren
  problem?: string | null
  optional?: boolean
  hideLabel?: boolean
  children: (control: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: 'true' }) => JSX.Element
}

/** Label, hint and problem around one control; the control gets the ids that tie them together. */
export function Field({ label, hint, problem, optional, hideLabel, children }: FieldProps): JSX.Element {
  const id = useId()
  const described = problem ? `${id}-problem` : hint ? `${id}-hint` : undefined
  return (
    <div class="field">
      <label class={hideLabel ? 'visually-hidden' : 'field__label'} for={id}>
        <span>{label}</span>
        {optional ? <span class="field__optional">{t('common.optional')}</span> : null}
      </label>
      {children({
        id,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(problem ? { 'aria-invalid': 'true' as const } : {}),
      })}
      {problem ? (
        <p class="field__problem" id={`${id}-problem`}>
          <span>{problem}</span>
        </p>
      ) : hint ? (
        <p class="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
    </div>
  )
}

type NativeInput = Omit<JSX.IntrinsicElements['input'], 'label' | 'onInput' | 'value'>

type TextFieldProps = Omit<FieldProps, 'children'> &
  NativeInput & {
    value: string
    onValue: (value: string) => void
  }

/** Addresses, handles and passwords run from left to right in every language; words as they are written. */
function directionOfField({ type = 'text', inputMode, spellcheck }: NativeInput, value: string) {
  const isCode = ['email', 'url', 'password'].includes(String(type)) || inputMode === 'url'
  if (isCode || spellcheck === false) return 'ltr'
  return type === 'text' ? directionIn(value) : undefined
}

export function TextField(props: TextFieldProps): JSX.Element {
  const { label, hint, problem, optional, hideLabel, value, onValue, ...native } = props
  return (
    <Field
      label={label}
      hint={hint}
      problem={problem ?? null}
      {...(optional ? { optional } : {})}
      {...(hideLabel ? { hideLabel } : {})}
    >
      {(control) => (
        <input
          dir={directionOfField(native, value)}
          {...native}
          {...control}
          class="input"
          value={value}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

/** Two to four choices side by side. */
export function Segments<Value extends string>(props: {
  label: string
  value: Value
  options: readonly { value: Value; label: string }[]
  onValue: (value: Value) => void
}): JSX.Element {
  return (
    <fieldset class="segments" aria-label={props.label}>
      {props.options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === props.value}
          onClick={() => props.onValue(option.value)}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  )
}
