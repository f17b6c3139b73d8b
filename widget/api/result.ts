import type { Problem } from '../../core/problem.ts'

/** What every call answers: nothing throws at the border. */
export type Result<Value> = { ok: true; value: Value } | { ok: false; problem: Problem }

/** Codes of problems that arise on this side of the wire. */
export type ClientProblemCode = 'OFFLINE' | 'UNREACHABLE' | 'TIMEOUT' | 'ANSWER_NOT_UNDERSTOOD' | 'ABORTED'

export function succeed<Value>(value: Value): Result<Value> {
  return { ok: true, value }
}

const sentences: Record<ClientProblemCode, string> = {
  OFFLINE: 'You are offline.',
  UNREACHABLE: 'AllIN cannot be reached.',
  TIMEOUT: 'AllIN did not answer in time.',
  ANSWER_NOT_UNDERSTOOD: 'The answer could not be understood.',
  ABORTED: 'Stopped.',
}

/** A problem of our own, in the same shape as the API's. The interface words it by its code. */
export function clientProblem(code: ClientProblemCode, status = 0): Problem {
  return { type: 'about:blank', title: sentences[code], status, code, detail: sentences[code] }
}

/** Whether trying the same call again may help without the person changing anything. */
export function isConnectionProblem(problem: Problem): boolean {
  return ['OFFLINE', 'UNREACHABLE', 'TIMEOUT', 'NOT_READY'].includes(problem.code)
}
