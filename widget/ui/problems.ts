import type { Problem } from '../../core/problem.ts'
import { lookUp } from '../i18n/index.ts'

/**
 * A problem in the person's language: our own wording where the code says enough, otherwise the API's detail,
 * which names the field, account or file at fault.
 */
export function describeProblem(problem: Problem): string {
  return lookUp(`problem.${problem.code}`) ?? problem.detail ?? problem.title
}
