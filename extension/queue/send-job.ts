import type { Problem } from '../../core/problem.ts'
import type { Client } from '../../widget/api/client.ts'
import { isConnectionProblem, type Result } from '../../widget/api/result.ts'
import type { PostDetail } from '../../widget/api/views.ts'
import { picturesOf } from '../drafts/collect.ts'
import type { Picture } from '../drafts/piece.ts'
import { variantsOf } from '../drafts/suggestion.ts'
import type { Job } from './job.ts'

/** What a job needs from the world. */
export interface Outlet {
  /** A client whose writes carry this idempotency key. */
  client(idempotencyKey: string): Client
  /** An image's bytes as the browser had them, or null when only its address is known. By job, or by picture. */
  imageOf(id: string): Promise<Blob | null>
  /** Writes the job down; called after every step. */
  save(job: Job): Promise<void>
}

export type Sent =
  | { outcome: 'sent'; job: Job }
  /** Nothing wrong with the job: try again later. */
  | { outcome: 'later'; job: Job; problem: Problem }
  /** Nobody is signed in any more. */
  | { outcome: 'signed-out'; job: Job; problem: Problem }
  /** The server will not take it as it is. */
  | { outcome: 'refused'; job: Job; problem: Problem }

class Stopped extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}

/** Takes a job through the steps that are left. Never throws for what the server answers. */
export async function sendJob(start: Job, outlet: Outlet): Promise<Sent> {
  let job = start
  const client = (step: string) => outlet.client(`${start.id}-${step}`)
  const note = async (done: Job['done']) => {
    job = { ...job, done: { ...job.done, ...done } }
    await outlet.save(job)
  }
  try {
    if (job.image !== null && job.imageUse !== 'none' && job.done.mediaId === undefined) {
      const mayMiss = job.action.kind === 'draft' || job.imageUse === 'card'
      const media = await uploadImage({ ...job.image, id: job.id }, mayMiss, client('image'), outlet)
      if (media !== null) await note({ mediaId: media })
    }
    for (const [index, picture] of picturesOf(job.pieces).entries()) {
      const pictures = job.done.pictures ?? {}
      if (picture.id in pictures) continue
      const step = client(`picture-${index + 1}`)
      const media = await uploadImage(picture, job.action.kind === 'draft', step, outlet)
      await note({ pictures: { ...pictures, [picture.id]: media } })
    }
    if (job.text === null) await clipIntoDraft(job, client('clip'), note)
    else await writePost(job, client, note, () => job)
    await act(job, client(job.action.kind), note)
    return { outcome: 'sent', job }
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
    const { problem } = error
    const passing = isConnectionProblem(problem) || problem.status === 429 || problem.status >= 500
    if (passing) return { outcome: 'later', job, problem }
    return { outcome: problem.status === 401 ? 'signed-out' : 'refused', job, problem }
  }
}

type Note = (done: Job['done']) => Promise<void>

function must<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value
  throw new Stopped(result.problem)
}

/**
 * Uploads an image, or asks the server to fetch it. A draft goes on without an image that cannot be had; a post
 * that goes out at once does not, since the person saw it with the image.
 */
async function uploadImage(
  image: Picture,
  mayMiss: boolean,
  client: Client,
  outlet: Outlet,
): Promise<string | null> {
  const file = await outlet.imageOf(image.id)
  const result = file ? await client.upload({ file, headers: wordsOf(image) }) : await imported(image, client)
  if (result.ok) return result.value.id
  const unusable = [413, 415, 422, 502].includes(result.problem.status)
  if (unusable && mayMiss) return null
  throw new Stopped(result.problem)
}

/** How a picture is called, what it shows and where it comes from. One that the device made has no address. */
function wordsOf({ url, alt }: Picture): Record<string, string> {
  const name = url === null ? 'picture' : new URL(url).pathname.split('/').at(-1)?.slice(0, 120) || 'image'
  return {
    'Allin-File-Name': encodeURIComponent(name),
    ...(url === null ? {} : { 'Allin-Source-Url': new URL(url).href }),
    ...(alt ? { 'Allin-Alt-Text': encodeURIComponent(alt) } : {}),
  }
}

/** Lets the server fetch an image. */
async function imported({ url, alt }: Picture, client: Client): Promise<Result<{ id: string }>> {
  if (url === null) return { ok: false, problem: lost }
  return client.call('POST /v1/media/import', { body: { url, ...(alt ? { altText: alt } : {}) } })
}

/** The browser was told to forget what this device kept. */
const lost: Problem = {
  ...{ type: 'about:blank', title: 'The picture is gone.', status: 422, code: 'PICTURE_LOST' },
  detail: 'A picture is no longer on this device. Edit the post and take it again.',
}

async function clipIntoDraft(job: Job, client: Client, note: Note): Promise<void> {
  if (job.clip === null || job.done.postId !== undefined) return
  const made = must(
    await client.call('POST /v1/clips', {
      body: {
        clip: job.clip,
        draft: true,
        accountIds: job.accountIds,
        mediaIds: [...(job.done.mediaId === undefined ? [] : [job.done.mediaId]), ...collectedMedia(job)],
      },
    }),
  )
  await note({
    clipId: made.clip.id,
    ...(made.post ? { postId: made.post.id, revision: made.post.revision } : {}),
  })
}

async function writePost(
  job: Job,
  client: (step: string) => Client,
  note: Note,
  latest: () => Job,
): Promise<void> {
  if (job.clip !== null && job.done.clipId === undefined && job.post === null) {
    const made = must(await client('clip').call('POST /v1/clips', { body: { clip: job.clip, draft: false } }))
    await note({ clipId: made.clip.id })
  }
  if (latest().done.postId !== undefined) return
  const { done } = latest()
  const mediaId = done.mediaId ?? null
  const media = [
    ...(job.imageUse === 'picture' && mediaId !== null ? [mediaId] : []),
    ...collectedMedia(latest()),
  ]
  const body = {
    text: job.text ?? '',
    link:
      job.clip !== null && job.withLink
        ? {
            url: job.clip.canonicalUrl,
            title: job.clip.title,
            description: job.clip.description,
            imageMediaId: job.imageUse === 'card' ? mediaId : null,
            ...(job.suggestion?.tags ? { tags: job.suggestion.tags } : {}),
          }
        : null,
    media: media.map((each) => ({ mediaId: each })),
    variants: variantsOf(job),
    accountIds: job.accountIds,
    ...(done.clipId === undefined ? {} : { clipId: done.clipId }),
  }
  const post = must(
    job.post === null
      ? await client('post').call('POST /v1/posts', { body })
      : await client('post').call('PATCH /v1/posts/{postId}', {
          params: { postId: job.post.id },
          body: { ...body, revision: job.post.revision },
        }),
  )
  await note({ postId: post.id, revision: post.revision })
}

/** What became of the collected pictures that could be had. */
const collectedMedia = ({ pieces, done }: Job): string[] =>
  picturesOf(pieces).flatMap(({ id }) => done.pictures?.[id] ?? [])

async function act(job: Job, client: Client, note: Note): Promise<void> {
  const { postId, revision } = job.done
  if (job.action.kind === 'draft' || postId === undefined || revision === undefined) return
  await note({ revision: must(await decide(job.action, client, { postId }, revision)).revision })
}

function decide(
  action: Exclude<Job['action'], { kind: 'draft' }>,
  client: Client,
  params: { postId: string },
  revision: number,
): Promise<Result<PostDetail>> {
  switch (action.kind) {
    case 'publish':
      return client.call('POST /v1/posts/{postId}/publish', { params, body: { revision } })
    case 'queue':
      return client.call('POST /v1/posts/{postId}/queue', { params, body: { revision } })
    case 'schedule': {
      const { wallTime, timeZone } = action
      return client.call('POST /v1/posts/{postId}/schedule', {
        params,
        body: { revision, wallTime, timeZone },
      })
    }
    case 'ask':
      return client.call('POST /v1/posts/{postId}/request-approval', {
        params,
        body: { revision, ...action.when },
      })
  }
}
