import * as z from 'zod/mini'
import { ClipImage } from '../../core/clip.ts'

/** Longest address of an image that only the page has; such addresses are images themselves (`data:`). */
export const longestOwn = 8_000_000

const Own = z.string().check(z.regex(/^(?:blob:|data:image\/)/), z.maxLength(longestOwn))

/** An image that a page shows now, as large as its file is. What goes into a draft must be what a clip may hold. */
export const SurveyedImage = z.object({
  url: z.union([Own, ClipImage.shape.url]),
  alt: ClipImage.shape.alt,
  width: z.int().check(z.nonnegative()),
  height: z.int().check(z.nonnegative()),
  /** Pixels from the top of the page. */
  top: z.number(),
  /** What to show in its place where only the page itself can show it. */
  preview: z.nullable(z.string().check(z.regex(/^data:image\//))),
})
export type SurveyedImage = z.infer<typeof SurveyedImage>
