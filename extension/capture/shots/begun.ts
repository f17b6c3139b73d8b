import * as z from 'zod/mini'

/** What a page tells; whatever runs there, these are numbers that one can work with. */
export const length = z.number().check(z.gte(0), z.lte(10_000_000))
const atLeastOne = length.check(z.gte(1))

/** What is known of a page before pieces of it are taken: what there is to scroll, and how wide the window is. */
export const Begun = z.object({
  height: length,
  view: z.object({ x: length, y: length, width: atLeastOne, height: atLeastOne }),
  windowWidth: atLeastOne,
})
export type Begun = z.infer<typeof Begun>
