import * as z from 'zod'
import { PlatformError, type PublishMedia } from '../platform.ts'
import { callX, sendJson, type XApi, xError } from './api.ts'

/** X takes segments of up to 5 MB. */
const segmentBytes = 4_000_000

const Upload = z.object({
  data: z.object({
    id: z.string().min(1),
    processing_info: z.object({ state: z.string(), check_after_secs: z.number().optional() }).nullish(),
  }),
})
type Upload = z.output<typeof Upload>['data']

/**
 * Uploads an image in segments, waits until X has processed it, and gives it its alternative text; answers its
 * id. Nobody sees an upload that no post uses. https://docs.x.com/x-api/media/media-upload
 */
export async function uploadMedia(api: XApi, token: string, media: PublishMedia): Promise<string> {
  const bytes = new Uint8Array(await media.bytes())
  const { id } = await initialize(api, token, media, bytes.length)
  for (let start = 0, index = 0; start < bytes.length; start += segmentBytes, index += 1) {
    await append(api, token, id, bytes.subarray(start, start + segmentBytes), index)
  }
  const finalized = await send(api, token, `/media/upload/${id}/finalize`)
  await waitUntilProcessed(api, token, finalized)
  if (media.altText) {
    const json = { id, metadata: { alt_text: { text: media.altText } } }
    const answer = await sendJson(api, { method: 'POST', path: '/media/metadata', token, whenLost, json })
    if (!answer.ok) throw xError(api, answer, [token])
  }
  return id
}

const whenLost = 'not-accepted'

async function initialize(api: XApi, token: string, media: PublishMedia, size: number): Promise<Upload> {
  const json = {
    media_type: media.mimeType,
    media_category: media.mimeType === 'image/gif' ? 'tweet_gif' : 'tweet_image',
    total_bytes: size,
  }
  const path = '/media/upload/initialize'
  const answer = await sendJson(api, { method: 'POST', path, token, whenLost, json })
  if (!answer.ok) throw xError(api, answer, [token])
  return answer.json(Upload).data
}

async function append(
  api: XApi,
  token: string,
  id: string,
  bytes: Uint8Array<ArrayBuffer>,
  index: number,
): Promise<void> {
  const body = new FormData()
  body.set('segment_index', String(index))
  body.set('media', new Blob([bytes]), `segment-${index}`)
  const path = `/media/upload/${encodeURIComponent(id)}/append`
  const answer = await callX(api, { method: 'POST', path, token, whenLost, body })
  if (!answer.ok) throw xError(api, answer, [token])
}

async function send(api: XApi, token: string, path: string): Promise<Upload> {
  const answer = await callX(api, { method: 'POST', path, token, whenLost })
  if (!answer.ok) throw xError(api, answer, [token])
  return answer.json(Upload).data
}

async function waitUntilProcessed(api: XApi, token: string, upload: Upload): Promise<void> {
  const deadline = Date.now() + api.settings.mediaPatienceMilliseconds
  let info = upload.processing_info
  while (info && info.state !== 'succeeded') {
    if (info.state === 'failed') {
      throw new PlatformError('rejected', 'MEDIA_REFUSED', 'X could not process a picture of this post.')
    }
    const pause = Math.min(Math.max(info.check_after_secs ?? 1, 0.2), 30) * 1_000
    if (Date.now() + pause > deadline) {
      throw new PlatformError(whenLost, 'MEDIA_NOT_READY', 'X is still processing a picture.')
    }
    await new Promise((resolve) => setTimeout(resolve, pause))
    const answer = await callX(api, {
      method: 'GET',
      path: '/media/upload',
      query: { command: 'STATUS', media_id: upload.id },
      token,
      whenLost,
    })
    if (!answer.ok) throw xError(api, answer, [token])
    info = answer.json(Upload).data.processing_info
  }
}
