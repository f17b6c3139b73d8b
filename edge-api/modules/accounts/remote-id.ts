import type { PlatformId } from '../../../core/platforms/index.ts'

/** Platforms of many servers, each of which numbers its accounts itself: two may have the same id. */
const numberedPerServer: readonly PlatformId[] = ['mastodon']

/** The id of an account that is unique on its whole platform, as it is stored: `42@social.example`. */
export function globalRemoteId(platform: PlatformId, remoteId: string, serverUrl: string | null): string {
  if (!numberedPerServer.includes(platform) || serverUrl === null) return remoteId
  return `${remoteId}@${new URL(serverUrl).host}`
}

/** The id as the account's own server knows it. */
export function localRemoteId(platform: PlatformId, stored: string): string {
  return numberedPerServer.includes(platform) ? stored.replace(/@[^@]*$/, '') : stored
}
