import * as z from 'zod/mini'
import { byPlatform } from '../../core/by-platform.ts'
import type { PlatformId } from '../../core/platforms/platform.ts'

/** As the server answers it; the extension only hands it on. */
export const Tags = z.nullable(z.object({ source: z.string(), medium: z.string(), campaign: z.string() }))
/** Words by platform. */
export const Variants = byPlatform(z.string())

/** What the organization's template made of a page. */
export const Suggestion = z.strictObject({
  text: z.string(),
  /** Words for platforms that the text does not fit, or that want them otherwise. */
  variants: Variants,
  /** What is added to the link on each platform. */
  tags: Tags,
  /** Those that the person chose from what the page suggests. */
  hashtags: z.array(z.string()),
})
export type Suggestion = z.infer<typeof Suggestion>

interface Suggested {
  text: string | null
  suggestion?: Suggestion | undefined
}

/** Whether the words are still those of the template. A person's own words are the same on every platform. */
export const isAsSuggested = ({ text, suggestion }: Suggested): boolean =>
  suggestion !== undefined && suggestion.text === text

export const variantsOf = (draft: Suggested): Partial<Record<PlatformId, string>> =>
  isAsSuggested(draft) ? (draft.suggestion?.variants ?? {}) : {}
