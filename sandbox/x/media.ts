import type { Context, Hono } from 'hono'
import * as z from 'zod'
import { type Person, readImage } from '../kit/index.ts'
import { callerOf } from './authorize.ts'
import { mediaKey } from './entities.ts'
import { invalid } from './errors.ts'
import type { XMedia, XState } from './state.ts'

const mebibyte = 1_048_576
/** https://docs.x.com/x-api/media/quickstart/best-practices, in bytes. */
const maxBytes = { tweet_image: 5 * mebibyte, tweet_gif: 15 * mebibyte }
const maxSegment = 5 * mebibyte
/** Uploads are forgotten after this many seconds. */
const lifetime = 86_400

const Initialize = z.strictObject({
  media_type: z.enum(['image/jpeg', 'image/png', 'image/gif', 'image/webp']),
  media_category: z.enum(['tweet_image', 'tweet_gif']),
  total_bytes: z.int().min(1),
  shared: z.boolean().optional(),
  additional_owners: z.array(z.string()).optional(),
})
const Metadata = z.strictObject({
  id: z.string(),
  metadata: z
    .strictObject({ alt_text: z.strictObject({ text: z.string().max(1_000) }).optional() })
    .optional(),
})

/** https://docs.x.com/x-api/media/media-upload */
export function mediaRoutes(app: Hono, state: XState): void {
  app.post('/2/media/upload/initialize', async (c) => {
    const person = callerOf(state, c, 'media.write')
    const input = await readBody(c, Initialize)
    if (input.total_bytes > maxBytes[input.media_category]) {
      throw invalid('total_bytes', String(input.total_bytes), 'The file is too large for its category.')
    }
    const media: XMedia = {
      id: state.nextId(),
      username: person.username,
      category: input.media_category,
      mimeType: input.media_type,
      totalBytes: input.total_bytes,
      segments: {},
      ...{ hash: null, width: null, height: null, alt: null, pollsLeft: null },
    }
    state.media.set(media.id, media)
    return c.json({ data: facts(media) })
  })

  app.post('/2/media/upload/:id/append', async (c) => {
    const media = own(state, callerOf(state, c, 'media.write'), c.req.param('id'))
    const { bytes, index } = await readSegment(c)
    if (bytes.length === 0 || bytes.length > maxSegment)
      throw invalid('media', '', 'A segment takes 1 byte to 5 MB.')
    const hash = state.kit.keep(bytes, 'application/octet-stream')
    state.media.set(media.id, { ...media, segments: { ...media.segments, [index]: hash } })
    return c.json({ data: { expires_at: Math.floor(state.kit.clock.now().getTime() / 1_000) + lifetime } })
  })

  app.post('/2/media/upload/:id/finalize', (c) => {
    const media = own(state, callerOf(state, c, 'media.write'), c.req.param('id'))
    const finished = finalize(state, media)
    state.media.set(media.id, finished)
    return c.json({ data: facts(finished) })
  })

  app.get('/2/media/upload', (c) => {
    const person = callerOf(state, c, 'media.write')
    if (c.req.query('command') !== 'STATUS') throw invalid('command', '', 'The command must be STATUS.')
    const media = own(state, person, c.req.query('media_id') ?? '')
    if (media.pollsLeft === null) throw invalid('media_id', media.id, 'The upload was not finalized.')
    const next = { ...media, pollsLeft: Math.max(0, media.pollsLeft - 1) }
    state.media.set(media.id, next)
    return c.json({ data: facts(next, true) })
  })

  app.post('/2/media/metadata', async (c) => {
    const person = callerOf(state, c, 'media.write')
    const input = await readBody(c, Metadata)
    const media = own(state, person, input.id)
    const text = input.metadata?.alt_text?.text ?? media.alt
    state.media.set(media.id, { ...media, alt: text })
    return c.json({ data: { id: media.id, associated_metadata: { alt_text: { text: text ?? '' } } } })
  })
}

function facts(media: XMedia, always = false) {
  const { pollsLeft } = media
  const isBusy = pollsLeft !== null && pollsLeft > 0
  return {
    id: media.id,
    media_key: mediaKey(media),
    expires_after_secs: lifetime,
    ...(pollsLeft === null ? {} : { size: media.totalBytes }),
    ...(isBusy
      ? { processing_info: { state: 'in_progress', check_after_secs: 1, progress_percent: 50 } }
      : {}),
    ...(always && !isBusy ? { processing_info: { state: 'succeeded', progress_percent: 100 } } : {}),
  }
}

/** Puts the segments together and looks at what came. */
function finalize(state: XState, media: XMedia): XMedia {
  const { blobs } = state.kit.store
  const count = Object.keys(media.segments).length
  const parts = Array.from({ length: count }, (_, index) => blobs.get(media.segments[index] ?? '')?.bytes)
  const whole = Buffer.concat(parts.flatMap((part) => part ?? []))
  if (parts.includes(undefined) || whole.length !== media.totalBytes) {
    throw invalid('media_id', media.id, 'Segments do not add up to the size that was announced.')
  }
  const image = readImage(whole)
  if (!image || (media.category === 'tweet_gif') !== (image.mimeType === 'image/gif')) {
    throw invalid('media_id', media.id, 'The file is not an image of its category.')
  }
  const { mimeType, width, height } = image
  const pollsLeft = media.category === 'tweet_gif' ? Math.max(1, state.mediaPolls) : state.mediaPolls
  return { ...media, mimeType, width, height, pollsLeft, hash: state.kit.keep(whole, mimeType) }
}

function own(state: XState, person: Person, id: string): XMedia {
  const media = state.media.get(id)
  if (media?.username !== person.username) throw invalid('media_id', id, 'Your media IDs are invalid.')
  return media
}

/** A segment comes as a form with the bytes, or as JSON with base64. */
async function readSegment(c: Context): Promise<{ bytes: Uint8Array; index: number }> {
  const isForm = c.req.header('content-type')?.startsWith('multipart/form-data')
  if (!isForm) {
    const input = await readBody(
      c,
      z.strictObject({ media: z.base64(), segment_index: z.int().min(0).max(999) }),
    )
    return { bytes: Buffer.from(input.media, 'base64'), index: input.segment_index }
  }
  const form = await c.req.formData()
  const media = form.get('media')
  const index = Number(form.get('segment_index') ?? Number.NaN)
  if (!(media instanceof File) || !Number.isInteger(index) || index < 0 || index > 999) {
    throw invalid('segment_index', String(index), 'A segment needs its bytes and its index.')
  }
  return { bytes: new Uint8Array(await media.arrayBuffer()), index }
}

async function readBody<S extends z.ZodType>(c: Context, schema: S): Promise<z.output<S>> {
  const body: unknown = await c.req.json().catch(() => null)
  const input = schema.safeParse(body)
  if (input.success) return input.data
  const [issue] = input.error.issues
  throw invalid(issue?.path.join('.') || 'body', '', issue?.message ?? 'The body is not valid.')
}
