import * as z from 'zod/mini'
import { byPlatform } from './by-platform.ts'
import { clipGaps, maxClipText, pageTypes } from './clip-facts.ts'

/** Parsers of addresses forgive white space inside; in a text it would end the address. */
const Address = z.url({ protocol: /^https?$/ }).check(z.maxLength(4096), z.regex(/^\S*$/))
const Line = (max: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(max))

/** An image that a page shows, at its natural size in pixels when the browser knows it. */
export const ClipImage = z.strictObject({
  url: Address,
  alt: z.nullable(z.string().check(z.maxLength(2000))),
  width: z.nullable(z.int().check(z.nonnegative())),
  height: z.nullable(z.int().check(z.nonnegative())),
})
export type ClipImage = z.infer<typeof ClipImage>

/** What a page costs one: a decimal number with a point, and the currency by ISO 4217. */
export const ClipPrice = z.strictObject({
  amount: z.string().check(z.regex(/^\d{1,12}(\.\d{1,4})?$/)),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
})
export type ClipPrice = z.infer<typeof ClipPrice>

/** A video or a recording on a page; the address is where people see or hear it. */
export const ClipMedia = z.strictObject({
  kind: z.enum(['video', 'audio']),
  url: Address,
  title: z.nullable(Line(500)),
  poster: z.nullable(Address),
  /** Seconds. */
  duration: z.nullable(z.int().check(z.nonnegative())),
})
export type ClipMedia = z.infer<typeof ClipMedia>

/** What one capture of a page yields. Text only: markup never leaves the page. */
export const Clip = z.strictObject({
  /** What the person pointed at. */
  kind: z.enum(['page', 'selection', 'image', 'link', 'video']),
  /** The address in the address bar. */
  url: Address,
  /** The page's own canonical address, tracking parameters removed. */
  canonicalUrl: Address,
  title: Line(500),
  siteName: z.nullable(Line(200)),
  author: z.nullable(Line(300)),
  /** ISO 8601 date (`2026-11-23`) or instant. */
  publishedAt: z.nullable(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2}))?$/))),
  /** BCP 47 language tag of the page. */
  language: z.nullable(z.string().check(z.maxLength(35))),
  description: z.nullable(Line(2000)),
  /** The person's selection, otherwise an excerpt that carries the page. */
  quote: z.nullable(Line(5000)),
  quoteSource: z.nullable(z.enum(['selection', 'excerpt'])),
  /** The main content as plain text, paragraphs apart by an empty line; clips of single things and old ones have none. */
  text: z.optional(z.string().check(z.maxLength(maxClipText))),
  leadImage: z.nullable(ClipImage),
  images: z.array(ClipImage).check(z.maxLength(50)),
  /** What the page says it is about: its keywords and tags, as they are written there. */
  keywords: z.optional(z.array(Line(100)).check(z.maxLength(50))),
  /** The author's handles on platforms where the page reveals them. */
  handles: z.optional(byPlatform(Line(300))),
  /** What may be quoted: the selection first, then sentences that carry the page, the best first. */
  quotes: z.optional(z.array(Line(5000)).check(z.maxLength(10))),
  pageType: z.optional(z.enum(pageTypes)),
  /** Null where the page states none, or several. */
  price: z.optional(z.nullable(ClipPrice)),
  media: z.optional(z.array(ClipMedia).check(z.maxLength(20))),
  gaps: z.optional(z.array(z.enum(clipGaps)).check(z.maxLength(clipGaps.length))),
})
export type Clip = z.infer<typeof Clip>

/** A clip without the page's main text, which weighs more than everything else of it. */
export function withoutText<Whole extends Pick<Clip, 'text'>>({
  text: _,
  ...clip
}: Whole): Omit<Whole, 'text'> {
  return clip
}
