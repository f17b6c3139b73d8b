import { and, desc, eq, lt } from 'drizzle-orm'
import { templates } from '../../../db/schema/index.ts'
import { type Ctx, permit } from '../../context.ts'
import { type Page, type PageInput, toPage } from '../page.ts'
import { type TemplateView, templateView } from './template-view.ts'

/** The organization's templates, newest first. */
export async function listTemplates(ctx: Ctx, { cursor, limit }: PageInput): Promise<Page<TemplateView>> {
  const organizationId = permit(ctx, 'template.read')
  const rows = await ctx.deps.db
    .select()
    .from(templates)
    .where(and(eq(templates.organizationId, organizationId), cursor ? lt(templates.id, cursor) : undefined))
    .orderBy(desc(templates.id))
    .limit(limit + 1)
  return toPage(rows.map(templateView), limit)
}
