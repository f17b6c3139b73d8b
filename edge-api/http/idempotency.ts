import { and, eq } from 'drizzle-orm'
import { duplicateOf } from '../../db/errors.ts'
import { idempotencyKeys } from '../../db/schema/index.ts'
import { actorId, type Ctx } from '../context.ts'
import { sha256 } from '../encoding.ts'
import { AppError } from '../errors.ts'

/** An answer that was given before. */
export interface Recorded {
  fingerprint: string
  response: unknown
}

const header = 'Idempotency-Key'
const acceptable = /^[\x21-\x7e]{1,128}$/

/** The idempotency key of a write. Throws IDEMPOTENCY_KEY_REQUIRED when it is missing or unusable. */
export function readIdempotencyKey(request: Request): string {
  const key = request.headers.get(header)
  if (key !== null && acceptable.test(key)) return key
  throw new AppError('IDEMPOTENCY_KEY_REQUIRED', {
    detail:
      key === null
        ? `Send the header ${header} with a new random value for every change, and the same value when you repeat it.`
        : `${header} must have 1 to 128 printable ASCII characters without spaces.`,
  })
}

/** Headers that say something about the body which is kept with it. */
const describing = ['allin-file-name', 'allin-alt-text', 'allin-source-url']

/** What makes two requests the same request. */
export async function fingerprintOf(
  request: Request,
  organizationId: string | null,
  body: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const url = new URL(request.url)
  const said = describing.map((name) => request.headers.get(name) ?? '')
  return sha256(
    [request.method, url.pathname, url.search, organizationId ?? '', await sha256(body), ...said].join('\n'),
  )
}

/** The recorded answer when it belongs to this request. Throws IDEMPOTENCY_KEY_REUSED when it belongs to another. */
export function replayOf(recorded: Recorded | null, fingerprint: string): { response: unknown } | null {
  if (!recorded) return null
  if (recorded.fingerprint === fingerprint) return { response: recorded.response }
  throw new AppError('IDEMPOTENCY_KEY_REUSED', {
    detail: 'This Idempotency-Key belongs to another request. Use a new value for a new change.',
  })
}

/**
 * After a write failed: the answer of a twin that ran at the same time with the same key and won. A twin shows
 * as a duplicate key, or as an object that is already gone or changed.
 */
export async function answerOfTwin(ctx: Ctx, error: unknown): Promise<{ response: unknown } | null> {
  const { idempotency, principal, deps } = ctx
  const mayBeTwin =
    duplicateOf(error, 'idempotency_keys_actor_id_key_pk') ||
    (error instanceof AppError && (error.status === 404 || error.status === 409))
  if (!idempotency || !mayBeTwin) return null
  const [row] = await deps.db
    .select({ fingerprint: idempotencyKeys.fingerprint, response: idempotencyKeys.response })
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.actorId, actorId(principal)), eq(idempotencyKeys.key, idempotency.key)))
  return replayOf(row ?? null, idempotency.fingerprint)
}
