/** What can go wrong, by what a person can do about it: the words stand in the catalogue under `fault.<topic>`. */
const topics = {
  rateLimited: ['RATE_LIMITED'],
  paced: ['PACED'],
  platformDown: ['PLATFORM_FAILED'],
  noAnswer: ['TIMEOUT', 'CONNECTION_LOST'],
  unreachable: ['UNREACHABLE'],
  oddAnswer: ['ANSWER_NOT_UNDERSTOOD', 'ANSWER_TOO_LARGE', 'REDIRECTED'],
  reconnect: [
    'ACCOUNT_NEEDS_RECONNECT',
    'APP_PASSWORD_NEEDED',
    'APP_PASSWORD_REFUSED',
    'APP_UNKNOWN',
    'CLIENT_KEY_GONE',
    'CONNECTION_INCOMPLETE',
    'CONSENT_DENIED',
    'CONSENT_FAILED',
    'GRANT_REFUSED',
    'HANDLE_INVALID',
    'HANDLE_MISMATCH',
    'HANDLE_NEEDED',
    'HANDLE_UNKNOWN',
    'IDENTITY_BROKEN',
    'IDENTITY_UNKNOWN',
    'ISSUER_MISMATCH',
    'REFRESH_TOKEN_MISSING',
    'SCOPES_MISSING',
    'SCOPE_MISSING',
    'SERVER_MISSING',
    'STATE_MISMATCH',
    'TOKEN_REFUSED',
    'WRONG_ACCOUNT',
  ],
  renewal: ['TOKEN_NOT_RENEWED'],
  appRefused: ['CLIENT_REFUSED', 'NOT_CONFIGURED', 'ADDRESS_NOT_PUBLIC'],
  credits: ['CREDITS_DEPLETED'],
  forbidden: ['FORBIDDEN_BY_PLATFORM'],
  refused: ['REJECTED_BY_PLATFORM'],
  duplicate: ['DUPLICATE_CONTENT'],
  notFound: ['NOT_FOUND_ON_PLATFORM', 'NOT_READABLE', 'NOT_DELETED', 'NOT_THIS_ACCOUNT'],
  pictures: ['TOO_LARGE_FOR_PLATFORM', 'IMAGE_NOT_ACCEPTED', 'TOO_MANY_IMAGES', 'MEDIA_REFUSED'],
  pictureSlow: ['MEDIA_NOT_READY'],
  pictureGone: ['MEDIA_GONE'],
  pictureUnreadable: ['MEDIA_UNREADABLE'],
  address: ['ADDRESS_NOT_ALLOWED', 'ADDRESS_REFUSED'],
  internal: ['INTERNAL', 'MARKS_MISSING'],
  workerLost: ['WORKER_LOST'],
  notThere: ['NOT_THERE'],
  unknown: ['OUTCOME_UNKNOWN'],
  sameAsAnother: ['SAME_AS_ANOTHER'],
  tooLate: ['TOO_LATE'],
  notApproved: ['NOT_APPROVED'],
  author: ['AUTHOR_MAY_NOT_PUBLISH'],
} as const satisfies Record<string, readonly string[]>

export type FaultTopic = keyof typeof topics | 'other'

const byCode = new Map<string, FaultTopic>(
  Object.entries(topics).flatMap(([topic, codes]) =>
    codes.map((code): [string, FaultTopic] => [code, topic as FaultTopic]),
  ),
)

/** Under which words an error code is explained. */
export function topicOf(code: string | null): FaultTopic {
  return byCode.get(code ?? '') ?? 'other'
}
