import type { Clip } from '../clip.ts'
import type { AccountFacts, PostContent, PostLink } from '../content.ts'
import type { LinkTags } from '../link-tags.ts'
import { availablePlatforms, type PlatformId, rulesOf } from '../platforms/index.ts'
import { renderFor } from '../render.ts'
import { normalise } from '../text/similarity.ts'
import { countGraphemes } from '../text/units.ts'
import { fillTemplate, type TemplateValues } from './fill.ts'
import { withHashtag } from './hashtags.ts'
import { asReadersWrite, formatPrice } from './readers.ts'
import { longestBeginning } from './shorten.ts'
import { mentionsLink, type TemplateWords } from './template.ts'

export interface Drafting {
  template: TemplateWords
  /** Null where the organization tags no links. */
  tags: LinkTags | null
  /** Where the post is meant to go; with none, it is fitted to every platform there is. */
  accounts: readonly Pick<AccountFacts, 'platform' | 'limits'>[]
  /** Whether images go out in the post, so that a link cannot be a card beside them. */
  hasImages: boolean
  /** Hashtags that the person chose; they stand at the end and are never cut. */
  hashtags?: readonly string[]
}

export interface ClipDraft {
  text: string
  /** Words for platforms that the text does not fit, or that want them otherwise. */
  variants: Partial<Record<PlatformId, string>>
  /** Null where the template has no link. */
  link: PostLink | null
}

type Account = Drafting['accounts'][number]

/** Fewer graphemes of a quote or a title say nothing. */
const leastQuote = 40
const leastTitle = 30

/**
 * What a clip becomes: the template filled for each platform, the quote shortened where it does not fit by the platform's own
 * counting, then the title, never the link. The longest of these texts is the post's; others become variants.
 */
export function draftClip(clip: Clip, drafting: Drafting): ClipDraft {
  const { template, tags } = drafting
  const accounts: readonly Account[] =
    drafting.accounts.length > 0
      ? drafting.accounts
      : availablePlatforms.map((platform) => ({ platform, limits: {} }))
  const platforms = [...new Set(accounts.map(({ platform }) => platform))]
  const link = mentionsLink(template.text) ? linkOf(clip, tags) : null
  const writer = (words: string, platform: PlatformId, handle: string) => {
    const ofPlatform = accounts.filter((account) => account.platform === platform)
    const { hasImages, hashtags = [] } = drafting
    return fitted(clip, { words, handle, link, hasImages, hashtags }, ofPlatform)
  }
  const plain = new Map(platforms.map((platform) => [platform, writer(template.text, platform, '')]))
  const text = [...plain.values()].reduce(
    (longest, each) => (each.length > longest.length ? each : longest),
    '',
  )
  const variants: ClipDraft['variants'] = {}
  for (const [platform, words] of plain) {
    const handle = handleOf(clip, platform)
    const own = template.variants[platform]
    const wanted = own || handle ? writer(own ?? template.text, platform, handle) : words
    if (wanted !== text) variants[platform] = wanted
  }
  return { text, variants, link }
}

function linkOf(clip: Clip, tags: LinkTags | null): PostLink {
  const { canonicalUrl: url, title, description } = clip
  return { url, title, description, imageMediaId: null, ...(tags ? { tags } : {}) }
}

interface Writing {
  words: string
  handle: string
  link: PostLink | null
  hasImages: boolean
  hashtags: readonly string[]
}

/** The template filled so that it fits all of these accounts, which are on one platform. */
function fitted(clip: Clip, writing: Writing, accounts: readonly Account[]): string {
  const { link } = writing
  const [{ platform } = { platform: 'x' as const }] = accounts
  const isCard = rulesOf(platform).linkCard === 'embedded' && !writing.hasImages
  // A link at the end stands there by itself, as a card or below the text.
  const words = writing.words.trimEnd().replace(/(^|\n)\s*\{link\}$/, '')
  const values = { ...valuesOf(clip), handle: writing.handle, link: link && !isCard ? link.url : '' }
  const write = (quote: string, title: string) =>
    writing.hashtags.reduce(withHashtag, fillTemplate(words, { ...values, quote, title }))
  const media = writing.hasImages ? [anyImage] : []
  const fits = (text: string) => {
    const rendered = renderFor({ text, link, media, variants: {} }, { platform })
    return accounts.every(({ limits }) => rulesOf(platform).measure(rendered.text, limits).fits)
  }
  return shortened(values, write, fits)
}

const anyImage: PostContent['media'][number] = {
  id: 'image',
  mimeType: 'image/png',
  bytes: 0,
  width: null,
  height: null,
  altText: null,
  fileName: null,
}

function shortened(
  { quote, title }: Pick<TemplateValues, 'quote' | 'title'>,
  write: (quote: string, title: string) => string,
  fits: (text: string) => boolean,
): string {
  const whole = write(quote, title)
  if (fits(whole)) return whole
  const cutQuote = longestBeginning(quote, (beginning) => fits(write(beginning, title)))
  if (cutQuote !== null && countGraphemes(cutQuote) >= leastQuote) return write(cutQuote, title)
  const shortQuote = longestBeginning(quote, (beginning) => countGraphemes(beginning) <= leastQuote) ?? ''
  const cutTitle = longestBeginning(title, (beginning) => fits(write(shortQuote, beginning)))
  if (cutTitle !== null && countGraphemes(cutTitle) >= leastTitle) return write(shortQuote, cutTitle)
  const alone = longestBeginning(title, (beginning) => fits(write('', beginning)))
  return write('', alone ?? longestBeginning(title, (each) => countGraphemes(each) <= leastTitle) ?? title)
}

function valuesOf(clip: Clip): Omit<TemplateValues, 'handle' | 'link'> {
  const author = oneLine(clip.author)
  const site = oneLine(clip.siteName)
  const title = oneLine(clip.title)
  // A template puts its own quotation marks around it.
  const quote = oneLine(clip.quote).replaceAll(/[“”]/g, '"')
  return {
    title,
    quote: normalise(quote) === normalise(title) ? '' : quote,
    author,
    site: site.toLowerCase() === author.toLowerCase() ? '' : site,
    date: dateOf(clip),
    price: clip.price ? formatPrice(clip.price, clip.language) : '',
  }
}

const oneLine = (text: string | null) => (text ?? '').replace(/\s+/g, ' ').trim()

/** The day of the page as its readers write it, without a time: `20 Nov 2026`. */
function dateOf({ publishedAt, language }: Clip): string {
  const day = new Date(`${publishedAt?.slice(0, 10)}T00:00:00Z`)
  if (publishedAt === null || Number.isNaN(day.getTime())) return ''
  return asReadersWrite(language, (locale) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(day),
  )
}

function handleOf({ handles }: Clip, platform: PlatformId): string {
  const handle = oneLine(handles?.[platform] ?? null).replace(/^@/, '')
  return handle === '' ? '' : `@${handle}`
}
