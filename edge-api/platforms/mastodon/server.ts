import * as z from 'zod'
import { callPlatform, errorOfAnswer, type PlatformAnswer, type PlatformCall, safeRemark } from '../http.ts'
import { type AccountSession, PlatformError, type PlatformTools } from '../platform.ts'
import { checkAddress } from '../safe-address.ts'
import type { MastodonSettings } from './settings.ts'

/** A server that has passed the address check, ready to be called. */
export interface MastodonServer {
  /** `https://mastodon.social`, without a trailing slash. */
  url: string
  tools: PlatformTools
  settings: MastodonSettings
}

interface Request extends Pick<PlatformCall, 'method' | 'whenLost'> {
  path: string
  body?: PlatformCall['body']
  headers?: Record<string, string>
  /** Account token. */
  token?: string
}

/** A server by what somebody typed: a host, an address, or a whole handle (`@ada@mastodon.social`). */
export function openServer(tools: PlatformTools, settings: MastodonSettings, typed: string): MastodonServer {
  const text = typed.trim()
  const address = /^https?:\/\//i.test(text) ? text : `https://${text.slice(text.lastIndexOf('@') + 1)}`
  const check = checkAddress(address, tools.trustedHosts)
  if (!check.allowed) {
    throw new PlatformError('rejected', 'ADDRESS_NOT_ALLOWED', `This server cannot be used. ${check.reason}`)
  }
  return { url: check.url.origin, tools, settings }
}

/** The server of a connected account; its address is checked anew for every use. */
export function serverOf(
  tools: PlatformTools,
  settings: MastodonSettings,
  account: AccountSession,
): MastodonServer {
  if (account.serverUrl === null) {
    throw new PlatformError('rejected', 'SERVER_MISSING', 'This account names no server. Connect it anew.')
  }
  return openServer(tools, settings, account.serverUrl)
}

export function callServer(server: MastodonServer, request: Request): Promise<PlatformAnswer> {
  return callPlatform(server.tools, {
    service: new URL(server.url).host,
    method: request.method,
    url: server.url + request.path,
    whenLost: request.whenLost,
    timeoutMilliseconds: server.settings.timeoutMilliseconds,
    headers: {
      accept: 'application/json',
      ...(request.token === undefined ? {} : { authorization: `Bearer ${request.token}` }),
      ...request.headers,
    },
    ...(request.body === undefined ? {} : { body: request.body }),
  })
}

const ErrorBody = z.object({ error: z.string(), error_description: z.string().nullish() })

/** What an error answer means. `secrets` are taken out of the server's words should it repeat them. */
export function serverError(
  server: MastodonServer,
  answer: PlatformAnswer,
  secrets: readonly (string | null)[] = [],
): PlatformError {
  const { clock } = server.tools
  const body = answer.tryJson(ErrorBody)
  const remark = safeRemark(body?.error_description ?? body?.error, secrets)
  if (answer.status === 403 && /outside the authorized scopes/i.test(body?.error ?? '')) {
    return errorOfAnswer(answer, clock, { failure: 'unauthorized', code: 'SCOPES_MISSING', remark })
  }
  if (answer.status === 401) return errorOfAnswer(answer, clock)
  return errorOfAnswer(answer, clock, { remark })
}
