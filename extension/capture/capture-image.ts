import { browser } from 'wxt/browser'
import * as z from 'zod/mini'

const FileInWords = z.object({ type: z.string().check(z.regex(/^image\/[\w.+-]+$/)), base64: z.string() })

/** Largest image that is taken through the page, in bytes; larger ones are fetched by the server. */
const maxBytes = 12_000_000

/**
 * An image's bytes as the page has them, with its cookies, where the page may read them; in a type that
 * platforms take. Null where the page may not: then the server fetches the address.
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
  const sameOrigin = new URL(url, location.href).origin === location.origin
  const response = await fetch(url, {
    credentials: sameOrigin ? 'include' : 'omit',
    signal: AbortSignal.timeout(5_000),
  })
  if (!response.ok) return null
  let file = await response.blob()
  if (file.size > most) return null
  if (!accepted.includes(file.type)) {
    const bitmap = await createImageBitmap(file)
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
    file = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })
  }
  // Read as an address: in Firefox no script of an extension may look into a buffer that belongs to the page.
  const address = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
  return { type: file.type, base64: address.slice(address.indexOf(',') + 1) }
}
