import type { PageType } from '../../../core/clip-facts.ts'
import type { Page } from '../page.ts'
import type { Block, Outline } from './block.ts'
import type { Offer } from './offer.ts'
import type { Voice } from './voice.ts'

/** All that features are measured on. */
export interface Reading {
  page: Page
  type: PageType
  outline: Outline
  /** What Readability keeps, of an article alone, and what is left by the plain words of the markup. */
  readable: Voice
  plain: Voice
  /** How often each squashed text has stood on the page before, and stands on it altogether. */
  before: readonly number[]
  altogether: readonly number[]
  /** The block of the title's heading, or -1. */
  headingAt: number
  /** Words of the title, folded. */
  title: ReadonlySet<string>
  /** What the page says about itself: descriptions in its data, squashed. */
  said: string
  /** The first longer block that the page's data repeats, or -1. */
  saidAt: number
  /** How many blocks of prose stand in front of each block. */
  proseBefore: readonly number[]
  /** Runs of four words in it. */
  saidRuns: ReadonlySet<string>
  offer: Offer
  /** Shares of the page's words in `main` and in `article` elements. */
  shareInMain: number
  shareInArticles: number
  /** The last heading in front of each block, and how many blocks ago it stood. */
  heading: readonly (Block | null)[]
  /** Whether a heading has come that ends articles: related stories, comments. */
  endings: readonly number[]
}

/** What of a reading a choice needs. */
export type Seen = Pick<Reading, 'type' | 'heading'> & { outline: Pick<Reading['outline'], 'blocks'> }

/** One measure of a block. */
export interface Feature {
  name: string
  of(block: Block, reading: Reading): number
}
