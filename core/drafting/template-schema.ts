import * as z from 'zod/mini'
import { byPlatform } from '../by-platform.ts'
import { templateVariables, unknownVariables } from './template.ts'

const isKnown = (text: string) => unknownVariables(text).length === 0

const Words = z
  .string()
  .check(
    z.maxLength(2000),
    z.regex(/\S/u, 'Write something, for example {title}.'),
    z.refine(
      isKnown,
      `Use only these in braces: ${templateVariables.map((name) => `{${name}}`).join(', ')}.`,
    ),
  )

/** What can be written into a template; beside the code that fills it, so that this one stays small. */
export const TemplateSchema = z.strictObject({ text: Words, variants: byPlatform(Words) })
