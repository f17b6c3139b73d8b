import { RequestError } from '@hono/node-server'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { problemResponse, toAppError } from '../http/problem.ts'
import { requestIdHeader } from '../http/request-id.ts'
import { addSecurityHeaders } from '../http/security-headers.ts'

/** Answers a request that never became one: its address or its header `Host` make no URL. */
export function answerUnreadable({ ids, config }: Pick<Deps, 'ids' | 'config'>, error: unknown): Response {
  const known =
    error instanceof RequestError
      ? new AppError('MALFORMED_REQUEST', { detail: 'The address or the header Host cannot be read.' })
      : toAppError(error)
  const requestId = ids.next('request')
  const answer = problemResponse(known, requestId, config.publicUrl)
  answer.headers.set(requestIdHeader, requestId)
  addSecurityHeaders(answer.headers, config)
  return answer
}
