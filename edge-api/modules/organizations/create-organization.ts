import * as z from 'zod'
import { isTimeZone } from '../../../core/time.ts'
import { members, organizations } from '../../../db/schema/index.ts'
import { commit } from '../../commit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { OrganizationView } from './organization-view.ts'

export const CreateOrganizationInput = z.strictObject({
  name: z.string().trim().min(1).max(100),
  timeZone: z.string().max(64).refine(isTimeZone, 'Not a time zone, for example Europe/Berlin'),
})

/** Founds an organization; the person who does it becomes its administrator. */
export async function createOrganization(
  ctx: Ctx,
  input: z.infer<typeof CreateOrganizationInput>,
): Promise<OrganizationView> {
  const { deps, principal } = ctx
  if (principal.kind !== 'user') throw new AppError('FORBIDDEN')
  const { db, ids } = deps
  const id = ids.next('organization')
  const settings = { lateToleranceSeconds: 900, requiresApproval: false, linkTags: null }
  const organization: OrganizationView = { id, ...input, role: 'ADMIN', ...settings }
  return commit(ctx, {
    organizationId: id,
    result: organization,
    status: 201,
    changes: [
      db.insert(organizations).values({ id, ...input, ...settings }),
      db
        .insert(members)
        .values({ id: ids.next('member'), organizationId: id, userId: principal.userId, role: 'ADMIN' }),
    ],
    audit: { action: 'organization.create', objectType: 'organization', objectId: id },
  })
}
