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
  // Read as an address: in Firefox no script of an extension may look into a buffer that belongs to the page.
  const address = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
  return { type: file.type, base64: address.slice(address.indexOf(',') + 1) }

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
      const type = isSeeThrough(picture) ? 'image/png' : 'image/jpeg'
      return await new Promise((resolve) => canvas.toBlob(resolve, type, 0.92))
    } catch {
      // The page may show the image, and not read it.
      return null
    }
  }

  /** Whether another ground changes what is seen: told by small copies, as pixels are a buffer of the page too. */
  function isSeeThrough(picture: CanvasImageSource): boolean {
    const canvas = document.createElement('canvas')
    const side = 64
    canvas.width = side
    canvas.height = side
    const context = canvas.getContext('2d')
    const [onWhite, onBlack] = ['#fff', '#000'].map((ground) => {
      if (context === null) return ''
      context.fillStyle = ground
      context.fillRect(0, 0, side, side)
      context.drawImage(picture, 0, 0, side, side)
      return canvas.toDataURL()
    })
    return onWhite !== onBlack
  }
}
