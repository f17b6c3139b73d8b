import * as z from 'zod'
import { errorOfAnswer, type PlatformAnswer, safeRemark } from '../http.ts'
import { PlatformError } from '../platform.ts'
import { checkAddress } from '../safe-address.ts'
import type { BlueskyTools } from './tools.ts'

/** https://atproto.com/specs/xrpc#error-responses; the OAuth endpoints say `error_description`. */
const ErrorBody = z.object({
  error: z.string(),
  message: z.string().optional(),
  error_description: z.string().optional(),
})

/** Errors that a server answers with status 400 when the access token is no longer good. */
const tokenErrors = new Set(['ExpiredToken', 'InvalidToken', 'AuthMissing', 'invalid_token'])

/** The error name in an answer, null when the body has none. */
export function errorName(answer: PlatformAnswer): string | null {
  return answer.tryJson(ErrorBody)?.error ?? null
}

/** What an answer that is not a success means. `secrets` never appear in its text. */
export function blueskyError(
  answer: PlatformAnswer,
  tools: BlueskyTools,
  secrets: readonly (string | null)[] = [],
): PlatformError {
  const body = answer.tryJson(ErrorBody)
  if (answer.status === 400 && body && tokenErrors.has(body.error)) {
    return new PlatformError(
      'unauthorized',
      'TOKEN_REFUSED',
      'Bluesky no longer accepts our access to this account.',
      { httpStatus: 400 },
    )
  }
  return errorOfAnswer(answer, tools.clock, {
    remark: answer.status < 500 ? safeRemark(body?.message ?? body?.error_description, secrets) : null,
  })
}

/** Whether a server says that a record does not exist; older servers have no name for it. */
export function isRecordMissing(answer: PlatformAnswer): boolean {
  const body = answer.tryJson(ErrorBody)
  if (answer.status !== 400 && answer.status !== 404) return false
  return body?.error === 'RecordNotFound' || /^could not locate record/i.test(body?.message ?? '')
}

/** An error while connecting that the person can do something about. */
export function cannotConnect(code: string, detail: string): PlatformError {
  return new PlatformError('rejected', code, detail)
}

/** An address that a stranger's document names, if it may be called at all. Throws ADDRESS_REFUSED. */
export function safeUrl(address: string, tools: BlueskyTools): URL {
  const checked = checkAddress(address, tools.trustedHosts)
  if (checked.allowed) return checked.url
  throw cannotConnect('ADDRESS_REFUSED', `The account's server cannot be used. ${checked.reason}`)
}
