import * as z from 'zod/mini'
import type { Job } from '../queue/job.ts'
import { readAll, type Store } from '../storage/store.ts'

/** How a post that was sent from this device stands: on its way, or in need of a person. */
export const troubles = ['failed', 'partly', 'review', 'returned'] as const
export type Trouble = (typeof troubles)[number]

/** A post that was sent from this device and that has not come to its end. Titles only, never a token. */
export const Watch = z.strictObject({
  postId: z.string(),
  organizationId: z.string(),
  title: z.string(),
  since: z.number(),
  /** Whether it was handed in for approval and may come back from it. */
  asked: z.boolean(),
  /** When to look next, in milliseconds since 1970. */
  lookAt: z.number(),
  /** What a person has to see to, until they have seen it. */
  trouble: z.nullable(z.enum(troubles)),
})
export type Watch = z.infer<typeof Watch>

const prefix = 'watch:'
/** Milliseconds after which the first look is worth it: most posts are out by then. */
const firstLook = 12_000

export const readWatches = (device: Store): Promise<Watch[]> => readAll(device, prefix, Watch)
export const saveWatch = (device: Store, watch: Watch): Promise<void> =>
  device.set(prefix + watch.postId, watch)
export const dropWatch = (device: Store, postId: string): Promise<void> => device.remove(prefix + postId)

/** The watch over what a job became; null for drafts, which nobody waits for. */
export function watchOf(job: Job, organizationId: string, now: number): Watch | null {
  const { postId } = job.done
  if (job.action.kind === 'draft' || postId === undefined) return null
  const title = (job.clip?.title ?? job.text ?? '').trim().slice(0, 120)
  return {
    ...{ postId, organizationId, title, since: now, asked: job.action.kind === 'ask' },
    ...{ lookAt: now + firstLook, trouble: null },
  }
}
