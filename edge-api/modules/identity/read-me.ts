import { asc, eq } from 'drizzle-orm'
import { members, organizations } from '../../../db/schema/index.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { MeView } from './me-view.ts'

/** The signed-in person with their organizations, oldest membership first. */
export async function readMe({ deps, principal }: Ctx): Promise<MeView> {
  if (principal.kind !== 'user') throw new AppError('FORBIDDEN')
  const { userId, name, email } = principal
  const found = await deps.db
    .select({
      id: organizations.id,
      name: organizations.name,
      timeZone: organizations.timeZone,
      role: members.role,
      requiresApproval: organizations.requiresApproval,
    })
    .from(members)
    .innerJoin(organizations, eq(organizations.id, members.organizationId))
    .where(eq(members.userId, userId))
    .orderBy(asc(members.id))
  return { user: { id: userId, name, email }, organizations: found }
}
