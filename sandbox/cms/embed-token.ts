import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'

interface Mint {
  allin: string
  apiKey: string | null
  origin: string
}

/**
 * What a host's backend does for AllIN, and all it does: knows who is signed in to the CMS, and asks AllIN for
 * a short-lived token for that person with the key that never leaves the server.
 */
export async function mintEmbedToken(c: Context, { allin, apiKey, origin }: Mint): Promise<Response> {
  const site = c.req.header('sec-fetch-site')
  const from = c.req.header('origin')
  if ((site !== undefined && site !== 'same-origin') || (from !== undefined && from !== origin)) {
    return problem(403, 'Only the desk itself may ask for a token.')
  }
  if (apiKey === null) {
    return problem(
      503,
      'The desk has no AllIN API key yet. Start everything with npm start, or set ALLIN_API_KEY.',
    )
  }
  let response: Response
  let body: unknown
  try {
    response = await fetch(`${allin}/v1/embed/tokens`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${apiKey}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify({
        externalUserId: 'desk-ada',
        externalUserName: 'Ada Lindqvist',
        capabilities: ['view', 'compose', 'schedule'],
        origins: [origin],
        seconds: 600,
      }),
      redirect: 'error',
      signal: AbortSignal.timeout(10_000),
    })
    body = await response.json()
  } catch {
    return problem(502, 'AllIN does not answer.')
  }
  if (!response.ok || !isToken(body))
    return problem(502, `AllIN refused to give a token (${response.status}).`)
  return c.json({ token: body.token, expiresAt: body.expiresAt }, 200, { 'cache-control': 'no-store' })
}

function isToken(body: unknown): body is { token: string; expiresAt: string } {
  return typeof body === 'object' && body !== null && 'token' in body && typeof body.token === 'string'
}

function problem(status: number, detail: string): Response {
  return Response.json(
    { type: 'about:blank', title: 'No token', status, detail },
    { status, headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' } },
  )
}
