import type { Clip } from '../../../core/clip.ts'
import type { Page } from '../page.ts'

/** What rules of their own have found; what they leave out is found in the general way. */
export type Findings = Partial<
  Pick<
    Clip,
    | ('canonicalUrl' | 'title' | 'siteName' | 'author' | 'publishedAt' | 'description' | 'text')
    | ('leadImage' | 'handles' | 'pageType' | 'media' | 'gaps')
  >
> & {
  /** What the post, the description or the issue says; quotes are made of it. */
  words?: string
  /** Whether an image of the page is one of the post's pictures; without it all of the page's are looked at. */
  isPicture?: (image: Element) => boolean
}

/** Rules for pages of one place on the web, whose markup we know. */
export interface SpecialPage {
  name: string
  /** Null where the page is none of these, or has a markup that the rules do not know: then the general way is taken. */
  read(page: Page): Findings | null
}
