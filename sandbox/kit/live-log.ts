import { findAddresses } from '../../core/text/addresses.ts'
import type { SandboxClock } from './clock.ts'
import type { SandboxEvents } from './events.ts'
import type { Store } from './store.ts'

/** A part of the text that the platform shows as a link. UTF-16 offsets, end exclusive. */
export interface LiveMark {
  start: number
  end: number
  kind: 'link' | 'mention' | 'tag'
  href: string
}

export interface LiveMedia {
  /** SHA-256 in hex; the bytes are in `store.blobs` under it. */
  hash: string
  mimeType: string
  alt: string | null
  width: number | null
  height: number | null
}

export interface LiveCard {
  url: string
  title: string
  description: string | null
  /** SHA-256 of the preview image in `store.blobs`. */
  imageHash: string | null
}

/** One post as the platform shows it. Written by the stand-in alone; nothing of AllIN's own records is in it. */
export interface LivePost {
  /** The platform's id of the post. */
  id: string
  platform: string
  account: { id: string; handle: string; displayName: string; avatarUrl: string | null }
  text: string
  /** What is clickable in the text. */
  marks: LiveMark[]
  media: LiveMedia[]
  card: LiveCard | null
  url: string | null
  /** ISO instants, by the sandbox's clock. */
  createdAt: string
  deletedAt: string | null
  idempotencyKey: string | null
  /** Whatever else is worth asserting on: visibility, language, content warning. */
  details: Record<string, string | number | boolean | null>
}

/** The append-only record of what is live where. */
export interface LiveLog {
  publish(post: Omit<LivePost, 'deletedAt' | 'createdAt'> & { createdAt?: string }): LivePost
  /** Puts in what the platform found out later: the card of a linked page. */
  attachCard(platform: string, id: string, card: LiveCard): void
  /** Marks as deleted; the entry stays. */
  delete(platform: string, id: string): void
  get(platform: string, id: string): LivePost | undefined
  /** Oldest first, deleted ones included. */
  list(platform?: string): LivePost[]
}

export function createLiveLog(store: Store, clock: SandboxClock, events: SandboxEvents): LiveLog {
  const posts = store.collection<LivePost>('live')
  const keyOf = (platform: string, id: string) => `${platform}/${id}`
  return {
    publish(post) {
      const entry: LivePost = {
        ...post,
        createdAt: post.createdAt ?? clock.now().toISOString(),
        deletedAt: null,
      }
      posts.set(keyOf(post.platform, post.id), entry)
      events.emit({ type: 'live', platform: post.platform, id: post.id, change: 'published' })
      return entry
    },
    attachCard(platform, id, card) {
      const changed = posts.update(keyOf(platform, id), (post) => ({ ...post, card }))
      if (changed) events.emit({ type: 'live', platform, id, change: 'changed' })
    },
    delete(platform, id) {
      const changed = posts.update(keyOf(platform, id), (post) => ({
        ...post,
        deletedAt: post.deletedAt ?? clock.now().toISOString(),
      }))
      if (changed) events.emit({ type: 'live', platform, id, change: 'deleted' })
    },
    get: (platform, id) => posts.get(keyOf(platform, id)),
    list: (platform) => posts.values().filter((post) => platform === undefined || post.platform === platform),
  }
}

const mention = /(?<![\w@/])@[a-z0-9_]+(?:@[\w-]+(?:\.[\w-]+)+)?/giu
const tag = /(?<![\w&/#])#(?=[\p{L}\p{N}_]*\p{L})[\p{L}\p{N}_]+/gu

/** The links, mentions and tags that a platform finds in a text by itself. `profileUrl` ends where the name begins. */
export function autolink(text: string, profileUrl: string, tagUrl: string): LiveMark[] {
  const marks: LiveMark[] = findAddresses(text).map((found) => ({
    start: found.start,
    end: found.end,
    kind: 'link',
    href: found.url,
  }))
  const isFree = (start: number, end: number) => marks.every((mark) => end <= mark.start || start >= mark.end)
  for (const [pattern, kind, base] of [
    [mention, 'mention', profileUrl],
    [tag, 'tag', tagUrl],
  ] as const) {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length
      if (isFree(match.index, end)) {
        marks.push({ start: match.index, end, kind, href: base + encodeURIComponent(match[0].slice(1)) })
      }
    }
  }
  return marks.sort((a, b) => a.start - b.start)
}
