import * as z from 'zod'
import { idSchema } from '../../../core/ids.ts'
import { roles } from '../../../core/roles.ts'

/** The signed-in person and where they belong. */
export const MeView = z.object({
  user: z.object({ id: idSchema('user'), name: z.string(), email: z.string() }),
  organizations: z.array(
    z.object({
      id: idSchema('organization'),
      name: z.string(),
      timeZone: z.string(),
      role: z.enum(roles),
      /** Whether only what was approved goes out. */
      requiresApproval: z.boolean(),
    }),
  ),
})
export type MeView = z.infer<typeof MeView>
