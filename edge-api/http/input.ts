import * as z from 'zod'
import type { ProblemIssue } from '../../core/problem.ts'
import { AppError } from '../errors.ts'
import { isStorableText } from './body.ts'

type Schema = z.core.$ZodType

/** Parses one part of the input. Throws VALIDATION_FAILED with one issue for each thing that is wrong. */
export function parseInput(schema: Schema, value: unknown): unknown {
  const parsed = z.safeParse(schema, value)
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.flatMap(toIssues)
  const [first] = issues
  const place = first && first.path.length > 0 ? `${first.path.join('.')}: ` : ''
  throw new AppError('VALIDATION_FAILED', {
    detail: `${place}${first?.message ?? 'The input is not valid'}${issues.length > 1 ? ` (and ${issues.length - 1} more)` : ''}.`,
    issues,
  })
}

/** Parses path parameters: an id that cannot exist is simply not found. */
export function parseParams(schema: Schema, value: Record<string, string>): unknown {
  const parsed = z.safeParse(schema, value)
  if (parsed.success) return parsed.data
  throw new AppError('NOT_FOUND', { detail: 'There is nothing at this address. Check the id in it.' })
}

/** Query parameters as an object. Throws VALIDATION_FAILED when one is given twice or cannot be stored. */
export function readQuery(search: URLSearchParams): Record<string, string> {
  const query: Record<string, string> = Object.create(null)
  for (const [name, value] of search) {
    const wrong =
      name in query
        ? 'Given more than once'
        : isStorableText(value)
          ? null
          : 'Contains characters that cannot be stored'
    if (wrong) {
      throw new AppError('VALIDATION_FAILED', {
        detail: `${name}: ${wrong}.`,
        issues: [{ path: [name], code: 'invalid_query', message: wrong }],
      })
    }
    query[name] = value
  }
  return { ...query }
}

/** One entry for each unknown key, so that every issue points at the key that is at fault. */
function toIssues(issue: z.core.$ZodIssue): ProblemIssue[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)))
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      code: issue.code,
      message: 'This field is not known',
    }))
  }
  return [{ path, code: issue.code, message: issue.message }]
}
