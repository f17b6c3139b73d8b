import type { Context } from 'hono'
import type { Kit } from '../kit/index.ts'
import { type Actor, actorByDid } from './identity.ts'
import { type Dpop, DpopProblem } from './oauth/dpop.ts'
import type { Grants } from './oauth/grants.ts'
import type { Sessions } from './sessions.ts'
import { XrpcError } from './xrpc.ts'

/** Who calls, by either kind of credential. Throws the error that a real server answers. */
export type Authenticate = (c: Context) => Promise<Actor>

export function createAuthenticate(tools: {
  kit: Kit
  dpop: Dpop
  grants: Grants
  sessions: Sessions
}): Authenticate {
  const { kit, dpop, grants, sessions } = tools
  return async (c) => {
    const [, scheme, token] = /^(\S+) (\S+)$/.exec(c.req.header('authorization') ?? '') ?? []
    if (!token) throw new XrpcError(401, 'AuthMissing', 'Authentication Required')
    if (scheme === 'Bearer') {
      if (grants.ofAccess(token)) throw refuse('invalid_token', 'Token is bound to a DPoP key')
      return sessions.actorOf(token)
    }
    if (scheme !== 'DPoP') throw new XrpcError(401, 'AuthMissing', 'Unexpected authorization type')
    c.header('DPoP-Nonce', dpop.nonce())
    try {
      const address = kit.baseUrl('bluesky') + c.req.path
      const thumbprint = await dpop.check(c.req.header('dpop'), c.req.method, address, token)
      const grant = grants.ofAccess(token)
      if (!grant) throw refuse('invalid_token', 'Token is expired or revoked')
      if (grant.thumbprint !== thumbprint) throw refuse('invalid_token', 'DPoP key mismatch')
      if (!grant.scope.split(' ').includes('transition:generic')) {
        throw new XrpcError(403, 'ScopeMissingError', 'Missing required scope "transition:generic"')
      }
      return actorByDid(grant.did)
    } catch (error) {
      throw error instanceof DpopProblem ? refuse(error.code, error.message) : error
    }
  }

  function refuse(error: string, message: string): XrpcError {
    return new XrpcError(401, error, message, {
      'www-authenticate': `DPoP algs="ES256", error="${error}", error_description="${message}"`,
      'dpop-nonce': dpop.nonce(),
      'access-control-expose-headers': 'DPoP-Nonce, WWW-Authenticate',
    })
  }
}
