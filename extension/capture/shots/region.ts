import { browser } from 'wxt/browser'
import * as z from 'zod/mini'
import { cropImage } from '../../../widget/ui/canvas.ts'
import { inPixels } from '../../pictures/frame.ts'
import { captureView } from './capture-view.ts'
import { inPage, left, refused } from './in-page.ts'
import type { Picture } from './picture.ts'
import { ShotStopped } from './problem.ts'
import { atMost, untilStopped } from './until-stopped.ts'

const side = z.number().check(z.gte(0), z.lte(100_000))
/** What the person drew, in the window's pixels; null when they left. */
export const Drawn = z.nullable(
  z.object({ x: side, y: side, width: side, height: side, windowWidth: side.check(z.gte(1)) }),
)
export type Drawn = z.infer<typeof Drawn>

/** The frame that stands over a page, among our own scripts: the page does not see it. */
export type RegionWorld = typeof globalThis & { allinRegion?: { drawn: Promise<Drawn>; leave(): void } }

/** A worker is ended after half a minute in which it does nothing; drawing may take longer. */
const stayAwake = 20_000
/** Milliseconds for which a page is waited for that shall take the frame away. */
const patience = 1_000

interface Options {
  signal: AbortSignal
  /** Once the frame stands over the page. */
  onStand(): Promise<void>
}

/** Lets the person draw a frame in the page, and takes what is in it. */
export async function captureRegion(tabId: number, options: Options): Promise<Picture> {
  const { windowWidth, ...drawn } = await drawnIn(tabId, options)
  const file = await captureView(tabId)
  const bitmap = await createImageBitmap(file)
  const frame = inPixels(drawn, bitmap.width / windowWidth, bitmap)
  bitmap.close()
  return { file: await cropImage(file, frame), width: frame.width, height: frame.height, isCut: false }
}

async function drawnIn(tabId: number, { signal, onStand }: Options): Promise<NonNullable<Drawn>> {
  const awake = setInterval(() => void browser.runtime.getPlatformInfo(), stayAwake)
  try {
    const stands = await untilStopped(signal, () => layOver(tabId).catch(() => refused(tabId)))
    if (stands !== true) throw new ShotStopped('FAILED')
    await onStand()
    const drawn = z.safeParse(
      Drawn,
      await untilStopped(signal, () => inPage(tabId, regionDrawn, []).catch(left)),
    )
    if (!drawn.success) throw new ShotStopped('LEFT')
    if (drawn.data === null) throw new ShotStopped('CANCELLED')
    return drawn.data
  } catch (error) {
    await atMost(patience, inPage(tabId, leaveRegion, []))
    throw error
  } finally {
    clearInterval(awake)
  }
}

async function layOver(tabId: number): Promise<unknown> {
  const [injected] = await browser.scripting.executeScript({ target: { tabId }, files: ['/region.js'] })
  return injected?.result
}

/** Runs inside the page. Answers something else than a frame where the page is another one by now. */
function regionDrawn(): unknown {
  return (globalThis as RegionWorld).allinRegion?.drawn ?? 'gone'
}

/** Runs inside the page. */
function leaveRegion(): void {
  ;(globalThis as RegionWorld).allinRegion?.leave()
}
