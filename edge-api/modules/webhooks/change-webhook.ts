import { and, eq, type SQL } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import { requireChange, type Statement } from '../../../db/batch.ts'
import { failedCondition } from '../../../db/errors.ts'
import { webhookEndpoints } from '../../../db/schema/index.ts'
import { commit } from '../../commit.ts'
import type { Ctx } from '../../context.ts'
import { noSuchWebhook } from './webhook-input.ts'

type Row = typeof webhookEndpoints.$inferSelect

/** Throws NOT_FOUND, also for another organization's. */
export async function loadWebhook(ctx: Ctx, organizationId: string, webhookId: string): Promise<Row> {
  const [row] = await ctx.deps.db
    .select()
    .from(webhookEndpoints)
    .where(and(eq(webhookEndpoints.id, webhookId), eq(webhookEndpoints.organizationId, organizationId)))
  if (!row) throw noSuchWebhook()
  return row
}

interface ChangeWebhook<Result> {
  before: Row
  columns: PgUpdateSetSource<typeof webhookEndpoints>
  /** Holds besides the endpoint being there. */
  guard?: SQL
  also?: Statement[]
  result: Result
  holdsSecret?: boolean
  action: string
  detail?: Record<string, unknown>
}

/** Writes a change of an endpoint. Throws NOT_FOUND when it was deleted, or is no longer as the caller saw it. */
export async function changeWebhook<Result>(ctx: Ctx, change: ChangeWebhook<Result>): Promise<Result> {
  const { db } = ctx.deps
  const { id, organizationId } = change.before
  const update = db
    .update(webhookEndpoints)
    .set(change.columns)
    .where(
      and(eq(webhookEndpoints.id, id), eq(webhookEndpoints.organizationId, organizationId), change.guard),
    )
    .returning({ id: webhookEndpoints.id })
  try {
    return await commit(ctx, {
      organizationId,
      result: change.result,
      ...(change.holdsSecret ? { holdsSecret: true } : {}),
      changes: [requireChange(db, update, 'NOT_FOUND'), ...(change.also ?? [])],
      audit: {
        action: change.action,
        objectType: 'webhook',
        objectId: id,
        detail: change.detail ?? {},
      },
    })
  } catch (error) {
    if (failedCondition(error) !== 'NOT_FOUND') throw error
    throw noSuchWebhook()
  }
}
