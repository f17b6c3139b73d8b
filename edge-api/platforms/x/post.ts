import * as z from 'zod'
import { type AccountSession, type LivePost, PlatformError, type PublishRequest } from '../platform.ts'
import { callX, sendJson, wordsOf, type XApi, xError } from './api.ts'
import { duplicateError } from './confirm.ts'
import { Post, postFields, textOf } from './post-shape.ts'
import { postUrl } from './settings.ts'

const Created = z.object({ data: z.object({ id: z.string().min(1) }) })

/** The one call that makes the post live. https://docs.x.com/x-api/posts/create-post */
export async function createPost(
  api: XApi,
  account: AccountSession,
  request: PublishRequest,
  mediaIds: string[],
): Promise<LivePost> {
  const token = account.secrets.accessToken
  const { text } = request.content
  const answer = await sendJson(api, {
    method: 'POST',
    path: '/tweets',
    token,
    whenLost: 'unknown',
    json: {
      ...(text === '' ? {} : { text }),
      ...(mediaIds.length === 0 ? {} : { media: { media_ids: mediaIds } }),
    },
  })
  if (answer.status === 403 && /duplicate/i.test(wordsOf(answer) ?? '')) {
    throw await duplicateError(api, account, request)
  }
  if (!answer.ok) throw xError(api, answer, [token])
  const { id } = answer.json(Created).data
  return { remoteId: id, url: postUrl(api.settings, account.handle, id) }
}

const One = z.object({
  data: Post.optional(),
  errors: z.array(z.object({ type: z.string().optional(), title: z.string().optional() })).optional(),
})

/** One post, or null when X says that it does not exist. */
export async function readPost(
  api: XApi,
  account: AccountSession,
  id: string,
): Promise<{ text: string; url: string | null } | null> {
  const token = account.secrets.accessToken
  const answer = await callX(api, {
    method: 'GET',
    path: `/tweets/${encodeURIComponent(id)}`,
    query: { 'post.fields': postFields },
    token,
    whenLost: 'not-accepted',
  })
  if (answer.status === 404) return null
  if (!answer.ok) throw xError(api, answer, [token])
  const { data, errors } = answer.json(One)
  if (data) return { text: textOf(data), url: postUrl(api.settings, account.handle, data.id) }
  if (errors?.some(({ type }) => type?.endsWith('/resource-not-found'))) return null
  throw new PlatformError('rejected', 'NOT_READABLE', 'X does not let us read this post.', {
    httpStatus: answer.status,
  })
}

const Deleted = z.object({ data: z.object({ deleted: z.boolean() }) })

/** Deletes a post; one that is gone already is fine. */
export async function deletePost(api: XApi, account: AccountSession, id: string): Promise<void> {
  const token = account.secrets.accessToken
  const answer = await callX(api, {
    method: 'DELETE',
    path: `/tweets/${encodeURIComponent(id)}`,
    token,
    whenLost: 'not-accepted',
  })
  if (answer.status === 404) return
  if (!answer.ok) throw xError(api, answer, [token])
  if (!answer.json(Deleted).data.deleted) {
    throw new PlatformError('rejected', 'NOT_DELETED', 'X did not delete the post.', { httpStatus: 200 })
  }
}
