import * as z from 'zod'
import type { PlatformAnswer, PlatformCall } from '../http.ts'
import { type AccountSession, PlatformError } from '../platform.ts'
import { blueskyError, safeUrl } from './failures.ts'
import { callWithProof } from './oauth/dpop.ts'
import { OAuthExtra } from './oauth/tokens.ts'
import { SessionExtra } from './sessions.ts'
import { type BlueskyTools, callServer } from './tools.ts'

const Extra = z.discriminatedUnion('kind', [OAuthExtra, SessionExtra])

/** How an account was connected. Throws `unauthorized` when what we kept cannot be read. */
export function extraOf(account: AccountSession): z.infer<typeof Extra> {
  const parsed = Extra.safeParse(parseJson(account.secrets.extra ?? ''))
  if (parsed.success) return parsed.data
  throw new PlatformError(
    'unauthorized',
    'CONNECTION_INCOMPLETE',
    'What we know of this connection is incomplete.',
  )
}

/** The address of the account's personal data server, checked anew. */
export function pdsOf(tools: BlueskyTools, account: AccountSession): string {
  return safeUrl(account.serverUrl ?? '', tools).origin
}

/** Calls a method on the account's server in the account's name; throws for every answer that is no success. */
export async function callAsAccount(
  tools: BlueskyTools,
  account: AccountSession,
  request: Pick<PlatformCall, 'body' | 'headers' | 'whenLost' | 'timeoutMilliseconds'> & { method: string },
): Promise<PlatformAnswer> {
  const { accessToken, refreshToken } = account.secrets
  const extra = extraOf(account)
  const { method, ...rest } = request
  const call: PlatformCall = {
    ...rest,
    service: 'Bluesky',
    method: 'POST',
    url: new URL(`/xrpc/${method}`, pdsOf(tools, account)),
  }
  const answer =
    extra.kind === 'oauth'
      ? await callWithProof(tools, { call, key: extra.key, accessToken })
      : await callServer(tools, {
          ...call,
          headers: { ...call.headers, authorization: `Bearer ${accessToken}` },
        })
  if (answer.ok) return answer
  throw blueskyError(answer, tools, [accessToken, refreshToken])
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
