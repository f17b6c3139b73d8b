import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import { originMayRead } from '../../http/cors.ts'

/** Signing in from somebody else's page would sign the person in as somebody else. Throws ORIGIN_NOT_ALLOWED. */
export function refuseForeignPage({ config }: Pick<Deps, 'config'>, request: Request): void {
  const origin = request.headers.get('origin')
  if (origin === null || originMayRead(origin, config)) return
  throw new AppError('ORIGIN_NOT_ALLOWED', { detail: 'Signing in works only from pages of this site.' })
}
