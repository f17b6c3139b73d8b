import type { Clip } from '../../core/clip.ts'
import { withoutTracking } from './tracking.ts'

/** What a person pointed at in a context menu: an image's, a link's or a video's address. */
export interface PointedAt {
  kind: 'image' | 'link' | 'video'
  url: string
  /** The words of a link. */
  text?: string | null
}

/** A clip of one thing on the page: the image becomes the lead, the link becomes what the post links to. */
export function pointAt(clip: Clip, pointed: PointedAt): Clip {
  if (pointed.kind === 'link') {
    const text = (pointed.text ?? '').replace(/\s+/g, ' ').trim()
    const { pageType: _, ...rest } = clip
    return {
      ...rest,
      kind: 'link',
      canonicalUrl: withoutTracking(new URL(pointed.url)).href,
      title: (text || pointed.url).slice(0, 500),
      description: null,
      quote: null,
      quoteSource: null,
      text: '',
      author: null,
      publishedAt: null,
      leadImage: null,
      images: [],
      keywords: [],
      handles: {},
      quotes: [],
      price: null,
      media: [],
      gaps: [],
    }
  }
  if (pointed.kind === 'video') return { ...clip, kind: 'video' }
  const known = clip.images.find((image) => image.url === pointed.url)
  const leadImage = known ?? { url: pointed.url, alt: null, width: null, height: null }
  return {
    ...clip,
    kind: 'image',
    quote: null,
    quoteSource: null,
    leadImage,
    images: known ? clip.images : [leadImage, ...clip.images].slice(0, 50),
  }
}
