export type ProblemStatus = 400 | 401 | 404 | 412

/** A refusal, as QStash words it: `{ error }`. */
export class QStashProblem extends Error {
  readonly status: ProblemStatus

  constructor(status: ProblemStatus, message: string) {
    super(message)
    this.status = status
  }
}

/** Queues, URL groups and schedules are named with letters, digits, `-`, `_` and `.`. */
export function isName(text: string): boolean {
  return /^[\w.-]+$/.test(text)
}

/** Throws QStashProblem (400) for what is no name. */
export function checkName(text: string, what: string): string {
  if (!isName(text)) {
    throw new QStashProblem(400, `invalid ${what}: use letters, digits, hyphens, periods and underscores`)
  }
  return text
}
