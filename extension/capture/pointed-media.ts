import { browser } from 'wxt/browser'
import * as z from 'zod/mini'
import { type Clip, ClipImage } from '../../core/clip.ts'
import { pointAt } from '../clipper/point-at.ts'

/** What a video or a recording on a page says about itself. */
const Media = z.object({
  poster: z.nullable(z.string()),
  title: z.nullable(z.string()),
  width: z.int(),
  height: z.int(),
})

export interface PointedMedia {
  /** Where the file is, as the browser tells it. */
  url: string
  poster: string | null
  title: string | null
  width: number
  height: number
}

/** Finds the video or the recording in the page that the person pointed at. */
export async function findMedia(tabId: number, url: string): Promise<PointedMedia> {
  const nothing = { url, poster: null, title: null, width: 0, height: 0 }
  try {
    const [injected] = await browser.scripting.executeScript({
      target: { tabId },
      args: [url],
      func: lookInPage,
    })
    const found = z.safeParse(Media, injected?.result)
    return found.success ? { url, ...found.data } : nothing
  } catch {
    return nothing
  }
}

/**
 * A clip of a video or a recording: the page with the video's poster as its picture; without one, a link to the file
 * itself where it has an address that others can open; else the page.
 */
export function pointAtMedia(clip: Clip, media: PointedMedia): Clip {
  const { poster, width, height } = media
  const image = z.safeParse(ClipImage, {
    ...{ url: poster ?? '', alt: media.title },
    ...{ width: width || null, height: height || null },
  })
  if (image.success) {
    const rest = clip.images.filter(({ url }) => url !== image.data.url)
    return { ...clip, kind: 'video', leadImage: image.data, images: [image.data, ...rest].slice(0, 50) }
  }
  if (!/^https?:\/\/\S{1,4000}$/.test(media.url)) return pointAt(clip, { kind: 'video', url: clip.url })
  return pointAt(clip, { kind: 'link', url: media.url, text: media.title ?? clip.title })
}

/** Runs inside the page; it may use nothing from outside itself. */
function lookInPage(url: string): unknown {
  const all = [...document.querySelectorAll<HTMLMediaElement>('video, audio')]
  const media = all.find((each) => each.currentSrc === url || each.src === url)
  if (media === undefined) return null
  const caption = media.closest('figure')?.querySelector('figcaption')?.textContent
  const words = media.getAttribute('aria-label') ?? media.title ?? ''
  const title = (words || caption || '').replace(/\s+/g, ' ').trim().slice(0, 500)
  const isVideo = media instanceof HTMLVideoElement
  return {
    poster: isVideo && media.poster !== '' ? media.poster : null,
    title: title === '' ? null : title,
    width: isVideo ? media.videoWidth : 0,
    height: isVideo ? media.videoHeight : 0,
  }
}
