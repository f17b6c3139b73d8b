import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose'
import * as z from 'zod/mini'
import { audiences, type RoomMode, roomModes } from '../../core/events.ts'
import { idSchema } from '../../core/ids.ts'

/** Clocks of two servers may differ by this many seconds. */
const clockTolerance = 5
/** Longest life that a ticket or a push token may have, in seconds. */
const longestLife = 60

const Claims = z.object({
  organizationId: idSchema('organization'),
  sub: z.string(),
  iat: z.number(),
  exp: z.number(),
  jti: z.optional(z.string()),
})
const TicketClaims = z.extend(Claims, { mode: z.enum(roomModes) })

/** What a good ticket says about its holder. */
export interface Admission {
  subject: string
  mode: RoomMode
  /** Tickets that carry an id open the room once. */
  ticketId: string | null
  /** Unix seconds after which the ticket cannot be used by anybody. */
  expires: number
}

/** Checks the tokens that open a room. Every reason to refuse answers the same: null or false. */
export interface Passes {
  admission(ticket: string, organizationId: string): Promise<Admission | null>
  mayPush(token: string, organizationId: string): Promise<boolean>
}

/**
 * Checks against our public keys (a JWK set as JSON, as `/.well-known/jwks.json` answers it): ES256 only, the
 * audience of this one use, this organization, and a life of at most a minute.
 * Throws when the keys cannot be read, so that a room without keys never opens.
 */
export function createPasses(publicKeys: string): Passes {
  const keys = createLocalJWKSet(readKeySet(publicKeys))

  async function claimsOf(token: string, audience: string): Promise<unknown> {
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ['ES256'],
        audience,
        clockTolerance,
        requiredClaims: ['exp', 'iat', 'sub'],
      })
      return payload
    } catch {
      return null
    }
  }

  return {
    async admission(ticket, organizationId) {
      const claims = TicketClaims.safeParse(await claimsOf(ticket, audiences.roomTicket))
      if (!claims.success || !fits(claims.data, organizationId)) return null
      const { sub, mode, jti, exp } = claims.data
      return { subject: sub, mode, ticketId: jti ?? null, expires: exp + clockTolerance }
    },
    async mayPush(token, organizationId) {
      const claims = Claims.safeParse(await claimsOf(token, audiences.roomPush))
      return claims.success && fits(claims.data, organizationId)
    },
  }
}

function fits(claims: z.infer<typeof Claims>, organizationId: string): boolean {
  return claims.organizationId === organizationId && claims.exp - claims.iat <= longestLife
}

function readKeySet(text: string): JSONWebKeySet {
  const KeySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) })
  const found = KeySet.safeParse(parseJson(text))
  if (!found.success || found.data.keys.length === 0) {
    throw new Error('PUBLIC_KEYS must be a JWK set as JSON with at least one public key.')
  }
  return found.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
