/** What an operator can set about Mastodon. The defaults are those of the real software. */
export interface MastodonSettings {
  /** The name that consent screens show. */
  appName: string
  /** API versions in the paths. https://docs.joinmastodon.org/api/ */
  versions: { main: string; media: string; instance: string }
  /** Patience for one answer, in milliseconds. */
  timeoutMilliseconds: number
  /** How long to wait for the server to process a picture, in milliseconds. */
  mediaPatienceMilliseconds: number
}

export const mastodonDefaults: MastodonSettings = {
  appName: 'AllIN',
  versions: { main: 'v1', media: 'v2', instance: 'v2' },
  timeoutMilliseconds: 20_000,
  mediaPatienceMilliseconds: 30_000,
}

/** The least that publishing and reading back need. https://docs.joinmastodon.org/api/oauth-scopes/ */
export const mastodonScopes = ['read:accounts', 'read:statuses', 'write:media', 'write:statuses'] as const
