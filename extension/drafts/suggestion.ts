import * as z from 'zod/mini'
import { LinkTags } from '../../core/link-tags.ts'
import { type PlatformId, platformIds } from '../../core/platforms/platform.ts'

/** What the organization's template made of a page. */
export const Suggestion = z.strictObject({
  text: z.string(),
  /** Words for platforms that the text does not fit, or that want them otherwise. */
  variants: z.partialRecord(z.enum(platformIds), z.string()),
  /** What is added to the link on each platform. */
  tags: z.nullable(LinkTags),
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
