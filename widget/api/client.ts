import type { Api } from '../../edge-api/api.ts'
import { isConnectionProblem, type Result } from './result.ts'
import { type Answer, type HttpRequest, send } from './transport.ts'

/** How the client proves who calls. */
export type Credential =
  | { kind: 'cookie' }
  /** `get` answers a bearer token; with `fresh` the last one was refused and must not be answered again. */
  | { kind: 'token'; get(options: { fresh: boolean }): Promise<string | null> }

export interface ClientOptions {
  /** Where the API answers, without a trailing slash; empty for the page's own origin. */
  baseUrl: string
  credential: Credential
  /** The organization a signed-in person works in. Embed tokens and API keys name theirs themselves. */
  organizationId?: () => string | null
  /** Sent with every call, for example the origin that an embedded frame stands in. */
  headers?: Record<string, string>
  /** Milliseconds before a call is given up; 15,000 unless told. */
  timeout?: number
  /** Told when the API no longer knows the caller. */
  onSignedOut?: () => void
  /** Random text for idempotency keys. */
  randomId?: () => string
  /** Waits before the second and third try, in milliseconds. */
  retryDelays?: readonly number[]
}

type Present<Input, Name extends string> = [Input] extends [undefined]
  ? { [Key in Name]?: undefined }
  : undefined extends Input
    ? { [Key in Name]?: Input }
    : Record<never, never> extends Input
      ? { [Key in Name]?: Input }
      : { [Key in Name]: Input }

type Values<Endpoint extends keyof Api> = Present<Api[Endpoint]['params'], 'params'> &
  Present<Api[Endpoint]['query'], 'query'> &
  Present<Api[Endpoint]['body'], 'body'> & { signal?: AbortSignal }

type Arguments<Endpoint extends keyof Api> =
  Record<never, never> extends Values<Endpoint> ? [values?: Values<Endpoint>] : [values: Values<Endpoint>]

export interface Upload {
  file: Blob
  /** Headers besides Content-Type; values must be ASCII. */
  headers?: Record<string, string>
  onProgress?: (share: number) => void
  signal?: AbortSignal
}

export interface Client {
  /** Calls one endpoint, for example `call('POST /v1/posts/{postId}/cancel', { params, body })`. Never throws. */
  call<Endpoint extends keyof Api>(
    endpoint: Endpoint,
    ...values: Arguments<Endpoint>
  ): Promise<Result<Api[Endpoint]['response']>>
  /** Sends a file as the body of `POST /v1/media`. */
  upload(upload: Upload): Promise<Result<Api['POST /v1/media']['response']>>
  readonly baseUrl: string
}

const uploadTimeout = 120_000
/** Seconds that reading waits by itself when there were too many requests. */
const longestWait = 5

/** Milliseconds before a call is repeated by itself; null where it is not, and the person is told instead. */
function pauseAfter(answer: Answer, isWrite: boolean, delay: number): number | null {
  if (answer.ok) return null
  if (isConnectionProblem(answer.problem)) return delay
  const { retryAfter = Number.POSITIVE_INFINITY } = answer
  return answer.problem.status === 429 && !isWrite && retryAfter <= longestWait ? retryAfter * 1000 : null
}

/**
 * A client of the API. Every write carries an idempotency key that stays the same while the outcome of the
 * same call is unknown: over automatic retries, and when the person presses the button again after a lost answer.
 */
export function createClient(options: ClientOptions): Client {
  const randomId = options.randomId ?? (() => crypto.randomUUID())
  const delays = options.retryDelays ?? [400, 1600]
  const openKeys = new Map<string, string>()

  async function perform(request: HttpRequest, fingerprint: string): Promise<Result<unknown>> {
    const isWrite = request.method !== 'GET'
    if (isWrite) {
      const key = openKeys.get(fingerprint) ?? randomId()
      openKeys.set(fingerprint, key)
      request.headers['Idempotency-Key'] = key
    }
    let result = await sendAuthorized(request)
    for (const delay of delays) {
      const pause = pauseAfter(result, isWrite, delay)
      if (pause === null || request.signal?.aborted) break
      await new Promise((resolve) => setTimeout(resolve, pause))
      result = await sendAuthorized(request)
    }
    if (isWrite && (result.ok || !isConnectionProblem(result.problem))) openKeys.delete(fingerprint)
    if (!result.ok && result.problem.status === 401) options.onSignedOut?.()
    return result
  }

  async function sendAuthorized(request: HttpRequest): Promise<Answer> {
    const { credential } = options
    if (credential.kind === 'cookie') return send(request)
    const attempt = async (fresh: boolean) => {
      const token = await credential.get({ fresh })
      return send({
        ...request,
        headers: token ? { ...request.headers, Authorization: `Bearer ${token}` } : request.headers,
      })
    }
    const result = await attempt(false)
    const expired = !result.ok && result.problem.code === 'CREDENTIAL_EXPIRED'
    return expired ? attempt(true) : result
  }

  function request(method: string, path: string, headers: Record<string, string>): HttpRequest {
    const organizationId = options.organizationId?.()
    return {
      url: options.baseUrl + path,
      method,
      headers: {
        Accept: 'application/json',
        ...options.headers,
        ...(organizationId ? { 'Allin-Organization': organizationId } : {}),
        ...headers,
      },
      credentials: options.credential.kind === 'cookie' ? 'include' : 'omit',
      timeout: options.timeout ?? 15_000,
    }
  }

  return {
    baseUrl: options.baseUrl,
    async call(endpoint, ...[values]) {
      const [method = 'GET', template = ''] = endpoint.split(' ')
      const path = fillPath(template, values?.params) + formatQuery(values?.query)
      const body = values?.body === undefined ? undefined : JSON.stringify(values.body)
      const result = await perform(
        {
          ...request(method, path, body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...(body === undefined ? {} : { body }),
          ...(values?.signal ? { signal: values.signal } : {}),
        },
        `${method} ${path} ${body ?? ''}`,
      )
      return result as Result<Api[typeof endpoint]['response']>
    },
    async upload({ file, headers, onProgress, signal }) {
      const result = await perform(
        {
          ...request('POST', '/v1/media', { 'Content-Type': file.type, ...headers }),
          body: file,
          timeout: uploadTimeout,
          ...(onProgress ? { onProgress } : {}),
          ...(signal ? { signal } : {}),
        },
        `POST /v1/media ${randomId()}`,
      )
      return result as Result<Api['POST /v1/media']['response']>
    },
  }
}

/** Puts parameters into a path template; values are encoded. */
export function fillPath(template: string, params: unknown): string {
  const values = new Map(Object.entries(params ?? {}))
  return template.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(values.get(name) ?? '')),
  )
}

function formatQuery(query: unknown): string {
  const pairs = Object.entries(query ?? {})
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]): [string, string] => [name, String(value)])
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`
}
