/** What an operator sets about X. Every installation brings its own X app: X charges its developer per call. */
export interface XSettings {
  /** Without a trailing slash. */
  apiUrl: string
  /** Version in the paths: `2` is `/2/tweets`. */
  version: string
  /** The consent screen. Its origin is also where profiles and posts are shown. */
  authorizeUrl: string
  /** Null while the operator has no X app: accounts can then not be connected. */
  clientId: string | null
  /** Null for a public client. */
  clientSecret: string | null
  /** Patience for one answer, in milliseconds. */
  timeoutMilliseconds: number
  /** How long to wait for X to process a picture, in milliseconds. */
  mediaPatienceMilliseconds: number
}

export const xDefaults: XSettings = {
  apiUrl: 'https://api.x.com',
  version: '2',
  authorizeUrl: 'https://x.com/i/oauth2/authorize',
  clientId: null,
  clientSecret: null,
  timeoutMilliseconds: 20_000,
  mediaPatienceMilliseconds: 60_000,
}

/** What publishing, reading back and staying connected need. https://docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code */
export const xScopes = ['tweet.read', 'tweet.write', 'users.read', 'media.write', 'offline.access'] as const

/** Where X shows a profile. @param handle `@ada` */
export function profileUrl(settings: XSettings, handle: string): string {
  return `${new URL(settings.authorizeUrl).origin}/${encodeURIComponent(handle.replace(/^@/, ''))}`
}

/** Where X shows a post. */
export function postUrl(settings: XSettings, handle: string, id: string): string {
  return `${profileUrl(settings, handle)}/status/${encodeURIComponent(id)}`
}
