import { and, type Column, eq, type SQL, sql } from 'drizzle-orm'
import { audiences } from '../../core/events.ts'
import { apiKeys, idempotencyKeys, members, sessions, users } from '../../db/schema/index.ts'
import type { Principal } from '../context.ts'
import type { Deps } from '../deps.ts'
import { sha256 } from '../encoding.ts'
import { AppError } from '../errors.ts'
import { looksLikeKey } from '../modules/api-keys/key-text.ts'
import { EmbedClaims } from '../modules/embed/claims.ts'
import type { Credential } from './credentials.ts'
import type { Recorded } from './idempotency.ts'

export interface Caller {
  principal: Principal
  /** The answer that was given under the same idempotency key before. */
  recorded: Recorded | null
}

export interface CallerQuery {
  /** `Allin-Organization`, for people. */
  organizationId: string | null
  /** `Allin-Embed-Origin`, for frames. */
  embedOrigin: string | null
  idempotencyKey: string | null
}

/**
 * Finds out who calls: credential, membership and an earlier answer to the same idempotency key, all in one query.
 * Throws UNAUTHENTICATED, CREDENTIAL_EXPIRED, ORIGIN_NOT_ALLOWED, or NOT_FOUND for an organization that the caller
 * is not a member of, whether it exists or not.
 */
export async function resolveCaller(deps: Deps, credential: Credential, query: CallerQuery): Promise<Caller> {
  switch (credential.kind) {
    case 'none':
      throw new AppError('UNAUTHENTICATED', {
        detail: 'Sign in, or send a credential in the header Authorization: Bearer ….',
      })
    case 'session':
      return resolveSession(deps, credential.token, query)
    case 'apiKey':
      return resolveApiKey(deps, credential.key, query)
    case 'embed':
      return resolveEmbed(deps, credential.token, query)
  }
}

async function resolveSession(deps: Deps, token: string, query: CallerQuery): Promise<Caller> {
  if (!/^\w{16,128}$/.test(token)) throw unknownCredential()
  const { db } = deps
  const [row] = await db
    .select({
      sessionId: sessions.id,
      expiresAt: sessions.expiresAt,
      userId: users.id,
      name: users.name,
      email: users.email,
      organizationId: members.organizationId,
      role: members.role,
      recorded: recordedColumns,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(
      members,
      and(eq(members.userId, users.id), eq(members.organizationId, query.organizationId ?? '')),
    )
    .leftJoin(idempotencyKeys, recordOf(users.id, query))
    .where(eq(sessions.token, await sha256(token)))
  if (!row) throw unknownCredential()
  if (row.expiresAt <= deps.clock.now()) {
    throw new AppError('CREDENTIAL_EXPIRED', { detail: 'Your sign-in has ended. Sign in again.' })
  }
  const membership =
    row.organizationId !== null && row.role !== null
      ? { organizationId: row.organizationId, role: row.role }
      : null
  if (query.organizationId !== null && membership === null) {
    throw new AppError('NOT_FOUND', { detail: 'There is no such organization among yours.' })
  }
  const { userId, name, email, sessionId } = row
  return { principal: { kind: 'user', userId, name, email, sessionId, membership }, recorded: row.recorded }
}

/** Notes at most every five minutes that the key is in use, in the same statement. */
async function resolveApiKey(deps: Deps, key: string, query: CallerQuery): Promise<Caller> {
  if (!looksLikeKey(key)) throw unknownCredential()
  const { db } = deps
  const hash = await sha256(key)
  const used = db.$with('used').as(
    db
      .update(apiKeys)
      .set({ lastUsedAt: sql`now()` })
      .where(
        and(
          eq(apiKeys.hash, hash),
          sql`${apiKeys.revokedAt} is null`,
          sql`(${apiKeys.lastUsedAt} is null or ${apiKeys.lastUsedAt} < now() - interval '5 minutes')`,
        ),
      )
      .returning({ id: apiKeys.id }),
  )
  const [row] = await db
    .with(used)
    .select({
      keyId: apiKeys.id,
      organizationId: apiKeys.organizationId,
      scopes: apiKeys.scopes,
      revokedAt: apiKeys.revokedAt,
      recorded: recordedColumns,
    })
    .from(apiKeys)
    .leftJoin(idempotencyKeys, recordOf(apiKeys.id, query))
    .where(eq(apiKeys.hash, hash))
  if (!row) throw unknownCredential()
  const { keyId, organizationId, scopes, revokedAt, recorded } = row
  if (revokedAt)
    throw new AppError('CREDENTIAL_EXPIRED', { detail: 'This API key was revoked. Use another one.' })
  if (query.organizationId !== null && query.organizationId !== organizationId) {
    throw new AppError('NOT_FOUND', { detail: 'This API key belongs to another organization.' })
  }
  return { principal: { kind: 'apiKey', keyId, organizationId, scopes }, recorded }
}

async function resolveEmbed(deps: Deps, token: string, query: CallerQuery): Promise<Caller> {
  const claims = EmbedClaims.safeParse(await deps.keys.verify(token, audiences.embed))
  if (!claims.success) {
    throw new AppError('CREDENTIAL_EXPIRED', {
      detail: 'The embed token is not valid or has expired. Ask your server for a new one.',
    })
  }
  const { sub, name, organizationId, keyId, capabilities, origins } = claims.data
  if (query.embedOrigin === null || !origins.includes(query.embedOrigin)) {
    throw new AppError('ORIGIN_NOT_ALLOWED', {
      detail: 'The embed token was not minted for this site. Name the site in its origins.',
    })
  }
  if (query.organizationId !== null && query.organizationId !== organizationId) {
    throw new AppError('NOT_FOUND', { detail: 'This token belongs to another organization.' })
  }
  const actor = `${organizationId}:${sub}`
  const [row] = await deps.db
    .select({ revokedAt: apiKeys.revokedAt, recorded: recordedColumns })
    .from(apiKeys)
    .leftJoin(idempotencyKeys, recordOf(sql`${actor}`, query))
    .where(and(eq(apiKeys.id, keyId), eq(apiKeys.organizationId, organizationId)))
  if (!row || row.revokedAt) {
    throw new AppError('CREDENTIAL_EXPIRED', { detail: 'The API key behind this embed token was revoked.' })
  }
  return {
    principal: {
      kind: 'embed',
      organizationId,
      externalUserId: sub,
      externalUserName: name,
      capabilities,
      origins,
    },
    recorded: row.recorded,
  }
}

const recordedColumns = {
  fingerprint: idempotencyKeys.fingerprint,
  response: idempotencyKeys.response,
}

/** Without a key nothing joins. */
function recordOf(actor: Column | SQL, query: CallerQuery) {
  return and(
    sql`${idempotencyKeys.actorId} = ${actor}`,
    query.idempotencyKey === null ? sql`false` : eq(idempotencyKeys.key, query.idempotencyKey),
  )
}

function unknownCredential(): AppError {
  return new AppError('UNAUTHENTICATED', {
    detail: 'This credential is not known. Sign in again or check the key.',
  })
}
