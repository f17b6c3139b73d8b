import type { PostDetail } from '../../widget/api/views.ts'
import type { Trouble, Watch } from './watch.ts'

type Seen = Pick<PostDetail, 'status' | 'scheduledAt'>

/** What a look at a post says: how to go on watching, or null for no more, and what is new for the person. */
export interface AfterLook {
  watch: Watch | null
  news: 'published' | Trouble | null
}

const minute = 60_000
const hour = 60 * minute
/** Nobody waits longer than this, in milliseconds. */
const longest = 90 * 24 * hour

const troubleOf: Partial<Record<Seen['status'], Trouble>> = {
  FAILED: 'failed',
  PARTIALLY_PUBLISHED: 'partly',
  NEEDS_REVIEW: 'review',
}

/** Reads a post's state; null where the post is gone. The same trouble is told once. */
export function afterLook(watch: Watch, post: Seen | null, now: number): AfterLook {
  const end: AfterLook = { watch: null, news: null }
  if (post === null || now - watch.since > longest) return end
  if (post.status === 'PUBLISHED') return { watch: null, news: 'published' }
  // Taken back by somebody, unless it was handed in: then it came back with an answer.
  if (post.status === 'DRAFT' && !watch.asked) return end
  const trouble = post.status === 'DRAFT' ? 'returned' : (troubleOf[post.status] ?? null)
  const next = { ...watch, trouble, lookAt: now + waitFor(watch, post, now) }
  return { watch: next, news: trouble !== null && trouble !== watch.trouble ? trouble : null }
}

/** Soon after something is due, else seldom: the longer it takes, the longer it may. */
function waitFor(watch: Watch, post: Seen, now: number): number {
  const due = post.scheduledAt === null ? null : Date.parse(post.scheduledAt)
  if (post.status === 'SCHEDULED' && due !== null && due > now) return Math.min(due - now + 15_000, 6 * hour)
  const began = due !== null && due <= now ? due : watch.since
  if (now - began < 10 * minute) return minute / 2
  return now - began < 2 * hour ? 5 * minute : hour
}
