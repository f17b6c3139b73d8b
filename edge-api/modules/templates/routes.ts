import * as z from 'zod'
import { route } from '../../http/route.ts'
import { pageOf, pageQuery } from '../page.ts'
import { CreateTemplateInput, createTemplate } from './create-template.ts'
import { deleteTemplate } from './delete-template.ts'
import { readDrafting } from './drafting.ts'
import { listTemplates } from './list-templates.ts'
import { TemplateId } from './template-input.ts'
import { DraftingView, TemplateView } from './template-view.ts'
import { UpdateTemplateInput, updateTemplate } from './update-template.ts'

const params = z.strictObject({ templateId: TemplateId })
const tag = 'Templates'

export const templateRoutes = [
  route(
    {
      method: 'POST',
      path: '/v1/templates',
      operation: 'createTemplate',
      summary: 'Make a template by which clips become posts',
      description:
        'Variables are `{title}`, `{quote}`, `{link}`, `{author}`, `{handle}`, `{site}`, `{date}` and `{price}`. A line whose variables are all empty is left out; where a platform takes less, the quote is shortened first, then the title, never the link. Without `{link}` the post has no link.',
      tag,
      access: 'template.manage',
      problems: ['STATE_CONFLICT'],
      body: CreateTemplateInput,
      status: 201,
      response: TemplateView,
    },
    ({ ctx, body }) => createTemplate(ctx, body),
  ),
  route(
    {
      method: 'GET',
      path: '/v1/templates',
      operation: 'listTemplates',
      summary: 'List the templates, newest first',
      tag,
      access: 'template.read',
      query: z.strictObject(pageQuery),
      response: pageOf(TemplateView),
    },
    ({ ctx, query }) => listTemplates(ctx, query),
  ),
  route(
    {
      method: 'GET',
      path: '/v1/templates/current',
      operation: 'readDrafting',
      summary: 'By what clips become posts when nothing else is said',
      tag,
      access: 'template.read',
      response: DraftingView,
    },
    ({ ctx }) => readDrafting(ctx),
  ),
  route(
    {
      method: 'PATCH',
      path: '/v1/templates/{templateId}',
      operation: 'updateTemplate',
      summary: 'Change a template',
      description: 'Fields that are left out stay as they are, and so do drafts that were made by it.',
      tag,
      access: 'template.manage',
      params,
      body: UpdateTemplateInput,
      response: TemplateView,
    },
    ({ ctx, params, body }) => updateTemplate(ctx, { ...params, ...body }),
  ),
  route(
    {
      method: 'DELETE',
      path: '/v1/templates/{templateId}',
      operation: 'deleteTemplate',
      summary: 'Delete a template',
      tag,
      access: 'template.manage',
      params,
      response: z.object({ id: TemplateId }),
    },
    ({ ctx, params }) => deleteTemplate(ctx, params),
  ),
] as const
