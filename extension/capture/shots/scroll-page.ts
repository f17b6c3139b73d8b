import type { PageSize } from '../../pictures/stitch.ts'

/** What is remembered in a page while it is photographed piece by piece; among our own scripts, the page does not see it. */
interface Scrolling {
  part: Element
  top: number
  left: number
  changed: { element: ElementCSSInlineStyle & Element; property: string; value: string; priority: string }[]
  timer: ReturnType<typeof setTimeout>
}
type World = typeof globalThis & { allinScrolling?: Scrolling | undefined }

/** Which piece of a page is to be taken. */
export type Which = 'only' | 'first' | 'middle' | 'last'

/** What the functions below need to begin: how large the page is, and how wide the window that shows it. */
export interface Begun extends PageSize {
  windowWidth: number
}

/**
 * Begins to photograph a page: remembers how it stands, and says what there is to scroll. Where the page itself does not
 * scroll, that is its largest part that does. Each of these functions runs inside the page and may use nothing from
 * outside itself.
 */
export function beginScrolling(): Begun {
  const world = globalThis as World
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
  world.allinScrolling = {
    ...{ part, top: part.scrollTop, left: part.scrollLeft, changed: [] },
    timer: setTimeout(() => {}, 0),
  }
  const box = part.getBoundingClientRect()
  const view = inner ? { x: box.left + part.clientLeft, y: box.top + part.clientTop } : { x: 0, y: 0 }
  const width = inner ? part.clientWidth : document.documentElement.clientWidth
  const height = inner ? part.clientHeight : innerHeight
  return { height: part.scrollHeight, view: { ...view, width, height }, windowWidth: innerWidth }
}

/**
 * Scrolls to a piece and waits until it is drawn. What is fixed to the window stands on the first piece only, what sticks
 * where it belongs. Answers how far the page really scrolled; null where another page has come in its place.
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
  state.timer = setTimeout(() => world.dispatchEvent(new Event('allin-restore')), 10_000)
  if (state.changed.length === 0) {
    addEventListener('allin-restore', restore, { once: true })
    for (const element of [state.part, document.documentElement]) {
      set(element, 'scroll-behavior', 'auto')
      set(element, 'scroll-snap-type', 'none')
    }
  }
  state.part.scrollTo({ top, left: state.left, behavior: 'instant' })
  await drawn()
  await loaded()
  if (which !== 'only') settle()
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

  function settle(): void {
    for (const element of everything(document)) {
      const style = getComputedStyle(element)
      if (style.position === 'sticky') {
        // Where it stands when nothing is scrolled, with the room that it has there.
        set(element, 'position', 'relative')
        for (const side of ['top', 'right', 'bottom', 'left']) set(element, side, 'auto')
      }
      if (style.position === 'fixed' && isInTheWay(element, style)) {
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

  function everything(root: Document | ShadowRoot): Element[] {
    return [...root.querySelectorAll('*')].flatMap((element) =>
      element.shadowRoot ? [element, ...everything(element.shadowRoot)] : [element],
    )
  }

  function restore(): void {
    const { allinScrolling: now } = world
    if (now === undefined) return
    clearTimeout(now.timer)
    for (const { element, property, value, priority } of now.changed.reverse()) {
      if (value === '') element.style.removeProperty(property)
      else element.style.setProperty(property, value, priority)
      if (element.getAttribute('style') === '') element.removeAttribute('style')
    }
    now.part.scrollTo({ top: now.top, left: now.left, behavior: 'instant' })
    world.allinScrolling = undefined
  }
}

/** Puts the page back as it was. */
export function endScrolling(): void {
  dispatchEvent(new Event('allin-restore'))
}
