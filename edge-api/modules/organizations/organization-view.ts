import * as z from 'zod'
import { idSchema } from '../../../core/ids.ts'
import { LinkTagsSchema } from '../../../core/link-tags-schema.ts'
import { roles } from '../../../core/roles.ts'

/** An organization as one of its callers sees it. Keys and embedded frames have no role. */
export const OrganizationView = z.object({
  id: idSchema('organization'),
  name: z.string(),
  timeZone: z.string(),
  role: z.enum(roles).nullable(),
  /** How late, in seconds, a post may still go out without asking. */
  lateToleranceSeconds: z.int(),
  /** Whether what goes out must have been approved, word for word, by somebody who may approve. */
  requiresApproval: z.boolean(),
  /** What is added to the links of clips; null adds nothing. */
  linkTags: z.nullable(LinkTagsSchema),
})
export type OrganizationView = z.infer<typeof OrganizationView>
