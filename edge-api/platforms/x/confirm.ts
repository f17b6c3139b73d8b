import {
  type AccountSession,
  type Confirmation,
  PlatformError,
  type PostSearch,
  type PublishRequest,
} from '../platform.ts'
import type { XApi } from './api.ts'
import { findOnTimeline } from './timeline.ts'

/**
 * "Duplicate content" may mean that an earlier try of this very post went through without our knowing. Only a
 * post with the same words from before it was due proves that we repeat somebody; otherwise the outcome is open.
 */
export async function duplicateError(
  api: XApi,
  account: AccountSession,
  request: PublishRequest,
): Promise<PlatformError> {
  const due = dueAt(request)
  const isOlder =
    due !== null &&
    (await findOnTimeline(api, account, request, { from: null, until: due, claimed: [], twins: 0 })
      .then((found) => found.kind === 'found')
      .catch(() => false))
  return isOlder
    ? new PlatformError(
        'rejected',
        'DUPLICATE_CONTENT',
        'X refuses to post the same words twice, and this account has posted them before. Change the text.',
        { httpStatus: 403 },
      )
    : new PlatformError(
        'unknown',
        'DUPLICATE_CONTENT',
        'X says that these words were posted already; perhaps an earlier try went through.',
        { httpStatus: 403 },
      )
}

/** Whether the post is on the account's timeline since it was due (or since the try that lost its answer began). */
export async function confirmPost(
  api: XApi,
  account: AccountSession,
  request: PublishRequest,
  search: PostSearch,
): Promise<Confirmation> {
  const due = dueAt(request) ?? search.attemptedAt
  const from = new Date(Math.min(due.getTime(), search.attemptedAt.getTime()))
  try {
    return await findOnTimeline(api, account, request, {
      from,
      until: null,
      claimed: search.claimed,
      twins: search.twins,
    })
  } catch (error) {
    if (!(error instanceof PlatformError) || error.failure === 'unauthorized') throw error
    return { kind: 'unreadable', detail: error.message }
  }
}

/** When the post was due at the earliest: no try of ours began before. */
function dueAt(request: PublishRequest): Date | null {
  const { createdAt } = request.marks
  const due = createdAt === undefined ? Number.NaN : Date.parse(createdAt)
  return Number.isNaN(due) ? null : new Date(due)
}
