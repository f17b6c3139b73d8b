import type { Product } from './product.ts'

/** A signed-in person calling the API, for setting scenes. Assertions look at the platforms instead. */
export interface Caller {
  token: string
  organizationId: string
  get<Answer>(path: string): Promise<Answer>
  post<Answer>(path: string, body: unknown): Promise<Answer>
}

/** Signs the demo person in. */
export async function signInAsDemo(product: Product): Promise<Caller> {
  const base = product.addresses.api
  const signIn = await fetch(`${base}/v1/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: base },
    body: JSON.stringify(product.demo),
  })
  const token = signIn.headers.get('set-auth-token')
  if (!signIn.ok || !token) throw new Error(`Signing in failed: ${signIn.status} ${await signIn.text()}`)
  const authorization = `Bearer ${token}`
  const me = (await (await fetch(`${base}/v1/me`, { headers: { authorization } })).json()) as {
    organizations: { id: string }[]
  }
  const organizationId = me.organizations[0]?.id ?? ''
  const send = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${base}${path}`, {
      method,
      headers: {
        authorization,
        'allin-organization': organizationId,
        ...(body === undefined
          ? {}
          : { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok)
      throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`)
    return response.json()
  }
  return {
    token,
    organizationId,
    get: (path) => send('GET', path),
    post: (path, body) => send('POST', path, body),
  }
}
