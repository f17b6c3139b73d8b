import { sql } from 'drizzle-orm'
import type { Deps } from '../deps.ts'
import { placesOf } from './places.ts'
import { type Delivery, type Posted, postWebhook } from './post-webhook.ts'
import { recordPosted } from './record-posted.ts'
import { singleFlight } from './single-flight.ts'

/** Endpoints that are served at once. */
const mostEndpoints = 16
/** Messages of one endpoint that are taken at once, and that are on their way to it at once. */
const perTurn = 20
const perEndpoint = 4
/** Milliseconds after which a turn begins nothing new, so that others get theirs. */
const turn = 15_000
/** How long a lane begins new turns, in milliseconds: the sweep goes on a minute later. */
const beginWithin = 40_000
/** How long what was taken is kept from others, in seconds: a turn, its last answers, and time to record them. */
const lease = 60

/**
 * Sends what is due to every endpoint that has something waiting. Each endpoint has a lane of its own, which ends with
 * the first failure, so that a slow or dead one delays no other. Answers how many messages arrived.
 */
export async function sendWebhooks(deps: Deps): Promise<number> {
  const { rows } = await deps.db.execute<{ id: string }>(sql`
    select distinct d.endpoint_id as id from webhook_deliveries d
    join webhook_endpoints e on e.id = d.endpoint_id and e.disabled_at is null
    where d.sent_at is null and d.failed_at is null and d.available_at <= now()`)
  const arrived = await Promise.all(
    rows.map(({ id }) => singleFlight(deps, `webhook ${id}`, () => lane(deps, id))),
  )
  return arrived.reduce((sum, count) => sum + count, 0)
}

async function lane(deps: Deps, endpointId: string): Promise<number> {
  const until = Date.now() + beginWithin
  let arrived = 0
  for (;;) {
    const result = await placesOf(deps, mostEndpoints).use(() => takeTurn(deps, endpointId))
    arrived += result.arrived
    if (!result.more || Date.now() > until) return arrived
  }
}

async function takeTurn(deps: Deps, endpointId: string): Promise<{ arrived: number; more: boolean }> {
  const waiting = await take(deps, endpointId)
  const taken = waiting.length
  if (taken === 0) return { arrived: 0, more: false }
  const until = Date.now() + turn
  const tried: { delivery: Delivery; posted: Posted }[] = []
  let failed = false
  const worker = async () => {
    for (;;) {
      const delivery = failed || Date.now() > until ? undefined : waiting.shift()
      if (!delivery) return
      const posted = await postWebhook(deps, delivery)
      tried.push({ delivery, posted })
      failed ||= !posted.delivered
    }
  }
  await Promise.all(Array.from({ length: perEndpoint }, worker))
  await recordPosted(deps, endpointId, tried, waiting)
  const arrived = tried.filter(({ posted }) => posted.delivered).length
  return { arrived, more: !failed && (taken === perTurn || waiting.length > 0) }
}

async function take(deps: Deps, endpointId: string): Promise<Delivery[]> {
  const { rows } = await deps.db.execute<Record<string, unknown> & Delivery>(sql`
    update webhook_deliveries d set tries = d.tries + 1,
      available_at = now() + make_interval(secs => ${lease})
    from webhook_endpoints e
    where e.id = d.endpoint_id and e.disabled_at is null and (d.endpoint_id, d.event_id) in (
      select w.endpoint_id, w.event_id from webhook_deliveries w
      where w.endpoint_id = ${endpointId} and w.sent_at is null and w.failed_at is null
        and w.available_at <= now()
      order by w.available_at, w.event_id limit ${perTurn} for update skip locked)
    returning d.event_id as "eventId", d.payload, d.tries, e.url, e.organization_id as "organizationId",
      e.id as "endpointId", e.sealed_secret as "sealedSecret"`)
  return rows.sort((one, other) => (one.eventId < other.eventId ? -1 : 1))
}
