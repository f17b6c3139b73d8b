import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { isRightToLeft } from '../i18n/index.ts'
import { Icon, type IconName } from './icons.tsx'

export interface MenuItem {
  label: string
  icon?: IconName
  danger?: boolean
  disabled?: boolean
  onSelect: () => void
}

export interface MenuProps {
  /** What the button shows. */
  trigger: ComponentChildren
  /** Name of the button where it shows no text. */
  label?: string
  triggerClass?: string
  items: readonly (MenuItem | 'line')[]
  heading?: string
}

/** A menu button. Arrow keys, Home, End, Escape and first letters work as in any menu. */
export function Menu({
  trigger,
  label,
  triggerClass = 'button button--quiet',
  items,
  heading,
}: MenuProps): JSX.Element {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)

  useEffect(() => {
    const menu = list.current
    const anchor = button.current
    if (!open || !menu || !anchor) return
    menu.showPopover()
    place(menu, anchor)
    entries(menu)[0]?.focus()
    const close = () => setOpen(false)
    const onToggle = (event: Event) => {
      if ((event as ToggleEvent).newState === 'closed') close()
    }
    menu.addEventListener('toggle', onToggle)
    addEventListener('scroll', close, { passive: true })
    addEventListener('resize', close)
    return () => {
      menu.removeEventListener('toggle', onToggle)
      removeEventListener('scroll', close)
      removeEventListener('resize', close)
    }
  }, [open])

  const choose = (item: MenuItem) => {
    if (item.disabled) return
    setOpen(false)
    button.current?.focus()
    item.onSelect()
  }

  return (
    <>
      <button
        ref={button}
        id={`${id}-button`}
        type="button"
        class={triggerClass}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        {...(label ? { 'aria-label': label, title: label } : {})}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          event.preventDefault()
          setOpen(true)
        }}
      >
        {trigger}
      </button>
      {open ? (
        <div
          ref={list}
          id={id}
          class="menu"
          role="menu"
          popover="auto"
          {...((label ?? heading)
            ? { 'aria-label': label ?? heading }
            : { 'aria-labelledby': `${id}-button` })}
          onKeyDown={onKey}
        >
          {heading ? <div class="menu__label">{heading}</div> : null}
          {items.map((item, index) =>
            item === 'line' ? (
              <hr key={`line ${index}`} class="menu__line" />
            ) : (
              <button
                key={item.label}
                type="button"
                role="menuitem"
                tabIndex={-1}
                class={`menu__item ${item.danger ? 'menu__item--danger' : ''}`}
                aria-disabled={item.disabled || undefined}
                onClick={() => choose(item)}
              >
                {item.icon ? <Icon name={item.icon} /> : null}
                {item.label}
              </button>
            ),
          )}
        </div>
      ) : null}
    </>
  )

  function onKey(event: KeyboardEvent) {
    const menu = list.current
    if (!menu) return
    const all = entries(menu)
    const at = all.indexOf(document.activeElement as HTMLElement)
    const next = {
      ArrowDown: (at + 1) % all.length,
      ArrowUp: (at - 1 + all.length) % all.length,
      Home: 0,
      End: all.length - 1,
    }[event.key]
    if (next !== undefined) {
      event.preventDefault()
      all[next]?.focus()
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault()
      setOpen(false)
      button.current?.focus()
    } else if (event.key.length === 1) {
      const letter = event.key.toLowerCase()
      all.find((each) => each.textContent?.trim().toLowerCase().startsWith(letter))?.focus()
    }
  }
}

function entries(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]')]
}

/** Puts a popover below its anchor, or above where there is more room, at its start if it fits, inside the window. */
export function place(popover: HTMLElement, anchor: HTMLElement): void {
  const gap = 6
  const edge = 8
  const at = anchor.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = popover
  const fitsBelow = at.bottom + gap + height <= innerHeight - edge
  const top = fitsBelow ? at.bottom + gap : Math.max(edge, at.top - gap - height)
  const fitsRight = at.left + width <= innerWidth - edge
  const fitsLeft = at.right - width >= edge
  const alignsLeft = isRightToLeft() ? !fitsLeft && fitsRight : fitsRight
  const left = Math.max(edge, alignsLeft ? at.left : at.right - width)
  popover.style.top = `${Math.round(top)}px`
  popover.style.left = `${Math.round(left)}px`
}
