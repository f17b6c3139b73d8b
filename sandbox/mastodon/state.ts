import type { Collection, Kit, Person } from '../kit/index.ts'

export interface MastodonApp {
  id: string
  name: string
  website: string | null
  redirectUris: string[]
  scopes: string[]
  clientId: string
  clientSecret: string
}

export interface MastodonCode {
  clientId: string
  username: string
  redirectUri: string
  scopes: string[]
  codeChallenge: string | null
}

export interface MastodonToken {
  clientId: string
  /** Null for a token of the application alone. */
  username: string | null
  scopes: string[]
}

export interface MastodonMedia {
  id: string
  username: string
  hash: string
  mimeType: string
  width: number
  height: number
  description: string | null
  /** How often it still answers "in progress". */
  pollsLeft: number
  statusId: string | null
}

export interface MastodonStatus {
  id: string
  username: string
  text: string
  visibility: string
  language: string | null
  sensitive: boolean
  spoilerText: string
  inReplyToId: string | null
  mediaIds: string[]
  createdAt: string
  appName: string | null
}

/** What the server states about itself and enforces. Sizes in bytes and pixels. */
export interface MastodonLimits {
  maxCharacters: number
  charactersPerUrl: number
  maxMedia: number
  imageBytes: number
  imagePixels: number
  imageTypes: string[]
  descriptionCharacters: number
}

export interface MastodonOptions {
  limits?: Partial<MastodonLimits>
  /** How often a still image answers "in progress" first; animated ones do so at least once. */
  mediaPolls?: number
  /** Older servers know no PKCE. */
  withoutPkce?: boolean
  /** Milliseconds until a status shows up in its author's list. */
  readLag?: (status: MastodonStatus) => number
  /** Accounts whose server takes no notice of `Idempotency-Key`, as some that speak Mastodon's API do. */
  forgetsKeys?: (username: string) => boolean
  /** A server that counts the requests of nobody in particular for each address, and sees many: it never stops them. */
  withoutAnonymousLimit?: boolean
}

/** The limits of a server as it is installed. https://docs.joinmastodon.org/entities/Instance/ */
export const defaultLimits: MastodonLimits = {
  maxCharacters: 500,
  charactersPerUrl: 23,
  maxMedia: 4,
  imageBytes: 16_777_216,
  imagePixels: 33_177_600,
  imageTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
  descriptionCharacters: 1_500,
}

/** Everything the server knows, and what it needs to answer. */
export interface MastodonState {
  kit: Kit
  limits: MastodonLimits
  mediaPolls: number
  pkce: boolean
  readLag: (status: MastodonStatus) => number
  forgetsKeys: (username: string) => boolean
  limitsAnonymous: boolean
  apps: Collection<MastodonApp>
  codes: Collection<MastodonCode>
  tokens: Collection<MastodonToken>
  media: Collection<MastodonMedia>
  statuses: Collection<MastodonStatus>
  /** Status id by `account:key`, for an hour. */
  idempotency: Collection<string>
  hits: Collection<number>
  base(): string
  accountId(person: Person): string
  nextId(): string
}

export function mastodonState(kit: Kit, options: MastodonOptions): MastodonState {
  const { store, clock } = kit
  return {
    kit,
    limits: { ...defaultLimits, ...options.limits },
    mediaPolls: options.mediaPolls ?? 0,
    pkce: options.withoutPkce !== true,
    readLag: options.readLag ?? (() => 0),
    forgetsKeys: options.forgetsKeys ?? (() => false),
    limitsAnonymous: options.withoutAnonymousLimit !== true,
    apps: store.collection('mastodon.apps'),
    codes: store.collection('mastodon.codes'),
    tokens: store.collection('mastodon.tokens'),
    media: store.collection('mastodon.media'),
    statuses: store.collection('mastodon.statuses'),
    idempotency: store.collection('mastodon.idempotency'),
    hits: store.collection('mastodon.hits'),
    base: () => kit.baseUrl('mastodon'),
    accountId: (person) => String(109_000_000_000_000_001n + BigInt(kit.people.indexOf(person))),
    // Like the real ids: milliseconds and 16 bits of a counter, so that they sort by time.
    nextId: () =>
      String((BigInt(clock.now().getTime()) << 16n) | BigInt(store.next('mastodon.ids') & 0xffff)),
  }
}
