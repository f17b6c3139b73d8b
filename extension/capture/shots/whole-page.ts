import { browser } from 'wxt/browser'
import * as z from 'zod/mini'
import { canvasOf } from '../../pictures/codec.ts'
import { pictureSize, placing, stitching } from '../../pictures/stitch.ts'
import { captureView } from './capture-view.ts'
import { ShotStopped } from './problem.ts'
import { beginScrolling, endScrolling, scrollToPiece, type Which } from './scroll-page.ts'

/** What the page tells; whatever runs there, these are numbers that one can work with. */
const length = z.number().check(z.gte(0), z.lte(10_000_000))
const Begun = z.object({
  height: length,
  view: z.object({
    x: length,
    y: length,
    width: z.number().check(z.gte(1)),
    height: z.number().check(z.gte(1)),
  }),
  windowWidth: z.number().check(z.gte(1)),
})

interface Options {
  signal: AbortSignal
  onPiece(done: number, total: number): Promise<void>
}

/** Photographs a page from top to bottom: it is scrolled, and put back as it was whatever happens. */
export async function captureWholePage(
  tabId: number,
  { signal, onPiece }: Options,
): Promise<{ file: Blob; isCut: boolean }> {
  const begun = z.safeParse(Begun, await inPage(tabId, beginScrolling, []))
  if (!begun.success) throw new ShotStopped('FAILED')
  const { view, windowWidth } = begun.data
  const { offsets, height, isCut } = stitching(begun.data)
  let picture: Picture | null = null
  try {
    for (const [index, offset] of offsets.entries()) {
      if (signal.aborted) throw new ShotStopped('CANCELLED')
      await onPiece(index, offsets.length)
      const scrolled = z.safeParse(
        length,
        await inPage(tabId, scrollToPiece, [offset, which(index, offsets.length)]),
      )
      if (!scrolled.success) throw new ShotStopped('LEFT')
      const piece = await createImageBitmap(await captureView(tabId))
      const scale = piece.width / windowWidth
      picture ??= blank(pictureSize({ width: view.width, height }, scale))
      draw(picture, piece, placing(view, scrolled.data, scale, picture.scale))
      piece.close()
    }
  } finally {
    // A page that has been left needs nothing, and one that was closed cannot be asked.
    await inPage(tabId, endScrolling, []).catch(() => {})
  }
  if (picture === null) throw new ShotStopped('FAILED')
  return { file: await fileOf(picture), isCut }
}

interface Picture {
  canvas: OffscreenCanvas
  scale: number
  /** Down to where something is drawn. */
  reached: number
}

const blank = ({ width, height, scale }: ReturnType<typeof pictureSize>): Picture => ({
  ...{ canvas: new OffscreenCanvas(width, height), scale, reached: 0 },
})

function draw(picture: Picture, piece: ImageBitmap, { from, to }: ReturnType<typeof placing>): void {
  const context = canvasOf(picture.canvas)
  context.imageSmoothingQuality = 'high'
  context.drawImage(piece, from.x, from.y, from.width, from.height, to.x, to.y, to.width, to.height)
  picture.reached = Math.max(picture.reached, Math.min(picture.canvas.height, to.y + to.height))
}

/** Without the room for what the page no longer has: pages become shorter while they are scrolled. */
async function fileOf({ canvas, reached }: Picture): Promise<Blob> {
  if (reached === canvas.height) return canvas.convertToBlob({ type: 'image/png' })
  const shorter = new OffscreenCanvas(canvas.width, Math.max(1, reached))
  canvasOf(shorter).drawImage(canvas, 0, 0)
  return shorter.convertToBlob({ type: 'image/png' })
}

function which(index: number, count: number): Which {
  if (count === 1) return 'only'
  return index === 0 ? 'first' : index === count - 1 ? 'last' : 'middle'
}

async function inPage<Args extends unknown[]>(
  tabId: number,
  func: (...args: Args) => unknown,
  args: Args,
): Promise<unknown> {
  try {
    const [injected] = await browser.scripting.executeScript({ target: { tabId }, args, func })
    return injected?.result
  } catch {
    throw new ShotStopped((await browser.tabs.get(tabId).catch(() => null)) ? 'FORBIDDEN' : 'LEFT')
  }
}
