import type { ShotProblem } from '../../pictures/shots.ts'

/** Ends a screenshot, with the reason for the person. */
export class ShotStopped extends Error {
  readonly reason: ShotProblem
  constructor(reason: ShotProblem) {
    super(reason)
    this.reason = reason
  }
}
