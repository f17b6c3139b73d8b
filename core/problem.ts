/** RFC 9457 problem document, with the stable code and the issues that our API adds. */
export interface Problem {
  type: string
  title: string
  status: number
  /** Stable machine-readable code, for example `REVISION_CONFLICT`. */
  code: string
  /** What happened and what to do next, for a person. */
  detail: string
  /** The request id, to quote to support. */
  instance?: string
  /** One entry for each thing that is wrong with the input. */
  issues?: ProblemIssue[]
}

export interface ProblemIssue {
  /** Where: path into the input, for example `['accountIds', 0]`. */
  path: (string | number)[]
  code: string
  message: string
  /** The account at fault, where one is. */
  accountId?: string
}
