import { and, eq } from 'drizzle-orm'
import * as z from 'zod'
import { requireChange } from '../../../db/batch.ts'
import { failedCondition } from '../../../db/errors.ts'
import { templates } from '../../../db/schema/index.ts'
import { commit } from '../../commit.ts'
import { type Ctx, permit } from '../../context.ts'
import { clearDefault } from './clear-default.ts'
import { content, noSuchTemplate } from './template-input.ts'
import { type TemplateView, templateView } from './template-view.ts'

export const UpdateTemplateInput = z.strictObject({
  name: content.name.optional(),
  text: z.optional(content.text),
  variants: z.optional(content.variants),
  isDefault: z.boolean().optional(),
})

/** Changes a template; what is left out stays. Drafts that were made by it stay as they are. Throws NOT_FOUND. */
export async function updateTemplate(
  ctx: Ctx,
  { templateId, ...input }: z.infer<typeof UpdateTemplateInput> & { templateId: string },
): Promise<TemplateView> {
  const organizationId = permit(ctx, 'template.manage')
  const { db, clock } = ctx.deps
  const isOurs = and(eq(templates.id, templateId), eq(templates.organizationId, organizationId))
  const [before] = await db.select().from(templates).where(isOurs)
  if (!before) throw noSuchTemplate()
  const updatedAt = clock.now()
  const after = {
    ...before,
    name: input.name ?? before.name,
    text: input.text ?? before.text,
    variants: input.variants ?? before.variants,
    isDefault: input.isDefault ?? before.isDefault,
    updatedAt,
  }
  // Only what was given is written: the rest may have been changed since it was read.
  const change = db
    .update(templates)
    .set({ ...input, updatedAt })
    .where(isOurs)
    .returning({ id: templates.id })
  try {
    return await commit(ctx, {
      organizationId,
      result: templateView(after),
      changes: [
        ...(input.isDefault ? clearDefault(ctx, organizationId) : []),
        requireChange(db, change, 'NOT_FOUND'),
      ],
      audit: { action: 'template.update', objectType: 'template', objectId: templateId, detail: input },
    })
  } catch (error) {
    if (failedCondition(error) !== 'NOT_FOUND') throw error
    throw noSuchTemplate()
  }
}
