/** What is known of clips without the library that checks them, which the clipper does not bring into a page. */

/** Kinds of pages. */
export const pageTypes = [
  'article',
  'forum',
  'product',
  'collection',
  'listing',
  'documentation',
  'service',
] as const
export type PageType = (typeof pageTypes)[number]

/** Why a page's text is not, or not wholly, in its clip. */
export const clipGaps = ['paywall', 'consent', 'pdf', 'canvas', 'frame'] as const
export type ClipGap = (typeof clipGaps)[number]

/** Longest main content in UTF-16 units. */
export const maxClipText = 100_000
