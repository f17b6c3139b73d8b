import type { RoomEvent } from '../core/events.ts'
import { runBatch, type Statement } from '../db/batch.ts'
import { auditLog, idempotencyKeys, outbox } from '../db/schema/index.ts'
import { actorId, type Ctx } from './context.ts'
import { sealRecorded } from './http/recorded-secret.ts'
import { deliverEvents } from './outbox/deliver.ts'

type EventInput = RoomEvent extends infer Each
  ? Each extends RoomEvent
    ? Omit<Each, 'id' | 'at'>
    : never
  : never

export interface Commit<Result> {
  organizationId: string | null
  /** What the caller gets; recorded under the idempotency key in the same transaction. */
  result: Result
  /** HTTP status recorded with it. */
  status?: number
  /** True when the result holds a secret that is shown once: it is recorded sealed. */
  holdsSecret?: boolean
  changes: Statement[]
  audit: { action: string; objectType: string; objectId: string; detail?: Record<string, unknown> }
  events?: EventInput[]
}

/**
 * Ends every verb: the change, its audit row, its outbox rows and its idempotency record in one atomic
 * batch, then the delivery of the events in the background.
 */
export async function commit<Result>(ctx: Ctx, work: Commit<Result>): Promise<Result> {
  const { deps, principal } = ctx
  const { db } = deps
  const statements: Statement[] = [...work.changes]
  const at = deps.clock.now().toISOString()
  statements.push(
    db.insert(auditLog).values({
      id: deps.ids.next('audit'),
      organizationId: work.organizationId,
      actorType: principal.kind,
      actorId: actorId(principal),
      action: work.audit.action,
      objectType: work.audit.objectType,
      objectId: work.audit.objectId,
      detail: work.audit.detail ?? {},
      requestId: ctx.requestId,
    }),
  )
  const { organizationId } = work
  if (organizationId !== null && work.events?.length) {
    statements.push(
      db.insert(outbox).values(
        work.events.map((event) => {
          const id = deps.ids.next('event')
          return { id, organizationId, type: event.type, payload: { ...event, id, at } }
        }),
      ),
    )
  }
  if (ctx.idempotency) {
    statements.push(
      db.insert(idempotencyKeys).values({
        actorId: actorId(principal),
        key: ctx.idempotency.key,
        organizationId,
        fingerprint: ctx.idempotency.fingerprint,
        status: work.status ?? 200,
        response: (work.holdsSecret ? await sealRecorded(ctx, work.result) : work.result) ?? null,
      }),
    )
  }
  await runBatch(db, statements)
  if (work.events?.length) deps.background(deliverEvents(deps))
  return work.result
}
