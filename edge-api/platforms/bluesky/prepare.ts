import * as z from 'zod'
import { bluesky } from '../../../core/platforms/bluesky.ts'
import { findFacets } from '../../../core/text/facets.ts'
import { type AccountSession, PlatformError, type PublishMedia, type PublishRequest } from '../platform.ts'
import { callAsAccount, pdsOf } from './account.ts'
import { resolveHandle } from './identity.ts'
import type { BlueskyTools } from './tools.ts'

/** Largest picture of a link card, in bytes (lexicon app.bsky.embed.external). */
const maxThumbBytes = 1_000_000

const Blob = z.object({
  $type: z.literal('blob'),
  ref: z.object({ $link: z.string() }),
  mimeType: z.string(),
  size: z.number(),
})
type Blob = z.infer<typeof Blob>

/** A facet as the record has it (lexicon app.bsky.richtext.facet). */
export interface RecordFacet {
  index: { byteStart: number; byteEnd: number }
  features: { $type: string; [field: string]: string }[]
}

/** What was uploaded and looked up for a post. */
export interface PreparedPost {
  facets: RecordFacet[]
  images: { blob: Blob; alt: string; aspectRatio: { width: number; height: number } | null }[]
  thumb: Blob | null
}

/** Uploads the images and finds out whom the text mentions. */
export async function preparePost(
  tools: BlueskyTools,
  account: AccountSession,
  request: PublishRequest,
): Promise<PreparedPost> {
  const { media, cardImage, content } = request
  if (media.length > bluesky.images.max) {
    throw new PlatformError(
      'rejected',
      'TOO_MANY_IMAGES',
      `Bluesky takes at most ${bluesky.images.max} images.`,
    )
  }
  const images: PreparedPost['images'] = []
  for (const medium of media) {
    const bytes = await bytesOf(medium, bluesky.images.maxBytes)
    if (!bytes) {
      throw new PlatformError(
        'rejected',
        'IMAGE_NOT_ACCEPTED',
        `Bluesky takes JPEG, PNG, GIF and WebP images up to ${bluesky.images.maxBytes} bytes; ${medium.fileName ?? 'this image'} is not one.`,
      )
    }
    const { width, height, altText, mimeType } = medium
    images.push({
      blob: await upload(tools, account, bytes, mimeType),
      alt: altText ?? '',
      aspectRatio: width && height ? { width, height } : null,
    })
  }
  const thumbBytes = content.card && cardImage ? await bytesOf(cardImage, maxThumbBytes) : null
  const thumb = thumbBytes && cardImage ? await upload(tools, account, thumbBytes, cardImage.mimeType) : null
  return { images, thumb, facets: await facetsOf(tools, account, content.text) }
}

/** The bytes of an image that the platform takes; null when it does not. */
async function bytesOf(medium: PublishMedia, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!bluesky.images.types.includes(medium.mimeType)) return null
  const bytes = await medium.bytes()
  return bytes.length <= maxBytes ? new Uint8Array(bytes) : null
}

async function upload(
  tools: BlueskyTools,
  account: AccountSession,
  body: Uint8Array<ArrayBuffer>,
  mimeType: string,
): Promise<Blob> {
  const answer = await callAsAccount(tools, account, {
    method: 'com.atproto.repo.uploadBlob',
    headers: { 'content-type': mimeType },
    body,
    whenLost: 'not-accepted',
    timeoutMilliseconds: tools.settings.timeoutMilliseconds * 3,
  })
  return answer.json(z.object({ blob: Blob })).blob
}

/** Without facets nothing in a text is clickable. A mention of nobody stays plain text. */
async function facetsOf(tools: BlueskyTools, account: AccountSession, text: string): Promise<RecordFacet[]> {
  const facets: RecordFacet[] = []
  const known = new Map<string, string | null>()
  for (const { byteStart, byteEnd, feature } of findFacets(text)) {
    const index = { byteStart, byteEnd }
    if (feature.kind === 'link') {
      facets.push({ index, features: [{ $type: 'app.bsky.richtext.facet#link', uri: feature.url }] })
    } else if (feature.kind === 'tag') {
      facets.push({ index, features: [{ $type: 'app.bsky.richtext.facet#tag', tag: feature.tag }] })
    } else {
      const { handle } = feature
      if (!known.has(handle)) known.set(handle, await resolveHandle(tools, pdsOf(tools, account), handle))
      const did = known.get(handle)
      if (did) facets.push({ index, features: [{ $type: 'app.bsky.richtext.facet#mention', did }] })
    }
  }
  return facets
}
