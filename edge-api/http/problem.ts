import type { Problem } from '../../core/problem.ts'
import { databaseUnreachable } from '../../db/errors.ts'
import { AppError, type ErrorCode } from '../errors.ts'

/** Turns whatever was thrown into an error that may be shown. The message of anything unexpected stays inside. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (databaseUnreachable(error)) {
    return new AppError('NOT_READY', {
      detail:
        'The database does not answer right now. Repeat the request in a moment, with the same Idempotency-Key: what was done already is not done twice.',
      retryAfter: 5,
    })
  }
  return new AppError('INTERNAL', {
    detail: 'Something went wrong on our side. Try again; if it stays, quote the request id to support.',
  })
}

/** The problem document of an error (RFC 9457). */
export function problemOf(error: AppError, requestId: string, publicUrl: string): Problem {
  return {
    type: problemType(error.code, publicUrl),
    title: error.title,
    status: error.status,
    code: error.code,
    detail: error.message,
    instance: requestId,
    ...(error.issues ? { issues: error.issues } : {}),
  }
}

/** Where a code is explained. */
export function problemType(code: ErrorCode, publicUrl: string): string {
  return `${publicUrl}/docs#${code.toLowerCase().replaceAll('_', '-')}`
}

export function problemResponse(error: AppError, requestId: string, publicUrl: string): Response {
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' })
  if (error.retryAfter !== undefined) headers.set('retry-after', String(error.retryAfter))
  if (error.status === 401) headers.set('www-authenticate', 'Bearer realm="AllIN"')
  return new Response(JSON.stringify(problemOf(error, requestId, publicUrl)), {
    status: error.status,
    headers,
  })
}
