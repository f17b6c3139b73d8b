import { eq } from 'drizzle-orm'
import type { Role } from '../../../core/roles.ts'
import type { Database } from '../../../db/client.ts'
import { organizations } from '../../../db/schema/index.ts'
import { type Ctx, type Principal, permit } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { OrganizationView } from './organization-view.ts'

/** The organization of the call. */
export async function readOrganization(ctx: Ctx): Promise<OrganizationView> {
  const organizationId = permit(ctx, 'organization.read')
  const { deps, principal } = ctx
  const [found] = await selectOrganization(deps.db, organizationId)
  if (!found) throw organizationGone()
  return { ...found, role: roleOf(principal) }
}

/** The columns of an organization that its callers see. */
export function selectOrganization(db: Database, organizationId: string) {
  return db
    .select({
      id: organizations.id,
      name: organizations.name,
      timeZone: organizations.timeZone,
      lateToleranceSeconds: organizations.lateToleranceSeconds,
      requiresApproval: organizations.requiresApproval,
      linkTags: organizations.linkTags,
    })
    .from(organizations)
    .where(eq(organizations.id, organizationId))
}

export const organizationGone = () =>
  new AppError('NOT_FOUND', { detail: 'The organization does not exist any more.' })

export const roleOf = (principal: Principal): Role | null =>
  principal.kind === 'user' ? (principal.membership?.role ?? null) : null
