import type { ComponentChildren, JSX } from 'preact'
import { isRightToLeft } from '../i18n/index.ts'

export interface Tab<Id extends string> {
  id: Id
  label: ComponentChildren
}

/** A row of tabs. Arrow keys move and choose; the panel must carry `id={panelId}` and role tabpanel. */
export function Tabs<Id extends string>(props: {
  label: string
  tabs: readonly Tab<Id>[]
  selected: Id
  onSelect: (id: Id) => void
  panelId: string
}): JSX.Element {
  const { label, tabs, selected, onSelect, panelId } = props
  return (
    <div
      class="tabs"
      role="tablist"
      aria-label={label}
      onKeyDown={(event) => {
        const onwards = isRightToLeft() ? -1 : 1
        const step = { ArrowRight: onwards, ArrowLeft: -onwards }[event.key]
        if (step === undefined) return
        event.preventDefault()
        const at = tabs.findIndex((tab) => tab.id === selected)
        const next = tabs[(at + step + tabs.length) % tabs.length]
        if (!next) return
        onSelect(next.id)
        event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus()
      }}
    >
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          class="tab"
          data-tab={tab.id}
          id={`${panelId}-${tab.id}`}
          aria-selected={tab.id === selected}
          aria-controls={panelId}
          tabIndex={tab.id === selected ? 0 : -1}
          onClick={() => onSelect(tab.id)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  )
}
