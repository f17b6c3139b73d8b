import type { ProblemIssue } from '../core/problem.ts'

/** Every error a caller can meet, with its HTTP status and title. Codes are part of the API and never change meaning. */
export const errorCatalogue = {
  VALIDATION_FAILED: [422, 'The input is not valid'],
  MALFORMED_REQUEST: [400, 'The request could not be read'],
  BODY_TOO_LARGE: [413, 'The body is too large'],
  UNSUPPORTED_CONTENT_TYPE: [415, 'This content type is not accepted'],
  UNAUTHENTICATED: [401, 'Sign-in is needed'],
  CREDENTIAL_EXPIRED: [401, 'The credential has expired'],
  FORBIDDEN: [403, 'Your role does not allow this'],
  ORIGIN_NOT_ALLOWED: [403, 'This site is not allowed to do this'],
  ORGANIZATION_REQUIRED: [400, 'Name the organization'],
  NOT_FOUND: [404, 'Not found'],
  METHOD_NOT_ALLOWED: [405, 'This address does not take that method'],
  REVISION_CONFLICT: [409, 'Somebody else changed this in the meantime'],
  STATE_CONFLICT: [409, 'This is not possible in the current state'],
  ALREADY_SENDING: [409, 'The post is already being sent'],
  APPROVAL_REQUIRED: [409, 'This has to be approved first'],
  NO_SLOTS: [409, 'There is no free queue slot'],
  ALREADY_EXISTS: [409, 'This exists already'],
  IDEMPOTENCY_KEY_REUSED: [422, 'The idempotency key was used for another request'],
  IDEMPOTENCY_KEY_REQUIRED: [400, 'A write needs an Idempotency-Key header'],
  POST_NOT_READY: [422, 'The post cannot be published as it is'],
  MEDIA_NOT_SUPPORTED: [415, 'This kind of file is not supported'],
  MEDIA_TOO_LARGE: [413, 'The file is too large'],
  MEDIA_UNREADABLE: [422, 'The file could not be read'],
  ADDRESS_NOT_ALLOWED: [422, 'This address cannot be used'],
  CONNECTION_FAILED: [422, 'The account could not be connected'],
  PLATFORM_UNAVAILABLE: [502, 'The platform did not answer'],
  RATE_LIMITED: [429, 'Too many requests'],
  SIGNATURE_INVALID: [401, 'The signature does not match'],
  INTERNAL: [500, 'Something went wrong on our side'],
  PUBLISHING_DELAYED: [503, 'Publishing is late'],
  NOT_READY: [503, 'The service is not ready'],
} as const satisfies Record<string, readonly [number, string]>

export type ErrorCode = keyof typeof errorCatalogue

export interface ErrorDetails {
  /** What happened and what to do next, in words for a person; it must never hold a secret. */
  detail?: string
  issues?: ProblemIssue[]
  /** Seconds after which a retry makes sense. */
  retryAfter?: number
}

/** The only error that verbs throw on purpose. One mapper turns it into a problem document. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly issues: ProblemIssue[] | undefined
  readonly retryAfter: number | undefined

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(details.detail ?? errorCatalogue[code][1])
    this.name = 'AppError'
    this.code = code
    this.issues = details.issues
    this.retryAfter = details.retryAfter
  }

  get status(): number {
    return errorCatalogue[this.code][0]
  }

  get title(): string {
    return errorCatalogue[this.code][1]
  }
}
