import type { Problem } from '../../core/problem.ts'
import { clientProblem, type Result, succeed } from './result.ts'

export interface HttpRequest {
  url: string
  method: string
  headers: Record<string, string>
  body?: string | Blob
  credentials: RequestCredentials
  /** Milliseconds. */
  timeout: number
  signal?: AbortSignal
  /** Share of the body that has left, 0 to 1. Reported where the runtime can tell. */
  onProgress?: (share: number) => void
}

/** What came of one try. */
export type Answer = Result<unknown> & {
  /** After how many seconds the server asked to be called again, where it said so. */
  retryAfter?: number
}

/** One try of one request, without retries. */
export async function send(request: HttpRequest): Promise<Answer> {
  if (
    globalThis.navigator &&
    'onLine' in navigator &&
    navigator.onLine === false &&
    !isLoopback(request.url)
  ) {
    return { ok: false, problem: clientProblem('OFFLINE') }
  }
  const raw =
    request.onProgress && typeof XMLHttpRequest !== 'undefined'
      ? await sendWithProgress(request, request.onProgress)
      : await sendWithFetch(request)
  return 'problem' in raw ? { ok: false, problem: raw.problem } : read(raw)
}

interface RawAnswer {
  status: number
  text: string
  /** The field of that name, as it was sent. */
  retryAfter: string | null
}

async function sendWithFetch(request: HttpRequest): Promise<RawAnswer | { problem: Problem }> {
  const timeout = AbortSignal.timeout(request.timeout)
  const { url, method, headers, body, credentials } = request
  try {
    const response = await fetch(url, {
      method,
      headers,
      credentials,
      signal: request.signal ? AbortSignal.any([request.signal, timeout]) : timeout,
      ...(body === undefined ? {} : { body }),
    })
    const retryAfter = response.headers.get('Retry-After')
    return { status: response.status, text: await response.text(), retryAfter }
  } catch {
    if (request.signal?.aborted) return { problem: clientProblem('ABORTED') }
    return { problem: clientProblem(timeout.aborted ? 'TIMEOUT' : 'UNREACHABLE') }
  }
}

function sendWithProgress(
  request: HttpRequest,
  onProgress: (share: number) => void,
): Promise<RawAnswer | { problem: Problem }> {
  return new Promise((resolve) => {
    const xhr = new XMLHttpRequest()
    xhr.open(request.method, request.url)
    xhr.timeout = request.timeout
    xhr.withCredentials = request.credentials === 'include'
    for (const [name, value] of Object.entries(request.headers)) xhr.setRequestHeader(name, value)
    xhr.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    }
    xhr.onload = () => {
      const { status, responseText: text } = xhr
      resolve({ status, text, retryAfter: xhr.getResponseHeader('Retry-After') })
    }
    xhr.onerror = () => resolve({ problem: clientProblem('UNREACHABLE') })
    xhr.ontimeout = () => resolve({ problem: clientProblem('TIMEOUT') })
    xhr.onabort = () => resolve({ problem: clientProblem('ABORTED') })
    request.signal?.addEventListener('abort', () => xhr.abort(), { once: true })
    xhr.send(request.body ?? null)
  })
}

function read({ status, text, retryAfter }: RawAnswer): Answer {
  const body = parse(text)
  // Our API tells seconds; others may name a date, which is as good as nothing said.
  const wait = /^\d+$/.test(retryAfter ?? '') ? { retryAfter: Number(retryAfter) } : {}
  if (status >= 200 && status < 300) {
    return body === undefined
      ? { ok: false, problem: clientProblem('ANSWER_NOT_UNDERSTOOD', status) }
      : succeed(body)
  }
  if (isProblem(body)) return { ok: false, problem: { ...body, status }, ...wait }
  return {
    ok: false,
    ...wait,
    problem: clientProblem(status >= 500 ? 'UNREACHABLE' : 'ANSWER_NOT_UNDERSTOOD', status),
  }
}

function parse(text: string): unknown {
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isProblem(value: unknown): value is Problem {
  return (
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    typeof value.code === 'string' &&
    'detail' in value &&
    typeof value.detail === 'string'
  )
}

/** A server on one's own machine answers without a network. */
function isLoopback(url: string): boolean {
  const base = globalThis.location?.href
  const host = URL.canParse(url, base) ? new URL(url, base).hostname : ''
  return host === 'localhost' || host === '127.0.0.1' || host === '[::1]'
}
