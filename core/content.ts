import type { LinkTags } from './link-tags.ts'
import type { AccountLimits, PlatformId } from './platforms/platform.ts'

/** The card that stands for a shared page. */
export interface PostLink {
  url: string
  title: string | null
  description: string | null
  /** An image of ours to show on the card. */
  imageMediaId: string | null
  /** What is added to the address on each platform. */
  tags?: LinkTags | null | undefined
}

/** A medium as far as rules need to know it. */
export interface MediaFacts {
  id: string
  mimeType: string
  bytes: number
  width: number | null
  height: number | null
  altText: string | null
  fileName: string | null
}

/** What a person wrote, before it is fitted to a platform. */
export interface PostContent {
  text: string
  link: PostLink | null
  media: MediaFacts[]
  /** Text for one platform in place of `text`. */
  variants: Partial<Record<PlatformId, string>>
}

/** An account as far as rules need to know it. */
export interface AccountFacts {
  id: string
  platform: PlatformId
  handle: string
  limits: AccountLimits
}

/** Exactly what goes to one account. */
export interface RenderedPost {
  platform: PlatformId
  text: string
  media: MediaFacts[]
  /** The card to embed, on platforms that take one; elsewhere the address stands in `text`. */
  card: PostLink | null
}
