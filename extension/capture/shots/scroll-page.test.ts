import { parseHTML } from 'linkedom'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { beginScrolling, endScrolling, scrollToPiece } from './scroll-page.ts'

const page = `<!doctype html><html><body>
  <div id="app"><div id="feed">A feed</div></div>
  <div id="chat">Chat</div>
</body></html>`

/** The styles of an element's own, with their priorities, which linkedom does not know. */
function ownStyle() {
  const own = new Map<string, { value: string; priority: string }>()
  return {
    getPropertyValue: (name: string) => own.get(name)?.value ?? '',
    getPropertyPriority: (name: string) => own.get(name)?.priority ?? '',
    setProperty: (name: string, value: string, priority = '') => void own.set(name, { value, priority }),
    removeProperty: (name: string) => void own.delete(name),
    told: () => [...own].map(([name, { value, priority }]) => [name, value, priority].join(' ').trim()),
  }
}

let styles: Map<string, ReturnType<typeof ownStyle>>
let feed: HTMLElement
beforeEach(() => {
  const { window } = parseHTML(page)
  const { document, HTMLElement, SVGElement, ShadowRoot } = window
  // What linkedom leaves to browsers: the feed alone has more than it shows, and what holds it is fixed as the chat is.
  Object.defineProperty(document, 'images', { value: [] })
  styles = new Map()
  for (const element of document.querySelectorAll('*')) {
    const style = ownStyle()
    styles.set(element.id || element.localName, style)
    Object.defineProperty(element, 'style', { value: style })
    Object.assign(element, {
      ...{ clientWidth: 800, clientHeight: 600, scrollTop: 0, scrollLeft: 0 },
      scrollHeight: element.id === 'feed' ? 2_000 : 600,
      getBoundingClientRect: () => ({ left: 0, top: 0, bottom: 600, width: 800, height: 600 }),
      scrollTo: ({ top }: { top: number }) => Object.assign(element, { scrollTop: top }),
    })
  }
  styles.get('chat')?.setProperty('opacity', '0.9')
  feed = document.querySelector<HTMLElement>('#feed') ?? document.body
  const computed = ({ id }: Element) => ({
    position: id === 'app' || id === 'chat' ? 'fixed' : 'static',
    ...{ overflowY: id === 'feed' ? 'auto' : 'visible', zIndex: 'auto' },
  })
  const globals = {
    ...{ document, HTMLElement, SVGElement, ShadowRoot, innerWidth: 800, innerHeight: 600 },
    getComputedStyle: computed,
    requestAnimationFrame: (draw: () => void) => setTimeout(draw, 0),
  }
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value)
})
afterEach(() => {
  endScrolling()
  vi.unstubAllGlobals()
})

const stylesOf = (id: string) => styles.get(id)?.told()
const all = () => [...styles.values()].map(({ told }) => told())

describe('a page that is scrolled for its picture', () => {
  it('keeps what holds the part that scrolls, and hides what else is fixed', async () => {
    expect(beginScrolling()).toMatchObject({ height: 2_000, windowWidth: 800 })
    expect(await scrollToPiece(600, 'middle')).toBe(600)
    expect(stylesOf('app')).toEqual([])
    expect(stylesOf('chat')).toContain('opacity 0 important')
  })

  it('is put back by the next run, where the worker of one was ended', async () => {
    const before = all()
    beginScrolling()
    await scrollToPiece(600, 'middle')
    beginScrolling()
    expect(all()).toEqual(before)
    expect(feed.scrollTop).toBe(0)
    await scrollToPiece(600, 'middle')
    expect(all()).not.toEqual(before)
    endScrolling()
    expect(all()).toEqual(before)
  })

  it('is not changed any more by a piece that was on its way when it was put back', async () => {
    const before = all()
    beginScrolling()
    const piece = scrollToPiece(600, 'middle')
    endScrolling()
    expect(await piece).toBeNull()
    expect(all()).toEqual(before)
  })
})
