import { and, eq } from 'drizzle-orm'
import { requireChange } from '../../../db/batch.ts'
import { failedCondition } from '../../../db/errors.ts'
import { templates } from '../../../db/schema/index.ts'
import { commit } from '../../commit.ts'
import { type Ctx, permit } from '../../context.ts'
import { noSuchTemplate } from './template-input.ts'

/** Deletes a template. Without a default, clips become posts by the one of AllIN. Throws NOT_FOUND. */
export async function deleteTemplate(
  ctx: Ctx,
  { templateId }: { templateId: string },
): Promise<{ id: string }> {
  const organizationId = permit(ctx, 'template.manage')
  const { db } = ctx.deps
  const remove = db
    .delete(templates)
    .where(and(eq(templates.id, templateId), eq(templates.organizationId, organizationId)))
    .returning({ id: templates.id })
  try {
    return await commit(ctx, {
      organizationId,
      result: { id: templateId },
      changes: [requireChange(db, remove, 'NOT_FOUND')],
      audit: { action: 'template.delete', objectType: 'template', objectId: templateId },
    })
  } catch (error) {
    if (failedCondition(error) !== 'NOT_FOUND') throw error
    throw noSuchTemplate()
  }
}
