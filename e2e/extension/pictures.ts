import type { Page } from 'playwright-core'
import type { ExtensionBrowser } from './launch.ts'

/** A picture that waits on the device: its size, and the colour at each asked point, as `r,g,b`. */
export interface Seen {
  width: number
  height: number
  type: string
  colours: string[]
}

/** Looks at a picture that the extension keeps, as one of its own pages can. @param points in pixels; negative ones count from the end */
export function look(surface: Page, id: string, points: [number, number][] = []): Promise<Seen> {
  return surface.evaluate(
    async ({ id, points }) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('allin', 1)
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
      const file = await new Promise<Blob>((resolve) => {
        const request = database.transaction('images').objectStore('images').get(id)
        request.onsuccess = () => resolve(request.result)
      })
      database.close()
      const bitmap = await createImageBitmap(file)
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
      const context = canvas.getContext('2d')
      context?.drawImage(bitmap, 0, 0)
      const at = (value: number, length: number) => (value < 0 ? length + value : value)
      const colours = points.map(([x, y]) => {
        const data = context?.getImageData(at(x, bitmap.width), at(y, bitmap.height), 1, 1).data ?? []
        return [...data].slice(0, 3).join(',')
      })
      return { width: bitmap.width, height: bitmap.height, type: file.type, colours }
    },
    { id, points },
  )
}

/** The screenshots that wait to be cropped, and the pictures of the drafts, as they stand on the device. */
export async function picturesOnDevice(
  browser: ExtensionBrowser,
): Promise<{ shots: { id: string; isCut: boolean }[]; pictures: { id: string; alt: string | null }[] }> {
  const worker = await browser.worker()
  return worker.evaluate(async () => {
    interface Draft {
      pieces: { picture: { id: string; alt: string | null } | null }[]
    }
    const everything = Object.entries(await chrome.storage.local.get(null))
    const under = <Value>(prefix: string) =>
      everything.filter(([key]) => key.startsWith(prefix)).map(([, value]) => value as Value)
    return {
      shots: under<{ id: string; isCut: boolean }>('shot:').map(({ id, isCut }) => ({ id, isCut })),
      pictures: under<Draft>('draft:').flatMap(({ pieces }) =>
        pieces.flatMap(({ picture }) => (picture ? [{ id: picture.id, alt: picture.alt }] : [])),
      ),
    }
  })
}
