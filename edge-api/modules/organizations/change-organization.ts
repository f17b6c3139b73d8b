import { eq } from 'drizzle-orm'
import * as z from 'zod'
import { LinkTagsSchema } from '../../../core/link-tags-schema.ts'
import { isTimeZone } from '../../../core/time.ts'
import { requireChange } from '../../../db/batch.ts'
import { failedCondition } from '../../../db/errors.ts'
import { organizations } from '../../../db/schema/index.ts'
import { commit } from '../../commit.ts'
import { type Ctx, permit } from '../../context.ts'
import { selectApprovalCounts } from '../posts/count-approvals.ts'
import { OrganizationView } from './organization-view.ts'
import { organizationGone, roleOf, selectOrganization } from './read-organization.ts'

const minute = 60
const week = 7 * 24 * 60 * minute

export const ChangeOrganizationInput = z.strictObject({
  name: z.string().trim().min(1).max(100).optional(),
  timeZone: z.string().max(64).refine(isTimeZone, 'Not a time zone, for example Europe/Berlin').optional(),
  lateToleranceSeconds: z.int().min(minute).max(week).optional(),
  requiresApproval: z.boolean().optional(),
  /** What is added to the links of clips; null adds nothing. */
  linkTags: z.nullable(LinkTagsSchema).optional(),
})

export const ChangedOrganization = OrganizationView.extend({
  /** Scheduled posts that nobody approved. Where approval is asked for they stay scheduled, and are held back at their time. */
  unapproved: z.int(),
})
export type ChangedOrganization = z.infer<typeof ChangedOrganization>

/** Changes what was given and keeps the rest; what is scheduled stays scheduled. Throws NOT_FOUND. */
export async function changeOrganization(
  ctx: Ctx,
  input: z.infer<typeof ChangeOrganizationInput>,
): Promise<ChangedOrganization> {
  const organizationId = permit(ctx, 'organization.manage')
  const { db } = ctx.deps
  const [[before], [counts]] = await db.batch([
    selectOrganization(db, organizationId),
    selectApprovalCounts(ctx, organizationId),
  ])
  if (!before) throw organizationGone()
  const change = db
    .update(organizations)
    // Naming the id as well leaves something to set when nothing was given.
    .set({ id: organizationId, ...input })
    .where(eq(organizations.id, organizationId))
    .returning({ id: organizations.id })
  try {
    return await commit(ctx, {
      organizationId,
      result: {
        ...before,
        name: input.name ?? before.name,
        timeZone: input.timeZone ?? before.timeZone,
        lateToleranceSeconds: input.lateToleranceSeconds ?? before.lateToleranceSeconds,
        requiresApproval: input.requiresApproval ?? before.requiresApproval,
        linkTags: input.linkTags === undefined ? before.linkTags : input.linkTags,
        role: roleOf(ctx.principal),
        unapproved: counts?.unapproved ?? 0,
      },
      changes: [requireChange(db, change, 'NOT_FOUND')],
      audit: {
        action: 'organization.changed',
        objectType: 'organization',
        objectId: organizationId,
        detail: input,
      },
      events: [{ type: 'organization.changed', organizationId }],
    })
  } catch (error) {
    if (failedCondition(error) !== 'NOT_FOUND') throw error
    throw organizationGone()
  }
}
