import { decodeJwt } from 'jose'
import * as z from 'zod'
import { type AccountSecrets, PlatformError } from '../platform.ts'
import { blueskyError, cannotConnect, errorName } from './failures.ts'
import type { Identity } from './identity.ts'
import { type BlueskyTools, callServer } from './tools.ts'

/** Marks a connection made with an app password. The password itself is never kept. */
export const SessionExtra = z.object({ kind: z.literal('session') })

const Session = z.object({ did: z.string(), accessJwt: z.string().min(1), refreshJwt: z.string().min(1) })

/**
 * Signs in with an app password, once: at most 30 times in 5 minutes and 300 a day are allowed, so the
 * session is kept and refreshed from here on.
 */
export async function createSession(
  tools: BlueskyTools,
  identity: Identity,
  appPassword: string,
): Promise<AccountSecrets> {
  const answer = await callServer(tools, {
    service: 'Bluesky',
    method: 'POST',
    url: new URL('/xrpc/com.atproto.server.createSession', identity.pds),
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ identifier: identity.did, password: appPassword }),
    whenLost: 'not-accepted',
  })
  const name = errorName(answer)
  if (name === 'AuthFactorTokenRequired') {
    throw cannotConnect(
      'APP_PASSWORD_NEEDED',
      'Use an app password here: the account password asks for a code.',
    )
  }
  if (answer.status === 401 && name !== null) {
    throw cannotConnect(
      'APP_PASSWORD_REFUSED',
      `Bluesky does not accept this app password for @${identity.handle}.`,
    )
  }
  if (!answer.ok) throw blueskyError(answer, tools, [appPassword])
  const session = answer.json(Session)
  if (session.did !== identity.did) {
    throw cannotConnect('WRONG_ACCOUNT', 'The server signed in another account than the one you named.')
  }
  return secretsOf(session)
}

/** Trades the refresh token for new tokens. Throws `unauthorized` when the session is over. */
export async function refreshSession(
  tools: BlueskyTools,
  pds: string,
  refreshToken: string,
): Promise<AccountSecrets> {
  const answer = await callServer(tools, {
    service: 'Bluesky',
    method: 'POST',
    url: new URL('/xrpc/com.atproto.server.refreshSession', pds),
    headers: { authorization: `Bearer ${refreshToken}` },
    whenLost: 'not-accepted',
  })
  if (!answer.ok) {
    const error = blueskyError(answer, tools, [refreshToken])
    if (error.failure !== 'unauthorized') throw error
    throw new PlatformError('unauthorized', 'GRANT_REFUSED', 'The session with Bluesky has ended.', {
      httpStatus: answer.status,
    })
  }
  return secretsOf(answer.json(Session))
}

function secretsOf(session: z.infer<typeof Session>): AccountSecrets {
  return {
    accessToken: session.accessJwt,
    refreshToken: session.refreshJwt,
    extra: JSON.stringify({ kind: 'session' } satisfies z.infer<typeof SessionExtra>),
    expiresAt: expiryOf(session.accessJwt),
  }
}

/** When a token says that it ends; servers may use tokens that say nothing. */
function expiryOf(token: string): Date | null {
  try {
    const { exp } = decodeJwt(token)
    return exp === undefined ? null : new Date(exp * 1000)
  } catch {
    return null
  }
}
