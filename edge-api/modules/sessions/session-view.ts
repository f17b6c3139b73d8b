import * as z from 'zod'
import { idSchema } from '../../../core/ids.ts'

/** One sign-in of a person. */
export const SessionView = z.object({
  id: idSchema('session'),
  client: z.enum(['browser', 'extension']),
  /** Names such as `Firefox` and `Linux`; null where the browser did not say. */
  browser: z.string().nullable(),
  system: z.string().nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** Whether the request itself came with it. */
  isThis: z.boolean(),
})
export type SessionView = z.infer<typeof SessionView>
