import type { ImageCodec, ImageSize } from '../../core/images/fit.ts'

/** Draws images anew on a canvas; in pages and in workers. */
export const codec: ImageCodec = {
  async measure(file) {
    const bitmap = await createImageBitmap(file)
    const { width, height } = bitmap
    bitmap.close()
    return { width, height }
  },
  async draw(file, size, type, quality) {
    const bitmap = await createImageBitmap(file)
    const canvas = new OffscreenCanvas(size.width, size.height)
    const context = canvasOf(canvas)
    // A JPEG has no transparency; what shines through is white as on most pages, not black.
    if (type === 'image/jpeg') {
      context.fillStyle = '#fff'
      context.fillRect(0, 0, size.width, size.height)
    }
    context.imageSmoothingQuality = 'high'
    context.drawImage(bitmap, 0, 0, size.width, size.height)
    bitmap.close()
    return canvas.convertToBlob({ type, quality })
  },
}

/** The part of an image in a frame, in pixels; as a JPEG where it was one, else as a PNG. */
export async function cropImage(
  file: Blob,
  { x, y, width, height }: ImageSize & { x: number; y: number },
): Promise<Blob> {
  const bitmap = await createImageBitmap(file, x, y, width, height)
  const canvas = new OffscreenCanvas(width, height)
  canvasOf(canvas).drawImage(bitmap, 0, 0)
  bitmap.close()
  const type = file.type === 'image/jpeg' ? 'image/jpeg' : 'image/png'
  return canvas.convertToBlob({ type, quality: 0.92 })
}

/** A canvas to draw on. Throws where the browser has no memory left for one. */
export function canvasOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('The browser gave no canvas to draw on.')
  return context
}
