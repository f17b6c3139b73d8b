import * as z from 'zod'
import {
  type AccountSession,
  type Confirmation,
  type LivePost,
  PlatformError,
  type PublishRequest,
} from '../platform.ts'
import { callAsAccount, pdsOf } from './account.ts'
import { blueskyError, isRecordMissing } from './failures.ts'
import type { PreparedPost } from './prepare.ts'
import { profileUrl } from './settings.ts'
import { type BlueskyTools, callServer } from './tools.ts'

const collection = 'app.bsky.feed.post'
const AtUri = z.string().startsWith('at://').max(1000)
const Written = z.object({ uri: AtUri, cid: z.string() })
const Read = z.object({ uri: AtUri, value: z.looseObject({ text: z.string() }) })

/**
 * Writes the record under its chosen key. The same record again changes nothing, so repeating is harmless
 * (com.atproto.repo.putRecord: a put with the current CID is no commit).
 */
export async function submitPost(
  tools: BlueskyTools,
  account: AccountSession,
  request: PublishRequest,
  prepared: PreparedPost,
): Promise<LivePost> {
  const { recordKey, createdAt } = marksOf(request)
  const answer = await callAsAccount(tools, account, {
    method: 'com.atproto.repo.putRecord',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      repo: account.remoteId,
      collection,
      rkey: recordKey,
      record: recordOf(request, prepared, createdAt),
    }),
    whenLost: 'unknown',
  })
  return livePost(tools, account, answer.json(Written).uri)
}

/** The record of a post; the same request always makes the same record. */
export function recordOf(
  { content }: PublishRequest,
  { facets, images, thumb }: PreparedPost,
  createdAt: string,
): Record<string, unknown> {
  const { card, text } = content
  return {
    $type: collection,
    text,
    createdAt,
    ...(facets.length > 0 ? { facets } : {}),
    ...(images.length > 0
      ? {
          embed: {
            $type: 'app.bsky.embed.images',
            images: images.map(({ blob, alt, aspectRatio }) => ({
              image: blob,
              alt,
              ...(aspectRatio ? { aspectRatio } : {}),
            })),
          },
        }
      : card
        ? {
            embed: {
              $type: 'app.bsky.embed.external',
              external: {
                uri: card.url,
                title: card.title ?? card.url,
                description: card.description ?? '',
                ...(thumb ? { thumb } : {}),
              },
            },
          }
        : {}),
  }
}

/** Looks for the record under its key. Records are public: this works even when our access has ended. */
export async function confirmPost(
  tools: BlueskyTools,
  account: AccountSession,
  request: PublishRequest,
  claimed: readonly string[],
): Promise<Confirmation> {
  try {
    const { recordKey } = marksOf(request)
    const record = await getRecord(tools, account, recordKey)
    if (!record || claimed.includes(record.uri)) return { kind: 'absent' }
    return { kind: 'found', post: livePost(tools, account, record.uri) }
  } catch (error) {
    if (error instanceof PlatformError) return { kind: 'unreadable', detail: error.message }
    throw error
  }
}

/** A post as it is now, null when there is none. */
export async function readPost(
  tools: BlueskyTools,
  account: AccountSession,
  remoteId: string,
): Promise<{ text: string; url: string | null } | null> {
  const record = await getRecord(tools, account, keyOf(account, remoteId))
  return record && { text: record.value.text, url: livePost(tools, account, record.uri).url }
}

/** Deletes a post; deleting one that is gone succeeds. */
export async function removePost(
  tools: BlueskyTools,
  account: AccountSession,
  remoteId: string,
): Promise<void> {
  await callAsAccount(tools, account, {
    method: 'com.atproto.repo.deleteRecord',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ repo: account.remoteId, collection, rkey: keyOf(account, remoteId) }),
    whenLost: 'not-accepted',
  })
}

async function getRecord(
  tools: BlueskyTools,
  account: AccountSession,
  recordKey: string,
): Promise<z.infer<typeof Read> | null> {
  const url = new URL('/xrpc/com.atproto.repo.getRecord', pdsOf(tools, account))
  url.searchParams.set('repo', account.remoteId)
  url.searchParams.set('collection', collection)
  url.searchParams.set('rkey', recordKey)
  const answer = await callServer(tools, {
    service: 'Bluesky',
    method: 'GET',
    url,
    whenLost: 'not-accepted',
  })
  if (isRecordMissing(answer)) return null
  if (!answer.ok) throw blueskyError(answer, tools)
  return answer.json(Read)
}

function livePost(tools: BlueskyTools, account: AccountSession, uri: string): LivePost {
  const recordKey = uri.split('/').at(-1) ?? ''
  return { remoteId: uri, url: `${profileUrl(tools.settings, account.handle)}/post/${recordKey}` }
}

function marksOf({ marks }: PublishRequest): { recordKey: string; createdAt: string } {
  const { recordKey, createdAt } = marks
  if (recordKey && createdAt) return { recordKey, createdAt }
  throw new PlatformError('rejected', 'MARKS_MISSING', 'This post has no record key. Schedule it again.')
}

/** The record key in a post's address; it must be one of this account's posts. */
function keyOf(account: AccountSession, remoteId: string): string {
  const prefix = `at://${account.remoteId}/${collection}/`
  if (remoteId.startsWith(prefix)) return remoteId.slice(prefix.length)
  throw new PlatformError('rejected', 'NOT_THIS_ACCOUNT', 'This is not a post of this account.')
}
