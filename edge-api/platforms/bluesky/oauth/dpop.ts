import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'
import * as z from 'zod'
import type { PlatformAnswer, PlatformCall } from '../../http.ts'
import { errorName } from '../failures.ts'
import { type BlueskyTools, callServer, secondsAt } from '../tools.ts'

/** A private P-256 key as it is kept; jose checks the numbers when it imports it. */
export const PrivateKey = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
})
export type PrivateKey = z.infer<typeof PrivateKey>

/** A fresh key for one connection. */
export async function createKey(): Promise<PrivateKey> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  return PrivateKey.parse(await exportJWK(privateKey))
}

interface ProvenCall {
  call: PlatformCall
  key: PrivateKey
  /** Sent along and bound into the proof. */
  accessToken?: string
}

/**
 * Sends a request with a proof that we hold the key (RFC 9449). A server that wants another nonce, or whose clock is not
 * ours, has done nothing yet, so the request goes out once more with what it told us.
 */
export async function callWithProof(
  tools: BlueskyTools,
  { call, key, accessToken }: ProvenCall,
): Promise<PlatformAnswer> {
  const { origin } = new URL(call.url)
  const send = async () => {
    const answer = await callServer(tools, {
      ...call,
      headers: {
        ...call.headers,
        DPoP: await createProof(tools, { call, key, accessToken, nonce: tools.nonces.get(origin) }),
        ...(accessToken === undefined ? {} : { Authorization: `DPoP ${accessToken}` }),
      },
    })
    const nonce = answer.headers.get('dpop-nonce')
    if (nonce) tools.nonces.set(origin, nonce)
    return answer
  }
  return withTheirClock(tools, call.url, async () => {
    const answer = await send()
    return wantsNonce(answer) && tools.nonces.has(origin) ? send() : answer
  })
}

/**
 * Sends something that carries the time. Refused by a server whose clock turns out not to be ours, it goes out once
 * more with the server's time: nothing was done yet.
 */
export async function withTheirClock(
  tools: BlueskyTools,
  address: string | URL,
  send: () => Promise<PlatformAnswer>,
): Promise<PlatformAnswer> {
  const { origin } = new URL(address)
  const believed = tools.skews.get(origin) ?? 0
  const answer = await send()
  const learned = tools.skews.get(origin) ?? 0
  const isRefused = answer.status === 400 || answer.status === 401
  return isRefused && Math.abs(believed - learned) > sameClock ? send() : answer
}

/** Milliseconds by which two readings of one clock may differ on their way. */
const sameClock = 10_000

function wantsNonce(answer: PlatformAnswer): boolean {
  if (answer.status !== 400 && answer.status !== 401) return false
  const challenge = answer.headers.get('www-authenticate') ?? ''
  return /error="?use_dpop_nonce/.test(challenge) || errorName(answer) === 'use_dpop_nonce'
}

async function createProof(
  tools: BlueskyTools,
  proof: { call: PlatformCall; key: PrivateKey; accessToken: string | undefined; nonce: string | undefined },
): Promise<string> {
  const { call, key, accessToken, nonce } = proof
  const { kty, crv, x, y } = key
  const publicKey: JWK = { kty, crv, x, y }
  const address = new URL(call.url)
  return new SignJWT({
    jti: tools.ids.secret(16),
    htm: call.method,
    htu: address.origin + address.pathname,
    ...(nonce === undefined ? {} : { nonce }),
    ...(accessToken === undefined ? {} : { ath: await sha256(accessToken) }),
  })
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: publicKey })
    .setIssuedAt(secondsAt(tools, call.url))
    .sign(await importJWK(key, 'ES256'))
}

/** SHA-256 of a text in base64url, as PKCE and DPoP want it. */
export async function sha256(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return btoa(String.fromCharCode(...new Uint8Array(hash)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
