import type { Kit, LiveCard, LiveMark, LiveMedia } from '../../kit/index.ts'
import { type Actor, actorByDid, avatarUrl } from '../identity.ts'
import type { BlobStore } from './blobs.ts'
import type { PostRecord } from './post-record.ts'

/** Writes a post into the log of what is live, as the app would show it. */
export function showLive(
  kit: Kit,
  blobs: BlobStore,
  actor: Actor,
  uri: string,
  cid: string,
  post: PostRecord,
): void {
  const { did, handle, person } = actor
  kit.live.publish({
    id: uri,
    platform: 'bluesky',
    account: { id: did, handle, displayName: person.displayName, avatarUrl: avatarUrl(kit, actor) },
    text: post.text,
    marks: marksOf(kit, post),
    media: mediaOf(blobs, did, post),
    card: cardOf(blobs, did, post),
    url: webAddress(kit, handle, uri),
    idempotencyKey: uri.split('/').at(-1) ?? null,
    details: { cid, recordCreatedAt: post.createdAt, language: post.langs?.join(',') ?? null },
  })
}

/** Where the app shows a post. */
export function webAddress(kit: Kit, handle: string, uri: string): string {
  return `${kit.baseUrl('bluesky')}/profile/${handle}/post/${uri.split('/').at(-1)}`
}

function mediaOf(blobs: BlobStore, did: string, { embed }: PostRecord): LiveMedia[] {
  if (embed?.$type !== 'app.bsky.embed.images') return []
  return embed.images.map(({ image, alt, aspectRatio }) => ({
    hash: blobs.find(did, image.ref.$link)?.hash ?? '',
    mimeType: image.mimeType,
    alt: alt === '' ? null : alt,
    width: aspectRatio?.width ?? null,
    height: aspectRatio?.height ?? null,
  }))
}

function cardOf(blobs: BlobStore, did: string, { embed }: PostRecord): LiveCard | null {
  if (embed?.$type !== 'app.bsky.embed.external') return null
  const { uri, title, description, thumb } = embed.external
  return {
    url: uri,
    title,
    description: description === '' ? null : description,
    imageHash: (thumb && blobs.find(did, thumb.ref.$link)?.hash) ?? null,
  }
}

/** Facets count UTF-8 bytes; the log counts UTF-16 units. Overlapping facets are dropped, as the app does. */
function marksOf(kit: Kit, { text, facets = [] }: PostRecord): LiveMark[] {
  const bytes = new TextEncoder().encode(text)
  const unit = (byte: number) => new TextDecoder().decode(bytes.subarray(0, byte)).length
  const base = kit.baseUrl('bluesky')
  const marks: LiveMark[] = []
  const sorted = facets.toSorted((a, b) => a.index.byteStart - b.index.byteStart)
  for (const { index, features } of sorted) {
    const [feature] = features
    const start = unit(index.byteStart)
    if (!feature || start < (marks.at(-1)?.end ?? 0)) continue
    const at = { start, end: unit(index.byteEnd) }
    switch (feature.$type) {
      case 'app.bsky.richtext.facet#link':
        marks.push({ ...at, kind: 'link', href: feature.uri })
        break
      case 'app.bsky.richtext.facet#tag':
        marks.push({ ...at, kind: 'tag', href: `${base}/hashtag/${encodeURIComponent(feature.tag)}` })
        break
      case 'app.bsky.richtext.facet#mention':
        marks.push({ ...at, kind: 'mention', href: `${base}/profile/${handleOrDid(feature.did)}` })
    }
  }
  return marks
}

function handleOrDid(did: string): string {
  try {
    return actorByDid(did).handle
  } catch {
    return did
  }
}
