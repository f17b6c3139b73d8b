import { browser } from 'wxt/browser'
import * as z from 'zod/mini'
import { cropPicture } from '../../pictures/codec.ts'
import { inPixels } from '../../pictures/frame.ts'
import { captureView } from './capture-view.ts'
import { ShotStopped } from './problem.ts'

const side = z.number().check(z.gte(0), z.lte(100_000))
/** What the person drew, in the window's pixels; null when they left. */
export const Drawn = z.nullable(
  z.object({ x: side, y: side, width: side, height: side, windowWidth: side.check(z.gte(1)) }),
)
export type Drawn = z.infer<typeof Drawn>

/** A worker is ended after half a minute in which it does nothing; drawing may take longer. */
const stayAwake = 20_000

/** Lets the person draw a frame in the page, and takes what is in it. */
export async function captureRegion(tabId: number, signal: AbortSignal): Promise<Blob> {
  const awake = setInterval(() => void browser.runtime.getPlatformInfo(), stayAwake)
  const leave = () =>
    void browser.scripting.executeScript({ target: { tabId }, func: leaveRegion }).catch(() => {})
  signal.addEventListener('abort', leave, { once: true })
  try {
    const drawn = z.safeParse(Drawn, await askInPage(tabId))
    if (!drawn.success) throw new ShotStopped('LEFT')
    if (drawn.data === null) throw new ShotStopped('CANCELLED')
    const file = await captureView(tabId)
    const bitmap = await createImageBitmap(file)
    const frame = inPixels(drawn.data, bitmap.width / drawn.data.windowWidth, bitmap)
    bitmap.close()
    return await cropPicture(file, frame)
  } finally {
    clearInterval(awake)
    signal.removeEventListener('abort', leave)
  }
}

async function askInPage(tabId: number): Promise<unknown> {
  try {
    const [injected] = await browser.scripting.executeScript({ target: { tabId }, files: ['/region.js'] })
    return injected?.result
  } catch {
    throw new ShotStopped((await browser.tabs.get(tabId).catch(() => null)) ? 'FORBIDDEN' : 'LEFT')
  }
}

/** Runs inside the page. */
function leaveRegion(): void {
  document.querySelector('allin-region')?.dispatchEvent(new Event('allin-leave'))
}
