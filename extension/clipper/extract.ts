import type { Clip } from '../../core/clip.ts'
import { authorOf } from './author.ts'
import { canonicalOf } from './canonical.ts'
import { contentOf } from './content/content-of.ts'
import { publishedAtOf } from './date.ts'
import { descriptionOf } from './description.ts'
import { handlesOf } from './handles.ts'
import { imagesOf, maxImages } from './images.ts'
import { keywordsOf } from './keywords.ts'
import { languageOf } from './language.ts'
import { leadImageOf } from './lead-image.ts'
import { readPage } from './page.ts'
import { type PointedAt, pointAt } from './point-at.ts'
import { quoteOf } from './quote.ts'
import { siteNameOf } from './site-name.ts'
import { titleOf } from './title.ts'
import type { Trace } from './trace.ts'

export interface ExtractOptions {
  /** The text that the person has selected. */
  selection?: string | null
  /** What the person pointed at in a context menu. */
  pointedAt?: PointedAt
  /** Receives every choice with its reason. */
  trace?: Trace
}

/**
 * Turns a page into a clip. Pure: it reads the document and changes nothing, in a browser as in linkedom.
 *
 * @param address the address in the address bar; http or https
 */
export function extract(document: Document, address: string, options: ExtractOptions = {}): Clip {
  const page = readPage(document, address, options.trace ?? (() => {}))
  const siteName = siteNameOf(page)
  const title = titleOf(page, siteName)
  const description = descriptionOf(page, title)
  const images = imagesOf(page)
  const lead = leadImageOf(page, images)
  const clip: Clip = {
    kind: (options.selection ?? '').trim() === '' ? 'page' : 'selection',
    url: page.url.href,
    canonicalUrl: canonicalOf(page),
    title,
    siteName,
    author: authorOf(page, siteName),
    publishedAt: publishedAtOf(page),
    language: languageOf(page),
    description,
    ...quoteOf(page, options.selection ?? null, title, description),
    text: contentOf(page, title),
    leadImage: lead,
    images: images
      .filter((image) => image.inContent || image.url === lead?.url)
      .filter((image) => image.url.length <= 4096)
      .slice(0, maxImages)
      .map(({ url, alt, width, height }) => ({ url, alt, width, height })),
    keywords: keywordsOf(page),
    handles: handlesOf(page),
  }
  return options.pointedAt ? pointAt(clip, options.pointedAt) : clip
}
