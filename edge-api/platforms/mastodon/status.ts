import * as z from 'zod'
import { mastodon as mastodonRules } from '../../../core/platforms/mastodon.ts'
import type { AccountSession, Confirmation, LivePost, PostSearch, PublishRequest } from '../platform.ts'
import { PlatformError } from '../platform.ts'
import { callServer, type MastodonServer, serverError } from './server.ts'
import { comparable, textOfStatus } from './status-text.ts'

const WebAddress = z
  .url({ protocol: /^https?$/ })
  .nullish()
  .catch(null)

/** https://docs.joinmastodon.org/entities/Status/ */
const Status = z.object({
  id: z.string().min(1).max(200),
  url: WebAddress,
  uri: WebAddress,
  content: z.string(),
  created_at: z.iso.datetime({ offset: true }),
  media_attachments: z.array(z.object({ id: z.string() })),
})
type Status = z.output<typeof Status>

/** How long, in seconds, the key makes a repetition harmless. */
const keyTrust = mastodonRules.repeatable ?? 0
/** How far the clocks of two servers may be apart, in milliseconds. */
const skew = 2 * 60_000
const pageSize = 40
const mostPages = 5

/** The one call that makes the post live; with the same key it can be repeated for an hour. */
export async function postStatus(
  server: MastodonServer,
  account: AccountSession,
  request: PublishRequest,
  mediaIds: string[],
): Promise<LivePost> {
  const { idempotencyKey } = request.marks
  if (!idempotencyKey)
    throw new PlatformError('rejected', 'MARKS_MISSING', 'The post carries no idempotency key.')
  const token = account.secrets.accessToken
  const answer = await callServer(server, {
    method: 'POST',
    path: `/api/${server.settings.versions.main}/statuses`,
    token,
    headers: { 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
    body: JSON.stringify({ status: request.content.text, media_ids: mediaIds, visibility: 'public' }),
    whenLost: 'unknown',
  })
  if (!answer.ok) throw serverError(server, answer, [token])
  return livePost(answer.json(Status))
}

/**
 * Looks through the account's newest statuses for one with this text and as many pictures, made since the try
 * began. While the idempotency key holds, a server that does not let us look counts as `absent`: a new try
 * with the same key cannot post twice. The same holds for a status that could as well be another target's with the very
 * same words: the key tells them apart, the words do not.
 */
export async function findStatus(
  server: MastodonServer,
  account: AccountSession,
  request: PublishRequest,
  search: PostSearch,
): Promise<Confirmation> {
  const since = search.attemptedAt.getTime() - skew
  const wanted = comparable(request.content.text)
  const isOurs = (status: Status) =>
    Date.parse(status.created_at) >= since &&
    !search.claimed.includes(status.id) &&
    status.media_attachments.length === request.media.length &&
    comparable(textOfStatus(status.content)) === wanted
  const keyHolds = search.firstAge < keyTrust
  if (keyHolds && search.twins > 0) return { kind: 'absent', unread: true }
  try {
    let before: string | null = null
    const matches: Status[] = []
    const verdict = (): Confirmation => {
      const oldest = matches.at(-1)
      if (!oldest) return { kind: 'absent' }
      if (matches.length > search.twins) return { kind: 'found', post: livePost(oldest) }
      return { kind: 'unreadable', detail: 'Another post with the same words may be the one that is there.' }
    }
    for (let page = 0; page < mostPages; page += 1) {
      const statuses: Status[] = await readPage(server, account, before)
      matches.push(...statuses.filter(isOurs))
      const last = statuses.at(-1)
      const isRead = !last || statuses.length < pageSize || Date.parse(last.created_at) < since
      if (isRead) return verdict()
      before = last.id
    }
    if (matches.length > 0) return verdict()
    return { kind: 'unreadable', detail: 'The account has posted too much since to find out.' }
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    if (error.failure === 'rejected' && keyHolds) return { kind: 'absent', unread: true }
    return { kind: 'unreadable', detail: error.message }
  }
}

async function readPage(
  server: MastodonServer,
  account: AccountSession,
  before: string | null,
): Promise<Status[]> {
  const query = new URLSearchParams({ limit: String(pageSize), exclude_reblogs: 'true' })
  if (before !== null) query.set('max_id', before)
  const token = account.secrets.accessToken
  const answer = await callServer(server, {
    method: 'GET',
    path: `/api/${server.settings.versions.main}/accounts/${encodeURIComponent(account.remoteId)}/statuses?${query}`,
    token,
    whenLost: 'not-accepted',
  })
  if (!answer.ok) throw serverError(server, answer, [token])
  return answer.json(z.array(Status))
}

/** One status, or null when the server does not know it (any more). */
export async function readStatus(
  server: MastodonServer,
  account: AccountSession,
  remoteId: string,
): Promise<{ text: string; url: string | null } | null> {
  const token = account.secrets.accessToken
  const answer = await callServer(server, {
    method: 'GET',
    path: statusPath(server, remoteId),
    token,
    whenLost: 'not-accepted',
  })
  if (answer.status === 404 || answer.status === 410) return null
  if (!answer.ok) throw serverError(server, answer, [token])
  const status = answer.json(Status)
  return { text: textOfStatus(status.content), url: livePost(status).url }
}

/** Deletes a status; one that is gone already is fine. */
export async function deleteStatus(
  server: MastodonServer,
  account: AccountSession,
  remoteId: string,
): Promise<void> {
  const token = account.secrets.accessToken
  const answer = await callServer(server, {
    method: 'DELETE',
    path: statusPath(server, remoteId),
    token,
    whenLost: 'not-accepted',
  })
  if (!answer.ok && answer.status !== 404 && answer.status !== 410) throw serverError(server, answer, [token])
}

function statusPath(server: MastodonServer, remoteId: string): string {
  return `/api/${server.settings.versions.main}/statuses/${encodeURIComponent(remoteId)}`
}

function livePost(status: Status): LivePost {
  return { remoteId: status.id, url: status.url ?? status.uri ?? null }
}
