import type { Config } from '../../deps.ts'

/** The `__Secure-` prefix makes browsers refuse the cookie over plain HTTP. */
export function sessionCookieName(config: Pick<Config, 'publicUrl'>): string {
  return config.publicUrl.startsWith('https:') ? '__Secure-allin.session_token' : 'allin.session_token'
}

/**
 * The session token inside what a client sends: better-auth appends a signature (`token.signature`,
 * percent-encoded). The token alone carries 190 random bits, so that its hash in our table is the whole proof.
 */
export function tokenOf(sent: string): string {
  return sent.split(/\.|%2e/i)[0] ?? ''
}
