import { type ErrorCode, errorCatalogue } from '../errors.ts'
import type { Answer, JsonSchema } from './openapi-document.ts'
import type { Route } from './route.ts'

/** The problem document (RFC 9457) with the code and issues that we add. */
export const problemSchema: JsonSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string', format: 'uri', description: 'Where the code is explained.' },
    title: { type: 'string', description: 'The kind of problem, the same for every occurrence.' },
    status: { type: 'integer', description: 'The HTTP status once more.' },
    code: {
      type: 'string',
      enum: Object.keys(errorCatalogue),
      description: 'Stable; decide by this, never by the words.',
    },
    detail: { type: 'string', description: 'What happened and what to do next, for a person.' },
    instance: { type: 'string', description: 'The request id, to quote to support.' },
    issues: {
      type: 'array',
      description: 'One entry for each thing that is wrong with the input.',
      items: {
        type: 'object',
        required: ['path', 'code', 'message'],
        properties: {
          path: {
            type: 'array',
            items: { type: ['string', 'integer'] },
            description: 'Where it stands in the input.',
          },
          code: { type: 'string' },
          message: { type: 'string' },
          accountId: { type: 'string', description: 'The account at fault, where one is.' },
        },
      },
    },
  },
}

const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }

/** What any operation may answer when something unforeseen happens. */
export const anyProblem: Answer = { description: 'Any other problem', content }

/** Every answer of an operation that is a problem, by status. */
export function problemAnswers(spec: Route): Record<string, Answer> {
  const codes = problemCodes(spec)
  const statuses = [...new Set(codes.map((code) => errorCatalogue[code][0]))].sort((a, b) => a - b)
  return Object.fromEntries(
    statuses.map((status) => {
      const own = codes.filter((code) => errorCatalogue[code][0] === status)
      const description = own.map((code) => `\`${code}\`: ${errorCatalogue[code][1]}`).join('; ')
      const headers =
        status === 429 || status === 503
          ? { headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } } }
          : {}
      return [String(status), { description, ...headers, content, 'x-codes': own }]
    }),
  )
}

/** Which errors an operation can end with: what the kernel refuses, and what the route says of its verb. */
export function problemCodes(spec: Route): ErrorCode[] {
  const codes: ErrorCode[] = []
  const isWrite = spec.method !== 'GET'
  const hasCaller = spec.access !== 'public' && spec.access !== 'queue'
  if (spec.body) codes.push('MALFORMED_REQUEST')
  if (hasCaller && spec.access !== 'user') codes.push('ORGANIZATION_REQUIRED')
  if (takesIdempotencyKey(spec)) codes.push('IDEMPOTENCY_KEY_REQUIRED', 'IDEMPOTENCY_KEY_REUSED')
  if (hasCaller) codes.push('UNAUTHENTICATED', 'CREDENTIAL_EXPIRED', 'FORBIDDEN', 'ORIGIN_NOT_ALLOWED')
  if (spec.access === 'queue') codes.push('SIGNATURE_INVALID')
  if (hasCaller || spec.params) codes.push('NOT_FOUND')
  if (isWrite) codes.push('BODY_TOO_LARGE')
  if (spec.body || spec.rawBody) codes.push('UNSUPPORTED_CONTENT_TYPE')
  if (spec.body || spec.query) codes.push('VALIDATION_FAILED')
  if (!spec.withoutLimit && spec.access !== 'queue') codes.push('RATE_LIMITED')
  return [...new Set([...codes, ...(spec.problems ?? []), 'INTERNAL' as const, 'NOT_READY' as const])]
}

/** Whether an operation asks for an idempotency key. */
export function takesIdempotencyKey(spec: Route): boolean {
  return spec.method !== 'GET' && !['public', 'queue'].includes(spec.access) && !spec.withoutIdempotencyKey
}
