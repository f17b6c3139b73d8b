import * as z from 'zod'
import { idSchema } from '../../../core/ids.ts'
import { apiKeyScopes } from '../../../core/roles.ts'

/** An API key as it is listed: the key itself is shown only when it is made. */
export const KeyView = z.object({
  id: idSchema('apiKey'),
  name: z.string(),
  /** The key's last four characters. */
  hint: z.string(),
  scopes: z.array(z.enum(apiKeyScopes)),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
})
export type KeyView = z.infer<typeof KeyView>

export const NewKeyView = KeyView.extend({ key: z.string() })
export type NewKeyView = z.infer<typeof NewKeyView>
