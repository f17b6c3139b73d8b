import * as z from 'zod'
import { idSchema } from '../../../core/ids.ts'
import { platformIds } from '../../../core/platforms/index.ts'
import { accountStatuses } from '../../../db/schema/index.ts'

/** Limits that the account or its server states itself, in place of the platform's own. */
const Limits = z.object({
  maxCharacters: z.int().optional(),
  charactersPerUrl: z.int().optional(),
  maxImages: z.int().optional(),
  maxImageBytes: z.int().optional(),
  imageTypes: z.array(z.string()).optional(),
  maxAltTextLength: z.int().optional(),
})

/** A connected social account, as everyone in the organization may see it: without its secrets. */
export const AccountView = z.object({
  id: idSchema('account'),
  platform: z.enum(platformIds),
  handle: z.string(),
  displayName: z.string(),
  avatarUrl: z.string().nullable(),
  profileUrl: z.string().nullable(),
  serverUrl: z.string().nullable(),
  status: z.enum(accountStatuses),
  /** Why the account needs attention. */
  statusDetail: z.string().nullable(),
  limits: Limits,
  createdAt: z.iso.datetime(),
})
export type AccountView = z.infer<typeof AccountView>
