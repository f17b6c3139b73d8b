import type { Begun } from './begun.ts'

/** What is remembered in a page while it is photographed piece by piece; among our own scripts, the page does not see it. */
interface Scrolling {
  part: Element
  top: number
  left: number
  changed: { element: ElementCSSInlineStyle & Element; property: string; value: string; priority: string }[]
  timer: ReturnType<typeof setTimeout>
  /** Puts the page back as it was. */
  restore(): void
}
type World = typeof globalThis & { allinScrolling?: Scrolling | undefined }

/** Which piece of a page is to be taken. */
export type Which = 'only' | 'first' | 'middle' | 'last'

/**
 * Begins to photograph a page: remembers how it stands, and says what there is to scroll. Where the page itself does not
 * scroll, that is its largest part that does. Each of these functions runs inside the page and may use nothing from
 * outside itself.
 */
export function beginScrolling(): Begun {
  const world = globalThis as World
  // The worker of an earlier run may have been ended before it put the page back.
  world.allinScrolling?.restore()
  document.querySelector('allin-confirmation')?.remove()
  const root = document.scrollingElement ?? document.documentElement
  const scrolls = (element: Element) =>
    element.scrollHeight > element.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(element).overflowY)
  const areaOf = (element: Element) => element.clientWidth * element.clientHeight
  const isLarge = (element: Element) => areaOf(element) > (innerWidth * innerHeight) / 2
  const inner =
    root.scrollHeight > innerHeight + 1
      ? undefined
      : [...document.querySelectorAll('body *')]
          .filter((element) => isLarge(element) && scrolls(element))
          .sort((a, b) => areaOf(b) - areaOf(a))[0]
  const part = inner ?? root
  const state: Scrolling = {
    ...{ part, top: part.scrollTop, left: part.scrollLeft, changed: [], restore },
    timer: setTimeout(restore, 10_000),
  }
  world.allinScrolling = state
  const box = part.getBoundingClientRect()
  const view = inner ? { x: box.left + part.clientLeft, y: box.top + part.clientTop } : { x: 0, y: 0 }
  const width = inner ? part.clientWidth : document.documentElement.clientWidth
  const height = inner ? part.clientHeight : innerHeight
  return { height: part.scrollHeight, view: { ...view, width, height }, windowWidth: innerWidth }

  function restore(): void {
    clearTimeout(state.timer)
    for (const { element, property, value, priority } of state.changed.splice(0).reverse()) {
      if (value === '') element.style.removeProperty(property)
      else element.style.setProperty(property, value, priority)
      if (element.getAttribute('style') === '') element.removeAttribute('style')
    }
    state.part.scrollTo({ top: state.top, left: state.left, behavior: 'instant' })
    if (world.allinScrolling === state) world.allinScrolling = undefined
  }
}

/**
 * Scrolls to a piece and waits until it is drawn. What is fixed to the window stands on the first piece only, what sticks
 * where it belongs. Answers how far the page really scrolled; null where another page has come in its place, or the page
 * was put back meanwhile.
 */
export async function scrollToPiece(top: number, which: Which): Promise<number | null> {
  const world = globalThis as World
  const state = world.allinScrolling
  if (state === undefined) return null
  const set = (element: Element, property: string, value: string) => {
    if (!(element instanceof HTMLElement || element instanceof SVGElement)) return
    const { style } = element
    const before = { value: style.getPropertyValue(property), priority: style.getPropertyPriority(property) }
    if (before.value === value && before.priority === 'important') return
    state.changed.push({ element, property, ...before })
    style.setProperty(property, value, 'important')
  }
  // Whatever becomes of the worker, the page does not stay like this.
  clearTimeout(state.timer)
  state.timer = setTimeout(state.restore, 10_000)
  if (state.changed.length === 0) {
    for (const element of [state.part, document.documentElement]) {
      set(element, 'scroll-behavior', 'auto')
      set(element, 'scroll-snap-type', 'none')
    }
  }
  state.part.scrollTo({ top, left: state.left, behavior: 'instant' })
  await drawn()
  await loaded()
  if (world.allinScrolling !== state) return null
  if (which !== 'only') settle(state.part)
  await drawn()
  return state.part.scrollTop

  /** Two frames; a window that is not drawn has none. */
  function drawn(): Promise<unknown> {
    const frames = new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    return Promise.race([frames, new Promise((resolve) => setTimeout(resolve, 300))])
  }

  /** The images in the window that only now begin to come. */
  function loaded(): Promise<unknown> {
    const coming = [...document.images].filter((image) => {
      const box = image.getBoundingClientRect()
      return !image.complete && box.bottom > 0 && box.top < innerHeight
    })
    const ends = coming.map(
      (image) =>
        new Promise((resolve) => {
          image.addEventListener('load', resolve, { once: true })
          image.addEventListener('error', resolve, { once: true })
        }),
    )
    return Promise.race([Promise.all(ends), new Promise((resolve) => setTimeout(resolve, 800))])
  }

  function settle(part: Element): void {
    const holders = new Set(holding(part))
    for (const element of everything(document)) {
      const style = getComputedStyle(element)
      if (style.position === 'sticky') {
        // Where it stands when nothing is scrolled, with the room that it has there.
        set(element, 'position', 'relative')
        for (const side of ['top', 'right', 'bottom', 'left']) set(element, side, 'auto')
      }
      if (style.position === 'fixed' && !holders.has(element) && isInTheWay(element, style)) {
        set(element, 'transition', 'none')
        set(element, 'opacity', '0')
      }
    }
  }

  function isInTheWay(element: Element, { zIndex }: CSSStyleDeclaration): boolean {
    const box = element.getBoundingClientRect()
    const isGround = Number(zIndex) < 0 && box.width >= innerWidth * 0.9 && box.height >= innerHeight * 0.9
    if (isGround) return false
    // A bar at the lower edge would stand in the middle of the picture.
    return which !== 'first' || box.top > innerHeight / 2
  }

  /** The part that scrolls and all that it stands in, as it is drawn: it is what the picture shows. */
  function holding(element: Element): Element[] {
    const root = element.getRootNode()
    const above =
      element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null)
    return above === null ? [element] : [element, ...holding(above)]
  }

  function everything(root: Document | ShadowRoot): Element[] {
    return [...root.querySelectorAll('*')].flatMap((element) =>
      element.shadowRoot ? [element, ...everything(element.shadowRoot)] : [element],
    )
  }
}

/** Puts the page back as it was. */
export function endScrolling(): void {
  ;(globalThis as World).allinScrolling?.restore()
}
