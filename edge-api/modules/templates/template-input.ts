import * as z from 'zod'
import { TemplateSchema } from '../../../core/drafting/template-schema.ts'
import { idSchema } from '../../../core/ids.ts'
import { AppError } from '../../errors.ts'

export const TemplateId = idSchema('template')

const { text, variants } = TemplateSchema.shape

/** What people write into a template. */
export const content = {
  name: z.string().trim().min(1).max(60).meta({ description: 'What people call it.' }),
  text,
  variants,
}

export const noSuchTemplate = () =>
  new AppError('NOT_FOUND', { detail: 'There is no such template in this organization.' })
