import * as z from 'zod/mini'
import { namesOnlyPlatform } from './link-tags.ts'

const Value = z
  .string()
  .check(z.trim(), z.maxLength(100), z.refine(namesOnlyPlatform, 'Use only {platform} in braces.'))

/** What can be given as tags; beside the code that puts them into addresses, so that this one stays small. */
export const LinkTagsSchema = z.strictObject({ source: Value, medium: Value, campaign: Value })
