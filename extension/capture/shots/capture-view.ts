import { browser } from 'wxt/browser'
import { captureRefusal } from './capture-refusal.ts'
import { ShotStopped } from './problem.ts'

/** Milliseconds between two captures: Chromium allows two a second (MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND). */
const pause = 550
let last = 0

/**
 * What the window shows of a tab now, as a PNG in the pixels of the screen. Stops where the browser does not allow it, and
 * where another tab has come to the front: that one must not get onto the picture.
 */
export async function captureView(tabId: number): Promise<Blob> {
  const first = await captureOnce(tabId)
  // The browser may still count what a worker before this one took.
  const taken = first === 'QUOTA' ? await captureOnce(tabId) : first
  if (taken instanceof Blob) return taken
  throw new ShotStopped(taken === 'FORBIDDEN' ? 'FORBIDDEN' : 'FAILED')
}

async function captureOnce(tabId: number): Promise<Blob | ReturnType<typeof captureRefusal>> {
  const wait = last + pause - Date.now()
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
  const windowId = await windowOf(tabId)
  last = Date.now()
  let address: string
  try {
    address = await browser.tabs.captureVisibleTab(windowId, { format: 'png' })
  } catch (error) {
    return captureRefusal(error instanceof Error ? error.message : '')
  }
  await windowOf(tabId)
  return blobOf(address)
}

async function windowOf(tabId: number): Promise<number> {
  const tab = await browser.tabs.get(tabId).catch(() => null)
  if (!tab?.active) throw new ShotStopped('LEFT')
  return tab.windowId
}

/** Our pages may not fetch data addresses. */
function blobOf(address: string): Blob {
  const base64 = address.slice(address.indexOf(',') + 1)
  return new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], {
    type: 'image/png',
  })
}
