import * as z from 'zod'
import { idSchema } from '../../../core/ids.ts'
import { LinkTagsSchema } from '../../../core/link-tags-schema.ts'
import { platformIds } from '../../../core/platforms/index.ts'
import type { templates } from '../../../db/schema/index.ts'

const words = {
  text: z.string().meta({ description: 'The words, with variables in braces such as `{title}`.' }),
  variants: z
    .partialRecord(z.enum(platformIds), z.string())
    .meta({ description: 'Other words for single platforms.' }),
}

export const TemplateView = z.object({
  id: idSchema('template'),
  name: z.string(),
  ...words,
  isDefault: z.boolean().meta({ description: 'Whether clips become posts by it unasked.' }),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})
export type TemplateView = z.infer<typeof TemplateView>

/** By what clips become posts when nothing else is said. */
export const DraftingView = z.object({
  templateId: z
    .nullable(idSchema('template'))
    .meta({ description: 'Null where the organization has none of its own: then it is the one of AllIN.' }),
  ...words,
  linkTags: z.nullable(LinkTagsSchema),
})
export type DraftingView = z.infer<typeof DraftingView>

export function templateView(row: typeof templates.$inferSelect): TemplateView {
  const { id, name, text, variants, isDefault } = row
  return {
    ...{ id, name, text, variants, isDefault },
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}
