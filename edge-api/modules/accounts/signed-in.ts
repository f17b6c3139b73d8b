import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import { readCredential } from '../../http/credentials.ts'
import { resolveCaller } from '../../http/principal.ts'

/** Whose session the browser carries, on a public route; null without one that holds. */
export async function signedInUserId(deps: Deps, request: Request): Promise<string | null> {
  try {
    const nothing = { organizationId: null, embedOrigin: null, idempotencyKey: null }
    const { principal } = await resolveCaller(deps, readCredential(request, deps), nothing)
    return principal.kind === 'user' ? principal.userId : null
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}
