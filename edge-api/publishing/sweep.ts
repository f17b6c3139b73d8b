import * as z from 'zod'
import type { Deps } from '../deps.ts'

/** What one sweep did. */
export const SweepCounts = z.object({
  recovered: z.int(),
  published: z.int(),
  confirmed: z.int(),
  armed: z.int(),
  delivered: z.int(),
})
export type SweepCounts = z.infer<typeof SweepCounts>

export async function sweep(_deps: Deps): Promise<SweepCounts> {
  return { recovered: 0, published: 0, confirmed: 0, armed: 0, delivered: 0 }
}
