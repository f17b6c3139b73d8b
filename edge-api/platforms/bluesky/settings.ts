import type { JWK } from 'jose'

/** Addresses have no trailing slash. */
export interface BlueskySettings {
  /** Resolves handles, and where somebody signs in who names no account: `https://bsky.social`. */
  entrywayUrl: string
  /** The directory of did:plc identities: `https://plc.directory`. */
  plcUrl: string
  /** The public app view, for names and pictures: `https://public.api.bsky.app`. */
  appViewUrl: string
  /** Where permalinks point: `https://bsky.app`. */
  webUrl: string
  /**
   * Private ES256 keys with `kid`, current first. With them a public installation is a confidential client,
   * whose connections live for months; without, connections end after days. The public halves must be at
   * `{publicUrl}/.well-known/jwks.json`.
   */
  signingKeys: readonly JWK[]
  /** Patience for one answer, in milliseconds; uploads have three times as much. */
  timeoutMilliseconds: number
}

/** The real addresses. */
export const blueskyDefaults: BlueskySettings = {
  entrywayUrl: 'https://bsky.social',
  plcUrl: 'https://plc.directory',
  appViewUrl: 'https://public.api.bsky.app',
  webUrl: 'https://bsky.app',
  signingKeys: [],
  timeoutMilliseconds: 20_000,
}

/** Where the app shows a profile. @param handle `@ada.example`, or a DID */
export function profileUrl(settings: BlueskySettings, handle: string): string {
  return `${settings.webUrl}/profile/${handle.replace(/^@/, '')}`
}
