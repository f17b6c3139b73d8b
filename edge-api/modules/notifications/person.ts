import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'

/** The signed-in person. Throws FORBIDDEN for programs, which are told through webhooks. */
export function personOf({ principal }: Ctx): string {
  if (principal.kind === 'user') return principal.userId
  throw new AppError('FORBIDDEN', { detail: 'Only people have notifications; programs use webhooks.' })
}
