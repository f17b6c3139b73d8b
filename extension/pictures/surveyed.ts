import * as z from 'zod/mini'

/** Longest address of an image that is handed on as it is; longer ones are images themselves (`data:`). */
const longest = 8_000_000

/** An image that a page shows now, as large as its file is. */
export const SurveyedImage = z.object({
  url: z.string().check(z.regex(/^(?:https?:|blob:|data:image\/)/), z.maxLength(longest)),
  alt: z.nullable(z.string()),
  width: z.int(),
  height: z.int(),
  /** Pixels from the top of the page. */
  top: z.number(),
  /** What to show in its place where only the page itself can show it. */
  preview: z.nullable(z.string().check(z.regex(/^data:image\//))),
})
export type SurveyedImage = z.infer<typeof SurveyedImage>
