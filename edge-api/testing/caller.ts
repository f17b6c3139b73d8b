import type { Config } from '../deps.ts'

export interface ApiRequest {
  /** Session token, API key or embed token. */
  token?: string
  organizationId?: string | null
  body?: unknown
  /** Sent as it is in place of `body`. */
  raw?: BodyInit
  headers?: Record<string, string>
  /** A fresh one for every write unless told; null sends none. */
  idempotencyKey?: string | null
}

export interface Answer {
  status: number
  headers: Headers
  /** Parsed JSON, or the text. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers freely and assert what they find
  body: any
}

export interface Person {
  userId: string
  token: string
  email: string
  password: string
  organizationId: string
  request(method: string, path: string, options?: ApiRequest): Promise<Answer>
}

export function createCaller(send: (request: Request) => Promise<Response>, config: Config) {
  async function request(method: string, path: string, options: ApiRequest = {}): Promise<Answer> {
    const { token, organizationId, body, raw, idempotencyKey } = options
    const headers = new Headers()
    if (token) headers.set('authorization', `Bearer ${token}`)
    if (organizationId) headers.set('allin-organization', organizationId)
    if (method !== 'GET' && idempotencyKey !== null) {
      headers.set('idempotency-key', idempotencyKey ?? crypto.randomUUID())
    }
    if (body !== undefined) headers.set('content-type', 'application/json')
    for (const [name, value] of Object.entries(options.headers ?? {})) headers.set(name, value)
    const content = raw ?? (body === undefined ? null : JSON.stringify(body))
    const response = await send(
      new Request(`${config.publicUrl}${path}`, {
        method,
        headers,
        ...(content === null ? {} : { body: content, duplex: 'half' }),
      }),
    )
    const text = await response.text()
    const isJson = /json/.test(response.headers.get('content-type') ?? '')
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text }
  }

  async function signUp(options: { organization?: false; name?: string } = {}): Promise<Person> {
    const email = `${crypto.randomUUID()}@people.example`
    const password = `pass-${crypto.randomUUID()}`
    const name = options.name ?? 'Ada Example'
    const signed = await request('POST', '/v1/auth/sign-up/email', { body: { name, email, password } })
    const token = signed.headers.get('set-auth-token')
    if (signed.status !== 200 || !token) throw new Error(`Signing up failed: ${JSON.stringify(signed.body)}`)
    let organizationId = ''
    if (options.organization !== false) {
      const founded = await request('POST', '/v1/organizations', {
        token,
        body: { name: `${name}'s team`, timeZone: 'Europe/Berlin' },
      })
      if (founded.status !== 201) throw new Error(`Founding failed: ${JSON.stringify(founded.body)}`)
      organizationId = founded.body.id
    }
    return {
      userId: signed.body.user.id,
      token,
      email,
      password,
      organizationId,
      request: (method, path, more = {}) => request(method, path, { token, organizationId, ...more }),
    }
  }

  return { request, signUp }
}
