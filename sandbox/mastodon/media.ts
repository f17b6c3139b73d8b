import type { Hono } from 'hono'
import { readImage } from '../kit/index.ts'
import { callerOf } from './authorize.ts'
import { mediaEntity } from './entities.ts'
import { fail, invalid } from './errors.ts'
import { readParams } from './params.ts'
import type { MastodonMedia, MastodonState } from './state.ts'

/** https://docs.joinmastodon.org/methods/media/ */
export function mediaRoutes(app: Hono, state: MastodonState): void {
  app.post('/api/v2/media', async (c) => {
    const { person } = callerOf(state, c, 'write:media')
    const params = await readParams(c)
    const file = params.file('file')
    if (!file) throw invalid("File can't be blank")
    const media = accept(state, person.username, new Uint8Array(await file.arrayBuffer()))
    media.description = checkDescription(state, params.text('description'))
    state.media.set(media.id, media)
    return c.json(mediaEntity(state, media), media.pollsLeft > 0 ? 202 : 200)
  })

  app.get('/api/v1/media/:id', (c) => {
    const { person } = callerOf(state, c, 'write:media')
    const media = own(state, person.username, c.req.param('id'))
    if (media.pollsLeft > 0) {
      const left = { ...media, pollsLeft: media.pollsLeft - 1 }
      state.media.set(media.id, left)
      return c.json(mediaEntity(state, media), 206)
    }
    return c.json(mediaEntity(state, media))
  })

  app.put('/api/v1/media/:id', async (c) => {
    const { person } = callerOf(state, c, 'write:media')
    const media = own(state, person.username, c.req.param('id'))
    const params = await readParams(c)
    const changed = { ...media, description: checkDescription(state, params.text('description')) }
    state.media.set(media.id, changed)
    return c.json(mediaEntity(state, changed))
  })
}

function own(state: MastodonState, username: string, id: string): MastodonMedia {
  const media = state.media.get(id)
  if (media?.username !== username || media.statusId !== null) throw fail(404)
  return media
}

function accept(state: MastodonState, username: string, bytes: Uint8Array): MastodonMedia {
  const { limits } = state
  const image = readImage(bytes)
  if (!image || !limits.imageTypes.includes(image.mimeType)) {
    throw invalid('File content type is invalid, File is invalid')
  }
  if (bytes.byteLength > limits.imageBytes) {
    throw invalid(`File file size must be less than ${Math.floor(limits.imageBytes / 1_048_576)} MB`)
  }
  if (image.width * image.height > limits.imagePixels) {
    throw invalid(`File ${image.width}x${image.height} images are not supported`)
  }
  return {
    id: state.nextId(),
    username,
    hash: state.kit.keep(bytes, image.mimeType),
    mimeType: image.mimeType,
    width: image.width,
    height: image.height,
    description: null,
    pollsLeft: image.mimeType === 'image/gif' ? Math.max(1, state.mediaPolls) : state.mediaPolls,
    statusId: null,
  }
}

function checkDescription(state: MastodonState, description: string | undefined): string | null {
  const limit = state.limits.descriptionCharacters
  if (description !== undefined && [...description].length > limit) {
    throw invalid(`Description is too long (maximum is ${limit} characters)`)
  }
  return description === undefined || description === '' ? null : description
}
