import type * as z from 'zod'
import type { Clock } from '../ports.ts'
import { withTimeLimit } from '../time-limit.ts'
import { PlatformError, type PlatformFailure } from './platform.ts'

/** One request to a platform. */
export interface PlatformCall {
  /** How messages name the other side, for example `Bluesky` or `mastodon.social`. */
  service: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: string | URL
  headers?: Record<string, string>
  body?: string | Uint8Array<ArrayBuffer> | FormData | URLSearchParams
  /**
   * What it means when the request went out and no sound answer came back: `unknown` for the one call that
   * makes a post live, `not-accepted` for everything that can simply be done again.
   */
  whenLost: 'unknown' | 'not-accepted'
  /** 20,000 unless told. Covers the answer's body too. */
  timeoutMilliseconds?: number
  /** Largest answer that is read, 2,000,000 unless told. */
  maxAnswerBytes?: number
}

/** What came back. Every status is an answer: what it means is the adapter's to say. */
export interface PlatformAnswer {
  call: PlatformCall
  ok: boolean
  status: number
  headers: Headers
  text: string
  /** The body by a schema. Throws PlatformError with the call's `whenLost` when it does not fit. */
  json<S extends z.ZodType>(schema: S): z.output<S>
  /** The same without throwing, for error bodies: undefined when it does not fit. */
  tryJson<S extends z.ZodType>(schema: S): z.output<S> | undefined
}

/** Code of an answer that asks us to send less. */
export const rateLimited = 'RATE_LIMITED'

/** Longest wait that a platform can ask for, in seconds. */
export const maxRetryAfter = 86_400

/**
 * Sends one request; redirects are not followed. Throws PlatformError when no answer came: `not-accepted` if
 * the connection could not be made, otherwise the call's `whenLost`.
 */
export async function callPlatform(
  tools: { fetch: typeof fetch },
  call: PlatformCall,
): Promise<PlatformAnswer> {
  const timeout = call.timeoutMilliseconds ?? 20_000
  const { fetch } = tools
  try {
    return await withTimeLimit(timeout, async (signal) => {
      const response = await fetch(call.url, {
        method: call.method,
        ...(call.headers ? { headers: call.headers } : {}),
        ...(call.body === undefined ? {} : { body: call.body }),
        redirect: 'manual',
        signal,
      })
      return answerOf(call, response, await readText(response, call.maxAnswerBytes ?? 2_000_000))
    })
  } catch (error) {
    throw transportError(error, call, timeout)
  }
}

function answerOf(call: PlatformCall, response: Response, text: string): PlatformAnswer {
  const tryJson = <S extends z.ZodType>(schema: S): z.output<S> | undefined => {
    const parsed = schema.safeParse(parseJson(text))
    return parsed.success ? parsed.data : undefined
  }
  return {
    call,
    ok: response.ok,
    status: response.status,
    headers: response.headers,
    text,
    tryJson,
    json(schema) {
      const value = tryJson(schema)
      if (value !== undefined) return value
      throw new PlatformError(
        call.whenLost,
        'ANSWER_NOT_UNDERSTOOD',
        `${call.service} answered something that is not what its API describes.`,
        { httpStatus: response.status },
      )
    },
  }
}

/**
 * The usual meaning of an error status. `remark` is the platform's own words, already safe to show (see
 * `safeRemark`). A server error on the call that makes a post live leaves the outcome unknown.
 */
export function errorOfAnswer(
  answer: PlatformAnswer,
  clock: Clock,
  more: { code?: string; failure?: PlatformFailure; remark?: string | null } = {},
): PlatformError {
  const { service, whenLost } = answer.call
  const { status } = answer
  const said = more.remark ? ` It says: ${more.remark}` : ''
  const [failure, code, detail] = ((): [PlatformFailure, string, string] => {
    if (status === 401) {
      return ['unauthorized', 'TOKEN_REFUSED', `${service} no longer accepts our access to this account.`]
    }
    if (status === 429) return ['not-accepted', rateLimited, `${service} asks us to slow down.`]
    if (status === 408 || status >= 500) {
      return [whenLost, 'PLATFORM_FAILED', `${service} failed with status ${status}.`]
    }
    if (status >= 300 && status < 400) {
      return ['rejected', 'REDIRECTED', `${service} sends us to another address.`]
    }
    if (status === 403) return ['rejected', 'FORBIDDEN_BY_PLATFORM', `${service} does not allow this.`]
    if (status === 404 || status === 410)
      return ['rejected', 'NOT_FOUND_ON_PLATFORM', `${service} cannot find it.`]
    if (status === 413) return ['rejected', 'TOO_LARGE_FOR_PLATFORM', `${service} says that it is too large.`]
    if (status >= 400) return ['rejected', 'REJECTED_BY_PLATFORM', `${service} refused it.`]
    return [whenLost, 'ANSWER_NOT_UNDERSTOOD', `${service} answered with the unexpected status ${status}.`]
  })()
  return new PlatformError(more.failure ?? failure, more.code ?? code, detail + said, {
    httpStatus: status,
    retryAfter: retryAfterOf(answer.headers, clock),
  })
}

/**
 * Seconds that an answer asks us to wait: Retry-After in seconds or as a date, otherwise the moment a rate
 * limit opens again (X-RateLimit-Reset and its sisters, epoch seconds or a date). Null when it says nothing.
 */
export function retryAfterOf(headers: Headers, clock: Clock): number | null {
  const asked = headers.get('retry-after')
  if (asked !== null) {
    return /^\s*\d+\s*$/.test(asked) ? capped(Number(asked)) : untilInstant(Date.parse(asked), clock)
  }
  const spent = ['x-ratelimit-remaining', 'ratelimit-remaining', 'x-rate-limit-remaining'].some(
    (name) => headers.get(name)?.trim() === '0',
  )
  if (!spent) return null
  for (const name of ['x-ratelimit-reset', 'ratelimit-reset', 'x-rate-limit-reset']) {
    const value = headers.get(name)
    if (value === null) continue
    return untilInstant(/^\s*\d+\s*$/.test(value) ? Number(value) * 1000 : Date.parse(value), clock)
  }
  return null
}

function untilInstant(milliseconds: number, clock: Clock): number | null {
  if (!Number.isFinite(milliseconds)) return null
  return capped(Math.ceil((milliseconds - clock.now().getTime()) / 1000))
}

function capped(seconds: number): number {
  return Math.min(Math.max(seconds, 0), maxRetryAfter)
}

/** A platform's own words made fit to be shown and logged: one short line, without markup, secrets or anything long enough to be one. */
export function safeRemark(
  text: string | undefined,
  secrets: readonly (string | null)[] = [],
): string | null {
  if (!text) return null
  let line = text
  for (const secret of secrets) if (secret) line = line.replaceAll(secret, '…')
  line = line
    .replace(/<[^>]*>/g, ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .replace(/[\w+/=.~-]{40,}/g, '…')
    .replace(/\s+/g, ' ')
    .trim()
  if (line === '') return null
  return (line.length > 200 ? `${line.slice(0, 199)}…` : line).toWellFormed()
}

/** Codes of Node (also under Deno) for connections that were never made. */
const neverConnected =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|ERR_TLS\w*|CERT_\w+|DEPTH_ZERO\w+|SELF_SIGNED\w+|UNABLE_TO_\w+|ADDRESS_NOT_ALLOWED)$/
/** The same in the words of workerd and Deno, which give no codes, and of ports that no fetch calls. */
const neverConnectedWords = /connection refused|dns (error|lookup)|failed to lookup|\(connect\)|^bad port$/i

function transportError(error: unknown, call: PlatformCall, timeout: number): PlatformError {
  if (error instanceof AnswerTooLarge) {
    return new PlatformError(
      call.whenLost,
      'ANSWER_TOO_LARGE',
      `${call.service} sent an answer that is too large.`,
    )
  }
  const chain = errorChain(error)
  if (chain.some((each) => each.name === 'TimeoutError')) {
    const seconds = Math.ceil(timeout / 1000)
    return new PlatformError(
      call.whenLost,
      'TIMEOUT',
      `${call.service} did not answer within ${seconds} seconds.`,
    )
  }
  const refused = chain.some(
    (each) => neverConnected.test(each.code ?? '') || neverConnectedWords.test(each.message),
  )
  return refused
    ? new PlatformError('not-accepted', 'UNREACHABLE', `${call.service} could not be reached.`)
    : new PlatformError(call.whenLost, 'CONNECTION_LOST', `The connection to ${call.service} broke off.`)
}

function errorChain(error: unknown): { name: string; message: string; code: string | undefined }[] {
  const chain = []
  let current: unknown = error
  while (current instanceof Error && chain.length < 6) {
    const code = 'code' in current && typeof current.code === 'string' ? current.code : undefined
    chain.push({ name: current.name, message: current.message, code })
    if (current instanceof AggregateError && current.errors.length > 0) current = current.errors[0]
    else current = current.cause
  }
  return chain
}

function storable(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\u0000', '').toWellFormed() : value
}

class AnswerTooLarge extends Error {}

async function readText(response: Response, maxBytes: number): Promise<string> {
  if (!response.body) return ''
  const decoder = new TextDecoder()
  let text = ''
  let read = 0
  const reader = response.body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    read += value.byteLength
    if (read > maxBytes) {
      await reader.cancel().catch(() => undefined)
      throw new AnswerTooLarge()
    }
    text += decoder.decode(value, { stream: true })
  }
}

/** What cannot be stored (NUL, halves of surrogate pairs) is taken out: it must not make what is live unrecordable. */
function parseJson(text: string): unknown {
  try {
    return /\\u(0000|d[89a-f])/i.test(text) ? JSON.parse(text, storable) : JSON.parse(text)
  } catch {
    return undefined
  }
}
