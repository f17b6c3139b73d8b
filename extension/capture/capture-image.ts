import { browser } from 'wxt/browser'
import * as z from 'zod/mini'

const FileInWords = z.object({ type: z.string().check(z.regex(/^image\/[\w.+-]+$/)), base64: z.string() })

/** Largest image that is taken through the page, in bytes; larger ones are fetched by the server. */
const maxBytes = 12_000_000

/**
 * An image's bytes as the page has them, with its cookies, where the page may read them; in a type that
 * platforms take. Also images that only the page has (`blob:` and `data:` addresses). Null where the page may not: then
 * the server fetches the address.
 */
export async function captureImage(tabId: number, url: string): Promise<Blob | null> {
  try {
    const [injected] = await browser.scripting.executeScript({
      target: { tabId },
      args: [url, maxBytes],
      func: readInPage,
    })
    const file = z.safeParse(FileInWords, injected?.result)
    if (!file.success) return null
    const bytes = Uint8Array.from(atob(file.data.base64), (character) => character.charCodeAt(0))
    return new Blob([bytes], { type: file.data.type })
  } catch {
    return null
  }
}

/** Runs inside the page; it may use nothing from outside itself. */
async function readInPage(url: string, most: number): Promise<{ type: string; base64: string } | null> {
  const accepted = ['image/jpeg', 'image/png', 'image/gif', 'image/webp']
  const shown = [...document.images].find((image) => image.currentSrc === url || image.src === url)
  const fetched = (await read('force-cache')) ?? (await read('default'))
  const file = fetched && accepted.includes(fetched.type) ? fetched : await drawn(fetched)
  if (file === null || file.size > most) return null
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 32_768)
    text += String.fromCharCode(...bytes.subarray(at, at + 32_768))
  return { type: file.type, base64: btoa(text) }

  /** As the browser has it already, else anew; with cookies where the address is the page's own. */
  async function read(cache: RequestCache): Promise<Blob | null> {
    const { protocol, origin } = new URL(url, location.href)
    const isOwn = origin === location.origin
    try {
      const response = await fetch(url, {
        ...(protocol === 'blob:' || protocol === 'data:' ? {} : { cache }),
        credentials: isOwn ? 'include' : 'omit',
        signal: AbortSignal.timeout(5_000),
      })
      return response.ok ? await response.blob() : null
    } catch {
      return null
    }
  }

  /** In a type that platforms take: from the bytes, or from the element that shows the image. */
  async function drawn(bytes: Blob | null): Promise<Blob | null> {
    const picture = (bytes && (await createImageBitmap(bytes).catch(() => null))) ?? shown
    if (!picture || picture.width === 0) return null
    const isElement = picture instanceof HTMLImageElement
    const natural = isElement
      ? { width: picture.naturalWidth, height: picture.naturalHeight }
      : { width: picture.width, height: picture.height }
    // A drawing (SVG) has no pixels of its own and may be small as it stands.
    const isDrawing = bytes?.type === 'image/svg+xml' || /\.svg(?:[?#]|$)/.test(url)
    const scale = isDrawing ? Math.max(1, 1200 / natural.width) : 1
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(natural.width * scale)
    canvas.height = Math.round(natural.height * scale)
    const context = canvas.getContext('2d')
    if (context === null) return null
    try {
      context.drawImage(picture, 0, 0, canvas.width, canvas.height)
      const type = isSeeThrough(context, canvas) ? 'image/png' : 'image/jpeg'
      return await new Promise((resolve) => canvas.toBlob(resolve, type, 0.92))
    } catch {
      // The page may show the image, and not read it.
      return null
    }
  }

  function isSeeThrough(context: CanvasRenderingContext2D, { width, height }: HTMLCanvasElement): boolean {
    const { data } = context.getImageData(0, 0, width, height)
    for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return true
    return false
  }
}
