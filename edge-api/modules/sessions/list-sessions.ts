import { and, desc, eq, gt, lt } from 'drizzle-orm'
import { readAgent } from '../../../core/agent.ts'
import { sessions } from '../../../db/schema/index.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { extensionMark } from '../identity/session-agent.ts'
import { type Page, type PageInput, toPage } from '../page.ts'
import type { SessionView } from './session-view.ts'

/** Where the person is signed in, newest first. */
export async function listSessions(ctx: Ctx, { cursor, limit }: PageInput): Promise<Page<SessionView>> {
  const { deps, principal } = ctx
  if (principal.kind !== 'user') throw new AppError('FORBIDDEN')
  const rows = await deps.db
    .select({
      id: sessions.id,
      userAgent: sessions.userAgent,
      createdAt: sessions.createdAt,
      expiresAt: sessions.expiresAt,
    })
    .from(sessions)
    .where(
      and(
        eq(sessions.userId, principal.userId),
        gt(sessions.expiresAt, deps.clock.now()),
        cursor ? lt(sessions.id, cursor) : undefined,
      ),
    )
    .orderBy(desc(sessions.id))
    .limit(limit + 1)
  return toPage(
    rows.map(({ id, userAgent, createdAt, expiresAt }) => ({
      id,
      client: userAgent?.startsWith(extensionMark) ? ('extension' as const) : ('browser' as const),
      ...readAgent(userAgent ?? ''),
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      isThis: id === principal.sessionId,
    })),
    limit,
  )
}
