import { and, eq } from 'drizzle-orm'
import type { Statement } from '../../../db/batch.ts'
import { organizations, templates } from '../../../db/schema/index.ts'
import type { Ctx } from '../../context.ts'

/**
 * Statements before one that makes a template the default: no other is. Whoever does the same at the same time waits
 * here, so that the later one's choice holds.
 */
export function clearDefault({ deps: { db } }: Ctx, organizationId: string): Statement[] {
  return [
    db
      .select({ id: organizations.id })
      .from(organizations)
      .where(eq(organizations.id, organizationId))
      .for('update'),
    db
      .update(templates)
      .set({ isDefault: false })
      .where(and(eq(templates.organizationId, organizationId), eq(templates.isDefault, true))),
  ]
}
