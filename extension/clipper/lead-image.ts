import type { ClipImage } from '../../core/clip.ts'
import { looksLikeOrnament, type PageImage } from './images.ts'
import { addressIn } from './json-ld.ts'
import { absolute, metaOf, type Page } from './page.ts'

/**
 * The image that stands for the page. What the page declares for sharing wins when the page really shows it, or
 * when it is a picture and not the site's logo; otherwise the largest picture near the top of the subject.
 */
export function leadImageOf(page: Page, images: readonly PageImage[]): ClipImage | null {
  const declared = declaredOf(page)
  for (const candidate of declared) {
    const shown = images.find((image) => image.inContent && sameFile(image.url, candidate.url.href))
    if (shown && (shown.width ?? 0) >= 600) return taken(page, 'declared and shown on the page', bare(shown))
    if (candidate.reason !== null) {
      page.trace({
        field: 'leadImage',
        source: candidate.source,
        value: candidate.url.href,
        verdict: candidate.reason,
      })
      continue
    }
    const image = {
      url: candidate.url.href,
      alt: candidate.alt ?? shown?.alt ?? null,
      width: candidate.width,
      height: candidate.height,
    }
    return taken(page, candidate.source, image)
  }
  const largest = largestOf(images)
  return largest ? taken(page, 'largest picture of the subject', largest) : null
}

/** The picture with the largest real area near the top of the subject, or null where none can stand for a page. */
export function largestOf(images: readonly PageImage[]): ClipImage | null {
  const isLaidOut = images.some(({ shown }) => shown !== null)
  const [best] = images
    .map((image) => ({ image, score: scoreOf(image, isLaidOut) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
  return best ? bare(best.image) : null
}

function taken(page: Page, source: string, image: ClipImage): ClipImage {
  page.trace({ field: 'leadImage', source, value: image.url, verdict: 'taken' })
  return image
}

const bare = ({ url, alt, width, height }: ClipImage): ClipImage => ({ url, alt, width, height })

interface Declared {
  source: string
  url: URL
  alt: string | null
  width: number | null
  height: number | null
  /** Why it cannot stand for the page, or null. */
  reason: string | null
}

function declaredOf(page: Page): Declared[] {
  const list = [
    {
      source: 'og:image',
      value: metaOf(page, 'og:image:secure_url', 'og:image', 'og:image:url'),
      sized: true,
    },
    {
      source: 'json-ld image',
      value: addressIn(page.main?.image ?? page.main?.thumbnailUrl, page.nodes),
      sized: false,
    },
    { source: 'twitter:image', value: metaOf(page, 'twitter:image', 'twitter:image:src'), sized: false },
    {
      source: 'link rel=image_src',
      value: page.document.querySelector('link[rel="image_src"]')?.getAttribute('href'),
      sized: false,
    },
  ]
  return list.flatMap(({ source, value, sized }) => {
    const url = absolute(page, value)
    if (!url) return []
    const width = sized ? whole(metaOf(page, 'og:image:width')) : null
    const height = sized ? whole(metaOf(page, 'og:image:height')) : null
    const alt = sized ? metaOf(page, 'og:image:alt', 'twitter:image:alt') : null
    return [{ source, url, alt, width, height, reason: reasonAgainst(url, width, height) }]
  })
}

function reasonAgainst(url: URL, width: number | null, height: number | null): string | null {
  if (/^https?:\/\/[^/]*https?\/\//.test(url.href)) return 'two addresses run together'
  if (looksLikeOrnament(url)) return 'a logo or an icon by its name'
  if (
    /(?:^|[/_\-.])(?:default|placeholder|blank|fallback|no-?image|missing|og-?default|opengraph-?default|share|(?:social|share)[_-]?(?:share|image|card|icon|preview|thumb\w*)|social)(?:[_\-.\d]|$)/i.test(
      url.pathname.split('/').at(-1) ?? '',
    )
  ) {
    return 'the site’s stand-in, not this page’s picture'
  }
  if (width !== null && height !== null && (width < 200 || height < 120))
    return 'too small to stand for a page'
  return null
}

const whole = (text: string | null) => (text && /^\d{1,5}$/.test(text) ? Number(text) : null)

/** Two addresses of one picture: equal but for size, crop, format and delivery parameters. */
function sameFile(a: string, b: string): boolean {
  return stem(a) !== '' && stem(a) === stem(b)
}

function stem(address: string): string {
  const path = new URL(address).pathname.replace(/\/+$/, '')
  const file = path.split('/').at(-1) ?? ''
  const name = file
    .replace(/\.\w{3,5}$/, '')
    .replace(/[-_@]?(?:\d{2,4}x\d{2,4}|\d{3,4}w?|scaled|large|medium|small|thumb(?:nail)?|2x|cropped)$/gi, '')
  return name.length >= 5 ? name.toLowerCase() : path.toLowerCase()
}

/** How well an image stands for the page: real area first, then place; 0 for one that cannot. */
function scoreOf(image: PageImage, isLaidOut: boolean): number {
  if (!image.inContent) return 0
  const { width, height } = image
  if (width !== null && width < 240) return 0
  const ratio = width && height ? width / height : 1.5
  if (ratio > 4 || ratio < 0.3) return 0
  const area =
    width && height
      ? Math.min(width * height, 1_200_000)
      : width
        ? Math.min(width * width * 0.6, 1_000_000)
        : 120_000
  const { shown } = image
  const place = shown === null ? 1 / (1 + image.index * 0.25) : 1 / (1 + Math.max(0, shown.top) / 1200)
  // A large file that is shown as small as an icon is one; a picture that is not shown may be the next of a gallery.
  const seen = shown === null ? (isLaidOut ? 0.3 : 1) : shown.width < 160 ? 0.1 : 1
  const subject = image.element.closest('main, article, figure, [role="main"], [itemprop~="image"]') ? 1.4 : 1
  return area * place * subject * seen
}
