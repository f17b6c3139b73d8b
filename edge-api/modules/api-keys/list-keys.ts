import { and, desc, eq, isNull, lt } from 'drizzle-orm'
import { apiKeys } from '../../../db/schema/index.ts'
import { type Ctx, permit } from '../../context.ts'
import { type Page, type PageInput, toPage } from '../page.ts'
import type { KeyView } from './key-view.ts'

/** The keys that are in force, newest first. */
export async function listKeys(ctx: Ctx, { cursor, limit }: PageInput): Promise<Page<KeyView>> {
  const organizationId = permit(ctx, 'apiKey.read')
  const rows = await ctx.deps.db
    .select({
      id: apiKeys.id,
      name: apiKeys.name,
      hint: apiKeys.hint,
      scopes: apiKeys.scopes,
      createdAt: apiKeys.createdAt,
      lastUsedAt: apiKeys.lastUsedAt,
    })
    .from(apiKeys)
    .where(
      and(
        eq(apiKeys.organizationId, organizationId),
        isNull(apiKeys.revokedAt),
        cursor ? lt(apiKeys.id, cursor) : undefined,
      ),
    )
    .orderBy(desc(apiKeys.id))
    .limit(limit + 1)
  return toPage(
    rows.map((row) => ({
      ...row,
      createdAt: row.createdAt.toISOString(),
      lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    })),
    limit,
  )
}
