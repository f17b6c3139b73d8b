import {
  type Bounds,
  type Edge,
  type Frame,
  frameBetween,
  moveFrame,
  resizeFrame,
} from '../../pictures/frame.ts'
import { byKey } from '../../pictures/frame-keys.ts'
import { words, wordsDirection } from '../../words.ts'
import type { Drawn, RegionWorld } from './region.ts'
import { type Board, boardIn, leastDrawn } from './region-board.ts'

/** Milliseconds after which a frame that nobody draws goes away. */
const patience = 300_000
/** Milliseconds that the release of a key is waited for: it may happen in another window. */
const release = 1_000
/** Pixels by which an arrow key moves or resizes. */
const step = 10

/**
 * Lays a frame over the page that the person moves and resizes. Where it is once they take it stands in `allinRegion`, to be
 * asked for; null when they leave. It stands in a frame of its own inside a closed shadow root: what the page does with keys
 * and the mouse does not reach it, and what is pressed in it does not reach the page.
 *
 * @returns true: it stands
 */
export function drawRegion(): true {
  const world = globalThis as RegionWorld
  world.allinRegion?.leave()
  // One that the extension laid before it was updated.
  document.querySelector('allin-region')?.remove()
  const { host, inside } = cover()
  const focused = document.activeElement
  // In a modal dialog where one is open: the browser takes no press anywhere else.
  const above = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document.documentElement
  const { promise: drawn, resolve } = Promise.withResolvers<Drawn>()
  world.allinRegion = { drawn, leave: () => void end(null) }
  const over = new AbortController()
  const timer = setTimeout(() => end(null), patience)
  let listening = new AbortController()
  async function end(frame: Frame | null): Promise<void> {
    if (over.signal.aborted) return
    over.abort()
    clearTimeout(timer)
    listening.abort()
    observer.disconnect()
    host.remove()
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
    if (frame === null) return resolve(null)
    document.querySelector('allin-confirmation')?.remove()
    // Gone from the screen as well, before it is photographed.
    await redrawn()
    resolve({ ...frame, windowWidth: innerWidth })
  }
  /** Stays until the key is up again: its release would be the page's otherwise. */
  function endByKey(view: Window, frame: Frame | null): void {
    listening.abort()
    listening = new AbortController()
    const late = setTimeout(() => void end(frame), release)
    const options = { capture: true, signal: listening.signal }
    for (const place of [view, window]) {
      place.addEventListener('keydown', swallow, options)
      place.addEventListener(
        'keyup',
        (event) => {
          swallow(event)
          clearTimeout(late)
          void end(frame)
        },
        options,
      )
    }
  }
  /** Browsers differ in when an empty page is there; some put another one in its place once more. */
  function build(): void {
    if (over.signal.aborted) return
    const { contentDocument: page, contentWindow: view } = inside
    if (page === null || view === null || !host.matches(':popover-open')) return
    if (page.querySelector('main')) return
    listening.abort()
    listening = new AbortController()
    const board = boardIn(page, {
      hint: words('region_hint'),
      take: words('region_take'),
      leave: words('region_leave'),
      frame: words('region_frame'),
      direction: wordsDirection(),
    })
    const listen = handle(board, view, {
      byMouse: (frame) => void end(frame),
      byKey: (frame) => endByKey(view, frame),
    })
    const options = { capture: true, signal: listening.signal }
    view.addEventListener('keydown', listen, options)
    // Pages that pull the focus back, as dialogs do, still do not get these keys.
    addEventListener('keydown', listen, options)
    view.focus()
    board.frame.focus()
  }
  /** The page may take it away, or close the dialog that it stands in. */
  function look(): void {
    const stands = host.isConnected && host.matches(':popover-open') && !above.matches('dialog:not([open])')
    if (!stands) void end(null)
  }
  const observer = new MutationObserver(look)
  inside.addEventListener('load', build)
  above.append(host)
  host.showPopover()
  host.addEventListener('toggle', look)
  observer.observe(document, { childList: true, subtree: true })
  observer.observe(above, { attributes: true, attributeFilter: ['open'] })
  // A page that is kept for the way back would bring the frame with it, and nobody waits for it any more.
  addEventListener('pagehide', () => void end(null), { signal: over.signal })
  if (inside.contentDocument?.readyState === 'complete') build()
  return true
}

/** Two frames; a window that is not drawn has none. */
function redrawn(): Promise<unknown> {
  const frames = new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  return Promise.race([frames, new Promise((resolve) => setTimeout(resolve, 300))])
}

/** The element over the whole window, above everything that the page puts on top, and the empty page in it. */
function cover(): { host: HTMLElement; inside: HTMLIFrameElement } {
  const host = document.createElementNS('http://www.w3.org/1999/xhtml', 'allin-region') as HTMLElement
  host.popover = 'manual'
  const inside = document.createElement('iframe')
  inside.title = words('region_frame')
  const whole = { inset: '0', width: '100%', height: '100%', border: '0', margin: '0', padding: '0' }
  const dress = (element: HTMLElement, styles: Record<string, string>) => {
    for (const [property, value] of Object.entries(styles)) {
      element.style.setProperty(property, value, 'important')
    }
  }
  dress(host, { all: 'initial', display: 'block', position: 'fixed', 'z-index': '2147483647', ...whole })
  dress(host, { 'max-width': 'none', 'max-height': 'none', overflow: 'hidden', background: 'transparent' })
  // A frame of another colour scheme than its surroundings would not let them through.
  dress(host, { 'color-scheme': 'light' })
  dress(inside, { all: 'initial', display: 'block', position: 'absolute', 'color-scheme': 'light', ...whole })
  host.attachShadow({ mode: 'closed' }).append(inside)
  return { host, inside }
}

function swallow(event: Event): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}

/** What to do when the person is done, by what they ended with. */
interface Ends {
  byMouse: (frame: Frame | null) => void
  byKey: (frame: Frame | null) => void
}

/** Makes the board answer mouse and keyboard; answers the listener for keys. */
function handle(board: Board, view: Window, end: Ends): (event: KeyboardEvent) => void {
  const bounds = (): Bounds => ({ width: view.innerWidth, height: view.innerHeight })
  const { width, height } = bounds()
  let frame: Frame = { x: width * 0.2, y: height * 0.2, width: width * 0.6, height: height * 0.5 }
  const show = (next: Frame) => {
    frame = next
    board.show(frame)
  }
  show(frame)
  view.addEventListener('resize', () => show(frameBetween(frame, corner(frame), bounds())))
  board.take.addEventListener('click', () => end.byMouse(frame))
  board.leave.addEventListener('click', () => end.byMouse(null))
  board.frame.addEventListener('dblclick', () => end.byMouse(frame))
  board.ground.addEventListener('pointerdown', (down: PointerEvent) => {
    if (down.button !== 0 || board.isButton(down.target)) return
    down.preventDefault()
    board.frame.focus()
    const start = frame
    const edge = board.edgeAt(down.target)
    const change = changeBy(start, edge, down, board.isFrame(down.target), bounds)
    const drag = (move: PointerEvent) => show(change(move))
    const drop = () => {
      board.ground.removeEventListener('pointermove', drag)
      // A mere press draws nothing.
      if (Math.min(frame.width, frame.height) < leastDrawn) show(start)
    }
    board.ground.setPointerCapture(down.pointerId)
    board.ground.addEventListener('pointermove', drag)
    board.ground.addEventListener('lostpointercapture', drop, { once: true })
  })
  return (event) => {
    const next = byKey(event, frame, bounds(), step)
    const isTab = event.key === 'Tab'
    if (next === null && !isTab && event.key !== 'Enter' && event.key !== 'Escape') return
    swallow(event)
    if (next) show(next)
    else if (isTab) board.focusNext(event.shiftKey)
    else end.byKey(event.key === 'Enter' && !board.isLeaving() ? frame : null)
  }
}

const corner = ({ x, y, width, height }: Frame) => ({ x: x + width, y: y + height })

/** What a drag does, by where it began: at an edge, in the frame, or beside it. */
function changeBy(
  start: Frame,
  edge: Edge | null,
  down: PointerEvent,
  isInside: boolean,
  bounds: () => Bounds,
): (move: PointerEvent) => Frame {
  const by = (move: PointerEvent) => ({
    right: move.clientX - down.clientX,
    down: move.clientY - down.clientY,
  })
  if (edge !== null) return (move) => resizeFrame(start, edge, by(move), bounds())
  if (isInside) return (move) => moveFrame(start, by(move).right, by(move).down, bounds())
  const from = { x: down.clientX, y: down.clientY }
  return (move) => frameBetween(from, { x: move.clientX, y: move.clientY }, bounds())
}
