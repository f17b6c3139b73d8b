import { html } from 'hono/html'
import { type ErrorCode, errorCatalogue } from '../../errors.ts'
import type { Html } from './prose.ts'

/** What a caller can do about each error. */
const advice: Record<ErrorCode, string> = {
  VALIDATION_FAILED: 'Correct the fields named in issues.',
  MALFORMED_REQUEST: 'Send JSON in UTF-8, at most 32 levels deep.',
  BODY_TOO_LARGE: 'Send less; the detail names the limit.',
  UNSUPPORTED_CONTENT_TYPE: 'Send the content type that the operation names.',
  UNAUTHENTICATED: 'Send a credential, or check the one you sent.',
  CREDENTIAL_EXPIRED: 'Sign in again, use another key, or mint a new token.',
  FORBIDDEN: 'Ask an administrator for a role or scope that has the permission.',
  ORIGIN_NOT_ALLOWED: 'Call from a page of this site, or name your site in the origins of the token.',
  ORGANIZATION_REQUIRED: 'Send Allin-Organization.',
  NOT_FOUND: 'Check the id. What belongs to other organizations is not found either.',
  METHOD_NOT_ALLOWED: 'The header Allow names the methods.',
  REVISION_CONFLICT: 'Read the object again, apply your change to it, and send the new revision.',
  STATE_CONFLICT: 'Read the object again; the detail says what state it is in.',
  ALREADY_SENDING: 'Wait for the outcome. What has left cannot be changed any more.',
  APPROVAL_REQUIRED: 'Ask for approval of the post; whoever may approve can also schedule it.',
  NO_SLOTS: 'Define queue slots, or schedule the post for a time of its own.',
  ALREADY_EXISTS: 'Use what is there, or choose another value.',
  IDEMPOTENCY_KEY_REUSED: 'Take a new key for a new change.',
  IDEMPOTENCY_KEY_REQUIRED: 'Send Idempotency-Key with a random value.',
  POST_NOT_READY: 'Mend what issues name for each account, then schedule again.',
  MEDIA_NOT_SUPPORTED: 'Send JPEG, PNG, GIF or WebP.',
  MEDIA_TOO_LARGE: 'Send a smaller file.',
  MEDIA_UNREADABLE: 'The file is damaged or empty. Export it again.',
  ADDRESS_NOT_ALLOWED: 'Name a public https address.',
  CONNECTION_FAILED: 'The detail says what the platform answered. Begin the connection again.',
  PLATFORM_UNAVAILABLE: 'Nothing was changed. Try again in a few minutes.',
  RATE_LIMITED: 'Wait as long as Retry-After says.',
  SIGNATURE_INVALID: 'Only the queue can call this.',
  INTERNAL: 'Try again with the same Idempotency-Key; quote instance to support if it stays.',
  PUBLISHING_DELAYED: 'Look at /v1/publishing/health for the reasons; posts still go out, only later.',
  NOT_READY:
    'Wait as long as Retry-After says and repeat with the same Idempotency-Key: nothing is done twice.',
}

/** The end of `type` in a problem document leads here. */
export function problemAnchor(code: ErrorCode): string {
  return code.toLowerCase().replaceAll('_', '-')
}

/** Every error code with its status, meaning and remedy. */
export function problemTable(): Html {
  const entries = Object.entries(errorCatalogue) as [ErrorCode, readonly [number, string]][]
  const rows = entries
    .sort(([, [one]], [, [other]]) => one - other)
    .map(
      ([code, [status, title]]) => html`<tr id="${problemAnchor(code)}">
<td><span class="status s${String(status).slice(0, 1)}">${status}</span></td>
<th scope="row"><code>${code}</code></th>
<td>${title}. <span class="advice">${advice[code]}</span></td></tr>`,
    )
  return html`<table class="problems"><thead><tr><th scope="col">Status</th><th scope="col">Code</th><th scope="col">Meaning, and what to do</th></tr></thead><tbody>${rows}</tbody></table>`
}
