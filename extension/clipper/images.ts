import type { ClipImage } from '../../core/clip.ts'
import { decoded } from './decoded.ts'
import { absolute, type Page } from './page.ts'
import { line } from './text.ts'

/** An image on the page, with what its place says about its part. */
export interface PageImage extends ClipImage {
  element: Element
  /** Position among the page's images, in document order. */
  index: number
  /** Whether it stands in the page's subject rather than in navigation, footer, sidebar or comments. */
  inContent: boolean
  /** Where and how wide it is shown, in pixels of the document; null where it is not, or nothing is laid out. */
  shown: { top: number; width: number } | null
}

/** Most images that a clip holds. */
export const maxImages = 50

/** Every picture of the page that could stand in a post, in document order. Icons, pixels and placeholders are left out. */
export function imagesOf(page: Page): PageImage[] {
  const images: PageImage[] = []
  const seen = new Set<string>()
  const { roots } = page.whole
  for (const element of roots.flatMap((root) => [...root.querySelectorAll('img, amp-img')])) {
    const address = addressOf(element, page)
    if (address === null || seen.has(address.url.href) || looksLikeOrnament(address.url, element)) continue
    const size = sizeOf(element, address)
    if (size.width !== null && size.height !== null && (size.width < 100 || size.height < 60)) continue
    seen.add(address.url.href)
    images.push({
      url: address.url.href,
      alt: line(element.getAttribute('alt') ?? '').slice(0, 2000) || null,
      ...size,
      element,
      index: images.length,
      inContent: element.closest(outside) === null,
      shown: shownAt(element),
    })
  }
  for (const [offset, url] of posters(page).entries()) {
    if (seen.has(url.href)) continue
    seen.add(url.href)
    const element = page.document.documentElement
    images.push({
      url: url.href,
      alt: null,
      width: null,
      height: null,
      element,
      index: images.length + offset,
      inContent: true,
      shown: null,
    })
  }
  return images
}

const outside =
  'nav, footer, aside, [role="navigation"], [role="banner"] nav, [role="contentinfo"], [class*="related" i], [class*="sidebar" i], [class*="comment-" i], [class*="avatar" i], [class*="author" i], [class*="newsletter" i], [class*="cookie" i]'

interface Address {
  url: URL
  /** Width that the source set names for this file, in pixels. */
  width: number | null
  /** True when the browser itself shows this file. */
  shown: boolean
}

const lazy = [
  'data-src',
  'data-original',
  'data-lazy-src',
  'data-lazy',
  'data-original-src',
  'data-hi-res-src',
  'data-image',
  'data-full-src',
]
const lazySets = ['srcset', 'data-srcset', 'data-lazy-srcset', 'data-original-set']

/** The file behind an image: what the browser shows, unless that is a placeholder for a file loaded later. */
function addressOf(element: Element, page: Page): Address | null {
  const image = element as HTMLImageElement
  const picture = element.closest('picture')
  const sets = [element, ...(picture ? picture.querySelectorAll('source') : [])].flatMap((holder) =>
    lazySets.map((attribute) => filesOfSet(holder.getAttribute(attribute) ?? '', page)),
  )
  const current = absolute(page, image.currentSrc || null)
  if (current && (image.naturalWidth ?? 0) > 2 && !isPlaceholder(current)) {
    // With a source set, the natural size is what the layout makes of it; the set names the file's own width.
    const named = sets.flat().find((file) => file.url.href === current.href)
    return { url: current, width: named?.width ?? null, shown: true }
  }
  for (const set of sets) {
    const best = bestOfSet(set)
    if (best) return best
  }
  for (const attribute of [...lazy, 'src']) {
    const url = absolute(page, element.getAttribute(attribute))
    if (url && !isPlaceholder(url)) return { url, width: null, shown: false }
  }
  return null
}

interface SetFile {
  url: URL
  /** Width in pixels that the set names, or null for a set of densities. */
  width: number | null
  weight: number
}

function filesOfSet(set: string, page: Page): SetFile[] {
  return [...set.matchAll(/(\S*[^\s,])(?:\s+([\d.]+)([wx]))?\s*(?:,|$)/g)].flatMap((match) => {
    const url = absolute(page, match[1])
    if (!url || isPlaceholder(url)) return []
    const size = Number(match[2] ?? 1)
    const width = match[3] === 'w' ? size : null
    // Beyond 2,400 pixels a file only gets heavier.
    return [{ url, width, weight: width !== null && width > 2400 ? 2400 - width / 10_000 : size }]
  })
}

/** The largest file of a source set that is still a sensible upload. */
function bestOfSet(set: readonly SetFile[]): Address | null {
  const [best] = [...set].sort((a, b) => b.weight - a.weight)
  return best ? { url: best.url, width: best.width, shown: false } : null
}

const isPlaceholder = (url: URL) =>
  /(?:placeholder|blank|spacer|transparent|lazy-?load|1x1|pixel)[^/]*\.(?:gif|png|svg|jpe?g|webp)$/i.test(
    url.pathname,
  )

function sizeOf(element: Element, address: Address): { width: number | null; height: number | null } {
  const image = element as HTMLImageElement
  if (address.shown && image.naturalWidth > 0) {
    const { naturalWidth, naturalHeight } = image
    const width = address.width ?? naturalWidth
    return { width, height: Math.round((naturalHeight * width) / naturalWidth) }
  }
  const width = pixels(element.getAttribute('width'))
  const height = pixels(element.getAttribute('height'))
  if (address.width !== null) {
    const scaled = width && height ? Math.round((height * address.width) / width) : null
    return { width: address.width, height: scaled }
  }
  if (width && height) return { width, height }
  const named = address.url.pathname.match(/[-_](\d{2,4})x(\d{2,4})\.\w{3,4}$/)
  return named ? { width: Number(named[1]), height: Number(named[2]) } : { width, height }
}

const pixels = (value: string | null) =>
  value && /^\d{1,5}(?:px)?$/.test(value) ? Number.parseInt(value, 10) : null

/** Logos, icons, avatars, badges and tracking pixels, told by their names. */
export function looksLikeOrnament(url: URL, element?: Element): boolean {
  const file = decoded(url.pathname).split('/').slice(-2).join('/')
  if (/\.svg$/i.test(url.pathname)) return true
  if (
    /(?:^|[/_\-.])(?:\w*logos?|logotype|brandmark|android-chrome|apple-touch|icons?|favicon|sprite|avatar|gravatar|badge|pixel|emoji|spinner|loader|button|flag)(?:[/_\-.\d]|$)/i.test(
      file,
    )
  )
    return true
  if (
    /(?:^|\.)(?:gravatar\.com|doubleclick\.net|scorecardresearch\.com)$/.test(url.hostname) ||
    /facebook\.com\/tr$/.test(url.href)
  )
    return true
  if (!element) return false
  if (element.closest('a[rel~="sponsored"]')) return true
  const words = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''} ${element.getAttribute('alt') ?? ''}`
  return /\b(?:logo|icon|avatar|gravatar|emoji|badge|sprite)s?\b/i.test(words)
}

function shownAt(element: Element): PageImage['shown'] {
  const box = element.getBoundingClientRect?.()
  const view = element.ownerDocument?.defaultView
  return box && view && box.width > 0
    ? { top: Math.round(box.top + (view.scrollY ?? 0)), width: Math.round(box.width) }
    : null
}

function posters(page: Page): URL[] {
  return page.whole.roots
    .flatMap((root) => [...root.querySelectorAll('video[poster]')])
    .map((video) => absolute(page, video.getAttribute('poster')))
    .filter((url) => url !== null)
}
