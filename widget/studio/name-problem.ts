import type { Problem } from '../../core/problem.ts'
import { lookUp, t } from '../i18n/index.ts'

/** What keeps Studio from opening, as the heading over `describeProblem`, which says the rest. */
export function nameProblem(problem: Problem): string {
  return lookUp(`trouble.${problem.code}`) ?? t('trouble.other')
}
