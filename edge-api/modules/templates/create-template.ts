import { count, eq, sql } from 'drizzle-orm'
import * as z from 'zod'
import { requireThat } from '../../../db/batch.ts'
import { failedCondition } from '../../../db/errors.ts'
import { templates } from '../../../db/schema/index.ts'
import { commit } from '../../commit.ts'
import { actorId, type Ctx, permit } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { clearDefault } from './clear-default.ts'
import { content } from './template-input.ts'
import { type TemplateView, templateView } from './template-view.ts'

export const CreateTemplateInput = z
  .strictObject({
    ...content,
    variants: z.optional(content.variants),
    isDefault: z.boolean().optional().meta({
      description: 'Whether clips become posts by it unasked; the first one does unless told otherwise.',
    }),
  })
  .meta({ examples: [{ name: 'Quote', text: '“{quote}”\n— {author}, {site}\n\n{link}' }] })

/** More than anybody finds their way in. */
const mostTemplates = 50

/** Makes a template. Throws STATE_CONFLICT when the organization has as many as it may. */
export async function createTemplate(
  ctx: Ctx,
  input: z.infer<typeof CreateTemplateInput>,
): Promise<TemplateView> {
  const organizationId = permit(ctx, 'template.manage')
  const { db, ids, clock } = ctx.deps
  const [known] = await db
    .select({ count: count() })
    .from(templates)
    .where(eq(templates.organizationId, organizationId))
  const now = clock.now()
  const row = {
    id: ids.next('template'),
    organizationId,
    name: input.name,
    text: input.text,
    variants: input.variants ?? {},
    isDefault: input.isDefault ?? known?.count === 0,
    createdBy: actorId(ctx.principal),
    createdAt: now,
    updatedAt: now,
  }
  const fewer = sql`(select count(*) from templates where organization_id = ${organizationId}) < ${mostTemplates}`
  try {
    return await commit(ctx, {
      organizationId,
      result: templateView(row),
      status: 201,
      changes: [
        requireThat(db, fewer, 'TOO_MANY'),
        ...(row.isDefault ? clearDefault(ctx, organizationId) : []),
        db.insert(templates).values(row),
      ],
      audit: {
        action: 'template.create',
        objectType: 'template',
        objectId: row.id,
        detail: { name: row.name },
      },
    })
  } catch (error) {
    if (failedCondition(error) !== 'TOO_MANY') throw error
    throw new AppError('STATE_CONFLICT', {
      detail: `An organization can have ${mostTemplates} templates. Delete one that is no longer needed.`,
    })
  }
}
