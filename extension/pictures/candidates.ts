import type { Clip, ClipImage } from '../../core/clip.ts'
import type { SurveyedImage } from './surveyed.ts'

/** An image of the page that one may choose. */
export interface Candidate extends Omit<ClipImage, 'url'> {
  /** Also `blob:` and `data:` addresses, which only the page itself can read. */
  url: string
  /** What to show in its place where our pages cannot show it. */
  preview: string | null
}

/** From this size on an image can carry a post. */
const large = { width: 480, height: 270 }

/**
 * The images to choose from: the page's lead image first, then large ones as one meets them on the page, then those whose
 * size shows only when they are loaded, then small ones. What the page shows knows its size better than what it says.
 */
export function candidatesOf(
  { leadImage, images }: Pick<Clip, 'leadImage' | 'images'>,
  surveyed: readonly SurveyedImage[],
): Candidate[] {
  const seen = new Map(surveyed.map((image) => [image.url, image]))
  const clipped = [...(leadImage ? [leadImage] : []), ...images].map((image, index) => {
    const found = seen.get(image.url)
    const size = found ? { width: found.width, height: found.height } : {}
    const place = image === leadImage ? -1 : (found?.top ?? index)
    return { ...image, ...size, alt: image.alt ?? found?.alt ?? null, preview: null, place, index }
  })
  const known = new Set(clipped.map(({ url }) => url))
  const others = surveyed
    .filter(({ url }) => !known.has(url))
    .map(({ top, ...image }, index) => ({ ...image, place: top, index: clipped.length + index }))
  const ranked = [...clipped, ...others].map((image) => ({ image, rank: rankOf(image, leadImage) }))
  ranked.sort((a, b) => a.rank - b.rank || a.image.place - b.image.place || a.image.index - b.image.index)
  const once = new Map(ranked.map(({ image }) => [image.url, image] as const).reverse())
  return ranked
    .filter(({ image }) => once.get(image.url) === image)
    .map(({ image: { url, alt, width, height, preview } }) => ({ url, alt, width, height, preview }))
}

function rankOf({ url, width, height }: Omit<Candidate, 'alt' | 'preview'>, lead: ClipImage | null): number {
  if (url === lead?.url) return 0
  if (width === null || height === null) return 2
  return width >= large.width && height >= large.height ? 1 : 3
}
