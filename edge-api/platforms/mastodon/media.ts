import * as z from 'zod'
import { PlatformError, type PublishMedia } from '../platform.ts'
import { callServer, type MastodonServer, serverError } from './server.ts'

const Attachment = z.object({ id: z.string().min(1) })

/**
 * Uploads a picture with its description and waits until the server has processed it; answers its id.
 * Nobody sees an upload that no status uses. https://docs.joinmastodon.org/methods/media/
 */
export async function uploadMedia(
  server: MastodonServer,
  token: string,
  media: PublishMedia,
): Promise<string> {
  const form = new FormData()
  const bytes = new Uint8Array(await media.bytes())
  form.set('file', new Blob([bytes], { type: media.mimeType }), media.fileName ?? media.id)
  if (media.altText) form.set('description', media.altText)
  const answer = await callServer(server, {
    method: 'POST',
    path: `/api/${server.settings.versions.media}/media`,
    token,
    body: form,
    whenLost: 'not-accepted',
  })
  if (!answer.ok) throw serverError(server, answer, [token])
  const { id } = answer.json(Attachment)
  if (answer.status === 202) await waitUntilProcessed(server, token, id)
  return id
}

async function waitUntilProcessed(server: MastodonServer, token: string, id: string): Promise<void> {
  const deadline = Date.now() + server.settings.mediaPatienceMilliseconds
  for (let pause = 100; Date.now() + pause < deadline; pause = Math.min(pause * 2, 3_000)) {
    await new Promise((resolve) => setTimeout(resolve, pause))
    const answer = await callServer(server, {
      method: 'GET',
      path: `/api/${server.settings.versions.main}/media/${encodeURIComponent(id)}`,
      token,
      whenLost: 'not-accepted',
    })
    if (answer.status === 200) return
    if (answer.status !== 206) throw serverError(server, answer, [token])
  }
  throw new PlatformError(
    'not-accepted',
    'MEDIA_NOT_READY',
    `${new URL(server.url).host} is still processing a picture.`,
  )
}
