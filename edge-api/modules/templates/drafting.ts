import { and, eq } from 'drizzle-orm'
import { defaultTemplate } from '../../../core/drafting/template.ts'
import { organizations, templates } from '../../../db/schema/index.ts'
import { type Ctx, permit } from '../../context.ts'
import { organizationGone } from '../organizations/read-organization.ts'
import type { DraftingView } from './template-view.ts'

/** The query for a template, the default one unless one is named, and for what the organization adds to links. */
export function selectDrafting({ deps: { db } }: Ctx, organizationId: string, templateId?: string) {
  const isMeant = templateId === undefined ? eq(templates.isDefault, true) : eq(templates.id, templateId)
  return db
    .select({
      templateId: templates.id,
      text: templates.text,
      variants: templates.variants,
      linkTags: organizations.linkTags,
    })
    .from(organizations)
    .leftJoin(templates, and(eq(templates.organizationId, organizations.id), isMeant))
    .where(eq(organizations.id, organizationId))
}

/** What was found, with the template of AllIN where there is none. */
export function draftingOf(
  row: Awaited<ReturnType<typeof selectDrafting>>[number] | undefined,
): DraftingView {
  if (!row) throw organizationGone()
  const { templateId, text, variants, linkTags } = row
  const own = text === null ? defaultTemplate : { text, variants: variants ?? {} }
  return { templateId, ...own, linkTags }
}

/** By what clips become posts when nothing else is said. */
export async function readDrafting(ctx: Ctx): Promise<DraftingView> {
  const organizationId = permit(ctx, 'template.read')
  const [row] = await selectDrafting(ctx, organizationId)
  return draftingOf(row)
}
