import type { Collection, Kit, Person } from '../kit/index.ts'

/** An application as its developer registered it. Without a secret it is a public client. */
export interface XApp {
  clientId: string
  clientSecret: string | null
  name: string
}

export interface XCode {
  clientId: string
  username: string
  redirectUri: string
  scopes: string[]
  challenge: string
  method: 'S256' | 'plain'
}

/** What an access token or a refresh token stands for. `grant` ties the tokens of one consent together. */
export interface XToken {
  grant: string
  clientId: string
  username: string
  scopes: string[]
}

export interface XMedia {
  id: string
  username: string
  category: 'tweet_image' | 'tweet_gif'
  mimeType: string
  totalBytes: number
  /** Hashes of the segments by index, until finalized. */
  segments: Record<number, string>
  hash: string | null
  width: number | null
  height: number | null
  alt: string | null
  /** How often it still answers "in progress"; null before it was finalized. */
  pollsLeft: number | null
}

export interface XPost {
  id: string
  username: string
  text: string
  mediaIds: string[]
  createdAt: string
}

export interface XOptions {
  apps?: XApp[]
  /** Seconds that an access token is good for. */
  tokenSeconds?: number
  /** Milliseconds until a new post shows up in its author's list: X's index lags. */
  readLag?: number | ((post: XPost) => number)
  /** Accounts that may say the same twice: X promises nowhere to refuse it. */
  allowsDuplicates?: (username: string) => boolean
  /** How often still images answer "in progress" after they were finalized; animated ones do so at least once. */
  mediaPolls?: number
}

/** Everything the stand-in knows, and what it needs to answer. */
export interface XState {
  kit: Kit
  apps: readonly XApp[]
  tokenSeconds: number
  readLag: (post: XPost) => number
  allowsDuplicates: (username: string) => boolean
  mediaPolls: number
  codes: Collection<XCode>
  accessTokens: Collection<XToken>
  refreshTokens: Collection<XToken>
  media: Collection<XMedia>
  posts: Collection<XPost>
  hits: Collection<number>
  base(): string
  userId(person: Person): string
  nextId(): string
}

/** Applications that need no registration. `allin-local` is what `npm start` uses, `allin-public` has no secret. */
const demoApps: XApp[] = [
  { clientId: 'allin-local', clientSecret: 'allin-local-secret', name: 'AllIN' },
  { clientId: 'allin-public', clientSecret: null, name: 'AllIN' },
]

/** Milliseconds that X counts its ids from: 2010-11-04T01:42:54.657Z. */
const epoch = 1_288_834_974_657n

export function xState(kit: Kit, options: XOptions): XState {
  const { store, clock } = kit
  const { readLag = 0 } = options
  return {
    kit,
    apps: options.apps ?? demoApps,
    tokenSeconds: options.tokenSeconds ?? 7_200,
    readLag: typeof readLag === 'number' ? () => readLag : readLag,
    allowsDuplicates: options.allowsDuplicates ?? (() => false),
    mediaPolls: options.mediaPolls ?? 0,
    codes: store.collection('x.codes'),
    accessTokens: store.collection('x.access-tokens'),
    refreshTokens: store.collection('x.refresh-tokens'),
    media: store.collection('x.media'),
    posts: store.collection('x.posts'),
    hits: store.collection('x.hits'),
    base: () => kit.baseUrl('x'),
    userId: (person) => String(2_244_994_945 + kit.people.indexOf(person)),
    nextId: () =>
      String(((BigInt(clock.now().getTime()) - epoch) << 22n) | BigInt(store.next('x.ids') & 0x3fffff)),
  }
}
