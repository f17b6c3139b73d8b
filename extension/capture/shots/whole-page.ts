import * as z from 'zod/mini'
import { canvasOf } from '../../../widget/ui/canvas.ts'
import { pictureSize, placing, stitching } from '../../pictures/stitch.ts'
import { Begun, length } from './begun.ts'
import { captureView } from './capture-view.ts'
import { inPage, left, refused } from './in-page.ts'
import type { Picture } from './picture.ts'
import { ShotStopped } from './problem.ts'
import { beginScrolling, endScrolling, scrollToPiece, type Which } from './scroll-page.ts'
import { atMost, untilStopped } from './until-stopped.ts'

/** Milliseconds for which a page is waited for that shall put itself back; its own timer does it too. */
const patience = 2_000

interface Options {
  signal: AbortSignal
  onPiece(done: number, total: number): Promise<void>
}

/** Photographs a page from top to bottom: it is scrolled, and put back as it was whatever happens. */
export async function captureWholePage(tabId: number, options: Options): Promise<Picture> {
  let sheet: Sheet | null = null
  try {
    const { view, windowWidth, ...page } = await begun(tabId, options.signal)
    const { offsets, height, isCut } = stitching({ view, ...page })
    for (const [index, offset] of offsets.entries()) {
      await options.onPiece(index, offsets.length)
      const scrolled = await scrolledTo(tabId, offset, which(index, offsets.length), options.signal)
      const piece = await createImageBitmap(await captureView(tabId))
      const scale = piece.width / windowWidth
      sheet ??= blank(pictureSize({ width: view.width, height }, scale))
      draw(sheet, piece, placing(view, scrolled, scale, sheet.scale))
      piece.close()
    }
    // Before it is written as a file, which takes its time.
    await end(tabId)
    if (sheet === null) throw new ShotStopped('FAILED')
    return { ...(await fileOf(sheet)), isCut }
  } catch (error) {
    await end(tabId)
    throw error
  } finally {
    if (sheet) release(sheet.canvas)
  }
}

async function begun(tabId: number, signal: AbortSignal): Promise<Begun> {
  const told = await untilStopped(signal, () => inPage(tabId, beginScrolling, []).catch(() => refused(tabId)))
  const begun = z.safeParse(Begun, told)
  if (!begun.success) throw new ShotStopped('FAILED')
  return begun.data
}

/** How far the page has really scrolled. */
async function scrolledTo(tabId: number, offset: number, piece: Which, signal: AbortSignal): Promise<number> {
  const told = await untilStopped(signal, () => inPage(tabId, scrollToPiece, [offset, piece]).catch(left))
  const scrolled = z.safeParse(length, told)
  return scrolled.success ? scrolled.data : left()
}

/** A page that has been left needs nothing, and one that was closed cannot be asked. */
const end = (tabId: number): Promise<void> => atMost(patience, inPage(tabId, endScrolling, []))

/** What the pieces are put on. */
interface Sheet {
  canvas: OffscreenCanvas
  scale: number
  /** Down to where something is drawn. */
  reached: number
}

const blank = ({ width, height, scale }: ReturnType<typeof pictureSize>): Sheet => ({
  ...{ canvas: new OffscreenCanvas(width, height), scale, reached: 0 },
})

function draw(sheet: Sheet, piece: ImageBitmap, { from, to }: ReturnType<typeof placing>): void {
  const context = canvasOf(sheet.canvas)
  context.imageSmoothingQuality = 'high'
  context.drawImage(piece, from.x, from.y, from.width, from.height, to.x, to.y, to.width, to.height)
  sheet.reached = Math.max(sheet.reached, Math.min(sheet.canvas.height, to.y + to.height))
}

/** Without the room for what the page no longer has: pages become shorter while they are scrolled. */
async function fileOf({ canvas, reached }: Sheet): Promise<Omit<Picture, 'isCut'>> {
  if (reached === canvas.height) return written(canvas)
  const shorter = new OffscreenCanvas(canvas.width, Math.max(1, reached))
  canvasOf(shorter).drawImage(canvas, 0, 0)
  release(canvas)
  return written(shorter).finally(() => release(shorter))
}

async function written(canvas: OffscreenCanvas): Promise<Omit<Picture, 'isCut'>> {
  const { width, height } = canvas
  return { file: await canvas.convertToBlob({ type: 'image/png' }), width, height }
}

/** Gives its memory back at once: a hundred megabytes are not left to a collector. */
function release(canvas: OffscreenCanvas): void {
  canvas.width = 0
  canvas.height = 0
}

function which(index: number, count: number): Which {
  if (count === 1) return 'only'
  return index === 0 ? 'first' : index === count - 1 ? 'last' : 'middle'
}
