import { createHash, createHmac } from 'node:crypto'
import { calculateJwkThumbprint, EmbeddedJWK, type JWK, jwtVerify } from 'jose'
import type { Kit } from '../../kit/index.ts'

/** How long one nonce is handed out, in milliseconds; the two before it are still taken. */
const nonceLife = 60_000
const proofLife = 120_000

/** Why a proof was refused. */
export class DpopProblem extends Error {
  readonly code: 'use_dpop_nonce' | 'invalid_dpop_proof'

  constructor(code: 'use_dpop_nonce' | 'invalid_dpop_proof', message: string) {
    super(message)
    this.code = code
  }
}

export interface Dpop {
  /** The nonce to use from now on, for the header DPoP-Nonce. */
  nonce(): string
  /**
   * Checks a proof (RFC 9449 section 4.3) and answers the thumbprint of its key. A proof is good once.
   * `accessToken` must be given when the proof comes with one.
   */
  check(proof: string | undefined, method: string, url: string, accessToken?: string): Promise<string>
}

export function createDpop(kit: Kit): Dpop {
  const secrets = kit.store.collection<string>('bluesky.secrets')
  const used = new Map<string, number>()
  const secret = () => {
    const known = secrets.get('dpop')
    if (known) return known
    const fresh = kit.random(32)
    secrets.set('dpop', fresh)
    return fresh
  }
  const nonceAt = (window: number) =>
    createHmac('sha256', secret()).update(String(window)).digest('base64url').slice(0, 32)
  const window = () => Math.floor(kit.clock.now().getTime() / nonceLife)

  const spend = (id: string) => {
    const now = kit.clock.now().getTime()
    for (const [each, until] of used) if (until < now) used.delete(each)
    if (used.has(id)) throw invalid('DPoP proof replayed')
    used.set(id, now + proofLife + 3 * nonceLife)
  }

  return {
    nonce: () => nonceAt(window()),
    async check(proof, method, url, accessToken) {
      if (!proof) throw invalid('DPoP proof required')
      const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
        typ: 'dpop+jwt',
        algorithms: ['ES256'],
        currentDate: kit.clock.now(),
        maxTokenAge: proofLife / 1000,
        clockTolerance: 30,
      }).catch(() => {
        throw invalid('DPoP proof could not be verified')
      })
      if (!payload.jti) throw invalid('DPoP "jti" missing')
      if (payload.htm !== method) throw invalid('DPoP "htm" mismatch')
      if (payload.htu !== url.replace(/[?#].*$/, '')) throw invalid('DPoP "htu" mismatch')
      const ath = accessToken && createHash('sha256').update(accessToken).digest('base64url')
      if (payload.ath !== ath) throw invalid('DPoP "ath" mismatch')
      const current = window()
      const fresh = [current, current - 1, current - 2].some((each) => nonceAt(each) === payload.nonce)
      if (!fresh) throw new DpopProblem('use_dpop_nonce', 'Authorization server requires nonce in DPoP proof')
      const key: JWK = protectedHeader.jwk ?? {}
      const thumbprint = await calculateJwkThumbprint(key)
      spend(`${thumbprint} ${payload.jti}`)
      return thumbprint
    },
  }
}

function invalid(message: string): DpopProblem {
  return new DpopProblem('invalid_dpop_proof', message)
}
