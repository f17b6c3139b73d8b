import type { Clip } from '../../core/clip.ts'
import { maxClipText } from '../../core/clip-facts.ts'
import { authorOf } from './author.ts'
import { canonicalOf } from './canonical.ts'
import { type Content, contentOf } from './content/content-of.ts'
import { pageTypeOf } from './content/page-type.ts'
import { publishedAtOf } from './date.ts'
import { descriptionOf } from './description.ts'
import { handlesOf } from './handles.ts'
import { imagesOf, maxImages, type PageImage } from './images.ts'
import { keywordsOf } from './keywords.ts'
import { languageOf } from './language.ts'
import { largestOf, leadImageOf } from './lead-image.ts'
import { mediaOf } from './media.ts'
import type { Page } from './page.ts'
import { type PointedAt, pointAt } from './point-at.ts'
import { priceOf } from './price.ts'
import { quoteOf } from './quote.ts'
import { quotesOf } from './quotes.ts'
import { readPage } from './read-page.ts'
import { siteNameOf } from './site-name.ts'
import type { Findings } from './special/special.ts'
import { findingsOf } from './special/special-pages.ts'
import { cut } from './text.ts'
import { titleOf } from './title.ts'
import type { Trace } from './trace.ts'
import { gapsOf } from './whole/gaps.ts'

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
  const { isPicture, words, ...found } = findingsOf(page)
  const siteName = found.siteName ?? siteNameOf(page)
  const title = found.title ?? titleOf(page, siteName)
  const description = found.description !== undefined ? found.description : descriptionOf(page, title)
  const language = languageOf(page)
  const keywords = keywordsOf(page)
  const content = contentFor(page, title, found, words)
  const quote = quoteOf(page, options.selection ?? null, {
    ...{ title, description, language, words },
    ...{ pageType: content.type, passages: content.passages },
  })
  const selection = quote.quoteSource === 'selection' ? quote.quote : null
  const about = { title, description, language, keywords, selection }
  const canonicalUrl = found.canonicalUrl ?? canonicalOf(page)
  const pageType = found.pageType ?? content.type
  const clip: Clip = {
    kind: selection === null ? 'page' : 'selection',
    url: page.url.href,
    canonicalUrl,
    title,
    siteName,
    author: found.author !== undefined ? (found.author?.slice(0, 300) ?? null) : authorOf(page, siteName),
    publishedAt: found.publishedAt !== undefined ? found.publishedAt : publishedAtOf(page),
    language,
    description,
    ...quote,
    text: content.text,
    ...picturesOf(page, found, isPicture),
    keywords,
    handles: found.handles ?? handlesOf(page),
    quotes: quotesOf(page, { passages: content.passages, ...about }),
    pageType,
    price: priceOf(page, pageType, language),
    media: found.media ?? mediaOf(page, canonicalUrl),
    gaps: gapsOf(page, content.text, found.gaps ?? []),
  }
  return options.pointedAt ? pointAt(clip, options.pointedAt) : clip
}

/** The text by rules of their own, otherwise in the general way; what rules hold for the words is what may be quoted. */
function contentFor(page: Page, title: string, found: Findings, words: string | undefined): Content {
  const passages = words?.split('\n\n').filter((passage) => passage !== '')
  if (found.text !== undefined) {
    return { text: cut(found.text, maxClipText), passages: passages ?? [], type: pageTypeOf(page) }
  }
  const content = contentOf(page, title)
  return passages ? { ...content, passages: [...passages, ...content.passages] } : content
}

function picturesOf(
  page: Page,
  found: Findings,
  isPicture: ((image: Element) => boolean) | undefined,
): Pick<Clip, 'leadImage' | 'images'> {
  const all = imagesOf(page)
  const images = isPicture ? all.filter(({ element }) => isPicture(element)) : all
  const lead =
    found.leadImage !== undefined
      ? found.leadImage
      : isPicture
        ? largestOf(images)
        : leadImageOf(page, images)
  const isOffered = (image: PageImage) =>
    isPicture !== undefined || image.inContent || image.url === lead?.url
  return {
    leadImage: lead,
    images: images
      .filter(isOffered)
      .filter((image) => image.url.length <= 4096)
      .slice(0, maxImages)
      .map(({ url, alt, width, height }) => ({ url, alt, width, height })),
  }
}
