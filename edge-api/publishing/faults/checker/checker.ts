import type { History } from '../history.ts'
import { gather } from './evidence.ts'
import { invariants, type Violation } from './invariants.ts'

export type { Violation } from './invariants.ts'

/** Holds what a run left behind against every promise. Pure: the same history has the same verdict. */
export function check(history: History): Violation[] {
  const evidence = gather(history)
  return Object.values(invariants).flatMap((invariant) => invariant.check(evidence))
}
