import type { Product } from './product.ts'

/** One answer of the API, read. */
export interface Answer {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: a black-box test reads whatever the API answers
  body: any
}

export interface CallOptions {
  body?: unknown
  /** Sent as it is, without JSON around it. */
  raw?: BodyInit
  headers?: Record<string, string>
}

/** Somebody who calls the API over HTTP: anybody, a signed-in person, a server with a key. */
export class Caller {
  readonly base: string
  readonly credential: string | null
  readonly organizationId: string | null

  constructor(base: string, credential: string | null = null, organizationId: string | null = null) {
    this.base = base
    this.credential = credential
    this.organizationId = organizationId
  }

  /** The same caller in an organization. */
  in(organizationId: string): Caller {
    return new Caller(this.base, this.credential, organizationId)
  }

  /** One call, whatever it answers. Writes carry a fresh idempotency key unless one is given. */
  async call(method: string, path: string, options: CallOptions = {}): Promise<Answer> {
    const isWrite = method !== 'GET'
    const headers: Record<string, string> = {
      ...(this.credential ? { authorization: `Bearer ${this.credential}` } : {}),
      ...(this.organizationId ? { 'allin-organization': this.organizationId } : {}),
      ...(isWrite ? { 'idempotency-key': crypto.randomUUID() } : {}),
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    }
    for (const [name, value] of Object.entries(headers)) if (value === '') delete headers[name]
    const body = options.raw ?? (options.body === undefined ? undefined : JSON.stringify(options.body))
    const response = await fetch(`${this.base}${path}`, {
      method,
      headers,
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
    })
    const text = await response.text()
    const isJson = /json/.test(response.headers.get('content-type') ?? '')
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text }
  }

  /** A call that must succeed; answers its body. */
  async must(method: string, path: string, body?: unknown) {
    const answer = await this.call(method, path, body === undefined ? {} : { body })
    if (answer.status >= 300) {
      throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`)
    }
    return answer.body
  }
}

/** Signs a person up or in; answers them with their session. */
export async function enter(
  base: string,
  door: 'sign-up' | 'sign-in',
  person: { email: string; password: string; name?: string },
): Promise<Caller> {
  const answer = await new Caller(base).call('POST', `/v1/auth/${door}/email`, {
    body: person,
    headers: { origin: base },
  })
  const token = answer.headers.get('set-auth-token')
  if (answer.status !== 200 || !token) {
    throw new Error(`${door} answered ${answer.status}: ${JSON.stringify(answer.body)}`)
  }
  return new Caller(base, token)
}

/** The demo person in the demo organization. */
export async function signInAsDemo(product: Product): Promise<Caller> {
  const person = await enter(product.addresses.api, 'sign-in', product.demo)
  const me = await person.must('GET', '/v1/me')
  return person.in(me.organizations[0].id)
}

/** A new person with a new organization of their own. */
export async function newOrganization(product: Product, name: string): Promise<Caller> {
  const email = `${crypto.randomUUID()}@people.example`
  const person = await enter(product.addresses.api, 'sign-up', {
    email,
    password: 'correct horse battery',
    name,
  })
  const organization = await person.must('POST', '/v1/organizations', { name, timeZone: 'Europe/Berlin' })
  return person.in(organization.id)
}
