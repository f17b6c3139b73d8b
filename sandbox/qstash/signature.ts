import { createHash, createHmac, randomUUID } from 'node:crypto'

/**
 * What QStash puts into `Upstash-Signature`: a JWT (HS256) over the exact address and the SHA-256 of the body,
 * valid for five minutes. Source: QStash's documentation, "Verify the signature". It lives by the machine's clock,
 * not the sandbox's, as the receiver does.
 */
export function sign(key: string, url: string, body: Uint8Array): string {
  const now = Math.floor(Date.now() / 1_000)
  const claims = {
    iss: 'Upstash',
    sub: url,
    exp: now + 300,
    nbf: now,
    iat: now,
    jti: `jwt_${randomUUID()}`,
    body: createHash('sha256').update(body).digest('base64url'),
  }
  const unsigned = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`
  return `${unsigned}.${createHmac('sha256', key).update(unsigned).digest('base64url')}`
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
