import * as z from 'zod'
import { idSchema } from '../../../core/ids.ts'
import { embedCapabilities } from '../../../core/roles.ts'

export const capabilityNames = Object.keys(embedCapabilities) as (keyof typeof embedCapabilities)[]

/** What an embed token says, next to subject (the external user's id) and expiry. */
export const EmbedClaims = z.object({
  sub: z.string(),
  organizationId: idSchema('organization'),
  /** The API key it was minted with: revoking the key ends its tokens. */
  keyId: idSchema('apiKey'),
  name: z.string(),
  capabilities: z.array(z.enum(['view', 'compose', 'schedule'])),
  origins: z.array(z.string()),
})
export type EmbedClaims = z.infer<typeof EmbedClaims>
