import * as z from 'zod'
import { availablePlatforms } from '../../../core/platforms/index.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { AccountView } from './account-view.ts'

export const ConnectAccountInput = z.strictObject({
  platform: z.enum(availablePlatforms),
  /** Address of the server, where the platform has many (Mastodon). */
  server: z.string().trim().min(1).max(253).optional(),
  handle: z.string().trim().min(1).max(253).optional(),
  appPassword: z.string().min(1).max(200).optional(),
  /** Path in Studio to come back to. */
  returnTo: z
    .string()
    .max(500)
    .regex(/^\/(?![/\\])/, 'Name a path of Studio, such as /accounts.')
    .optional(),
})

export const Connected = z.union([z.object({ authorizeUrl: z.string() }), z.object({ account: AccountView })])

export async function connectAccount(
  _ctx: Ctx,
  _input: z.infer<typeof ConnectAccountInput>,
): Promise<z.infer<typeof Connected>> {
  throw new AppError('NOT_READY')
}
