import { eq } from 'drizzle-orm'
import { organizations } from '../../../db/schema/index.ts'
import { type Ctx, permit } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { OrganizationView } from './organization-view.ts'

/** The organization of the call. */
export async function readOrganization(ctx: Ctx): Promise<OrganizationView> {
  const organizationId = permit(ctx, 'organization.read')
  const { deps, principal } = ctx
  const [found] = await deps.db
    .select({
      id: organizations.id,
      name: organizations.name,
      timeZone: organizations.timeZone,
      lateToleranceSeconds: organizations.lateToleranceSeconds,
    })
    .from(organizations)
    .where(eq(organizations.id, organizationId))
  if (!found) throw new AppError('NOT_FOUND', { detail: 'The organization does not exist any more.' })
  return { ...found, role: principal.kind === 'user' ? (principal.membership?.role ?? null) : null }
}
