import * as z from 'zod'
import {
  callPlatform,
  errorOfAnswer,
  maxRetryAfter,
  type PlatformAnswer,
  type PlatformCall,
  safeRemark,
} from '../http.ts'
import { PlatformError, type PlatformTools } from '../platform.ts'
import type { XSettings } from './settings.ts'

/** What every call needs. */
export interface XApi {
  tools: PlatformTools
  settings: XSettings
}

interface Request extends Pick<PlatformCall, 'method' | 'whenLost' | 'body' | 'headers'> {
  /** Below the version: `/tweets`. */
  path: string
  query?: Record<string, string>
  /** Access token of the account. */
  token?: string
}

export function callX({ tools, settings }: XApi, request: Request): Promise<PlatformAnswer> {
  const url = new URL(`${settings.apiUrl.replace(/\/+$/, '')}/${settings.version}${request.path}`)
  for (const [name, value] of Object.entries(request.query ?? {})) url.searchParams.set(name, value)
  return callPlatform(tools, {
    service: 'X',
    method: request.method,
    url,
    whenLost: request.whenLost,
    timeoutMilliseconds: settings.timeoutMilliseconds,
    headers: {
      accept: 'application/json',
      ...(request.token === undefined ? {} : { authorization: `Bearer ${request.token}` }),
      ...request.headers,
    },
    ...(request.body === undefined ? {} : { body: request.body }),
  })
}

/** The same with a JSON body. */
export function sendJson(
  api: XApi,
  request: Omit<Request, 'body' | 'headers'> & { json: unknown },
): Promise<PlatformAnswer> {
  const { json, ...rest } = request
  return callX(api, {
    ...rest,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(json),
  })
}

/** https://docs.x.com/x-api/fundamentals/response-codes-and-errors; the token endpoint has its own shape. */
const ErrorBody = z.object({
  title: z.string().optional(),
  detail: z.string().optional(),
  errors: z.array(z.object({ message: z.string().optional(), detail: z.string().optional() })).optional(),
  error: z.string().optional(),
  error_description: z.string().optional(),
})

/** What X says is wrong, in its own words. */
export function wordsOf(answer: PlatformAnswer): string | undefined {
  const body = answer.tryJson(ErrorBody)
  const [first] = body?.errors ?? []
  return first?.message ?? first?.detail ?? body?.detail ?? body?.error_description ?? body?.title
}

/** What an error answer means. `secrets` are taken out of X's words should it repeat them. */
export function xError(
  { tools }: XApi,
  answer: PlatformAnswer,
  secrets: readonly (string | null)[] = [],
): PlatformError {
  const { clock } = tools
  if (answer.status === 401) return errorOfAnswer(answer, clock)
  const remark = safeRemark(wordsOf(answer), secrets)
  if (answer.status === 402) return errorOfAnswer(answer, clock, { code: 'CREDITS_DEPLETED', remark })
  const error = errorOfAnswer(answer, clock, { remark })
  if (answer.status !== 429) return error
  const now = clock.now()
  const appWait = untilFresh(answer.headers, 'x-app-limit-24hour', now)
  const userWait = untilFresh(answer.headers, 'x-user-limit-24hour', now)
  return new PlatformError(error.failure, error.code, error.message, {
    httpStatus: 429,
    retryAfter: Math.max(error.retryAfter ?? 0, appWait, userWait) || null,
    concernsApp: appWait > 0,
  })
}

/** Seconds until a limit per 24 hours opens again; 0 while it is not spent. */
function untilFresh(headers: Headers, name: string, now: Date): number {
  const reset = Number(headers.get(`${name}-reset`) ?? Number.NaN)
  const isSpent = headers.get(`${name}-remaining`)?.trim() === '0'
  if (!isSpent || !Number.isFinite(reset)) return 0
  return Math.min(Math.max(Math.ceil(reset - now.getTime() / 1_000), 0), maxRetryAfter)
}
