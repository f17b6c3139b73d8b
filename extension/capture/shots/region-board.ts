import { type Edge, edges, type Frame } from '../../pictures/frame.ts'

/** Smallest side that a pointer draws on purpose, in pixels. */
export const leastDrawn = 8

interface Texts {
  hint: string
  take: string
  leave: string
  /** How the frame is called where it is read aloud. */
  frame: string
  /** `ltr` or `rtl`, as the browser's language is written. */
  direction: string
}

/** The frame with its handles, the bar with what to press, and the words on its size. */
export interface Board {
  ground: HTMLElement
  frame: HTMLElement
  take: HTMLElement
  leave: HTMLElement
  show(frame: Frame): void
  edgeAt(target: EventTarget | null): Edge | null
  isFrame(target: EventTarget | null): boolean
  isButton(target: EventTarget | null): boolean
  /** Whether the focus is on the button that leaves. */
  isLeaving(): boolean
  /** Moves the focus on, in a circle. */
  focusNext(backwards: boolean): void
}

const cursors: Record<Edge, string> = {
  ...{ n: 'ns', s: 'ns', e: 'ew', w: 'ew', ne: 'nesw', sw: 'nesw', nw: 'nwse', se: 'nwse' },
}

/** Draws all of it into an empty page. Styles are set one by one: a page's policy may forbid sheets. */
export function boardIn(page: Document, texts: Texts): Board {
  const dress = (element: HTMLElement, styles: Record<string, string>) => {
    for (const [property, value] of Object.entries(styles)) element.style.setProperty(property, value)
  }
  const make = (name: string, styles: Record<string, string>) => {
    const element = page.createElement(name)
    dress(element, styles)
    return element
  }
  dress(page.documentElement, { height: '100%', background: 'transparent', 'color-scheme': 'light' })
  dress(page.body, { height: '100%', margin: '0', background: 'transparent', overflow: 'hidden' })
  page.documentElement.dir = texts.direction

  // Our own colours in forced colours too: the shade and the two lines are seen on any page.
  const ground = make('main', {
    ...{ position: 'fixed', inset: '0', cursor: 'crosshair', 'touch-action': 'none', overflow: 'hidden' },
    ...{ 'user-select': 'none', '-webkit-user-select': 'none', 'forced-color-adjust': 'none' },
    font: '500 14px/1.4 system-ui, sans-serif',
  })
  const frame = make('div', {
    ...{ position: 'absolute', 'box-sizing': 'border-box', cursor: 'move', border: '2px solid #fff' },
    ...{ outline: '2px solid #10202a', 'box-shadow': '0 0 0 200vmax rgb(8 18 24 / 0.5)' },
  })
  frame.tabIndex = 0
  frame.setAttribute('role', 'group')
  frame.setAttribute('aria-label', texts.frame)
  const size = make('span', {
    ...{ position: 'absolute', top: '6px', 'inset-inline-start': '6px', padding: '2px 8px' },
    ...{
      'border-radius': '6px',
      background: '#10202a',
      color: '#fff',
      'font-variant-numeric': 'tabular-nums',
    },
    'pointer-events': 'none',
  })
  size.setAttribute('role', 'status')
  const handles = new Map<EventTarget, Edge>()
  for (const edge of edges) {
    const across = edge.includes('w') ? '0%' : edge.includes('e') ? '100%' : '50%'
    const along = edge.includes('n') ? '0%' : edge.includes('s') ? '100%' : '50%'
    const handle = make('span', {
      ...{ position: 'absolute', left: across, top: along, width: '14px', height: '14px', margin: '-8px' },
      ...{
        'box-sizing': 'border-box',
        border: '2px solid #10202a',
        background: '#fff',
        'border-radius': '50%',
      },
      cursor: `${cursors[edge]}-resize`,
    })
    handles.set(handle, edge)
    frame.append(handle)
  }
  frame.append(size)

  const bar = make('div', {
    ...{
      position: 'absolute',
      bottom: '16px',
      left: '50%',
      translate: '-50% 0',
      display: 'flex',
      gap: '12px',
    },
    ...{ 'align-items': 'center', 'flex-wrap': 'wrap', 'justify-content': 'center', width: 'max-content' },
    ...{ 'max-width': 'calc(100% - 32px)', 'box-sizing': 'border-box', padding: '10px 10px 10px 16px' },
    ...{
      'border-radius': '12px',
      border: '1px solid #fff',
      background: '#10202a',
      color: '#fff',
      cursor: 'default',
    },
  })
  const hint = make('span', {})
  hint.textContent = texts.hint
  const button = (text: string, colours: Record<string, string>) => {
    const element = make('button', {
      ...{ font: 'inherit', padding: '6px 14px', 'border-radius': '8px', cursor: 'pointer' },
      ...{ border: '1px solid #fff', ...colours },
    })
    element.textContent = text
    element.addEventListener('focus', () => dress(element, { outline: '2px solid #7fd6ea' }))
    element.addEventListener('blur', () => element.style.removeProperty('outline'))
    return element
  }
  const take = button(texts.take, { background: '#fff', color: '#10202a' })
  const leave = button(texts.leave, { background: '#10202a', color: '#fff' })
  bar.append(hint, take, leave)
  ground.append(frame, bar)
  page.body.append(ground)
  frame.addEventListener('focus', () => dress(frame, { 'border-color': '#7fd6ea' }))
  frame.addEventListener('blur', () => dress(frame, { 'border-color': '#fff' }))

  const round = [frame, take, leave]
  return {
    ...{ ground, frame, take, leave },
    show({ x, y, width, height }) {
      dress(frame, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` })
      size.textContent = `${Math.round(width)} × ${Math.round(height)}`
      // Out of the way of a frame that reaches down to it.
      const isLow = y + height > page.documentElement.clientHeight - 90 && y > 90
      dress(bar, isLow ? { bottom: 'auto', top: '16px' } : { bottom: '16px', top: 'auto' })
    },
    edgeAt: (target) => (target ? (handles.get(target) ?? null) : null),
    isFrame: (target) => target === frame,
    isButton: (target) => target === take || target === leave || target === bar || target === hint,
    isLeaving: () => page.activeElement === leave,
    focusNext(backwards) {
      const at = round.indexOf(page.activeElement as HTMLElement)
      round[(at + (backwards ? -1 : 1) + round.length) % round.length]?.focus()
    },
  }
}
