import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { deliverEvents } from '../outbox/deliver.ts'
import { failed, writeSettled } from '../outbox/testing/settled.ts'
import { createTestApi, type Person, type TestApi } from '../testing/test-api.ts'
import { tidyUp } from './housekeeping.ts'

let api: TestApi
let ada: Person
let postId: string
beforeAll(async () => {
  api = await createTestApi({ deps: { fetch: async () => new Response(null) } })
  ada = await api.signUp()
  postId = (await ada.request('POST', '/v1/posts', { body: { text: 'Hello' } })).body.id
  await ada.request('POST', '/v1/webhooks', {
    body: { url: 'https://hooks.press-tools.net/in', events: ['post.failed'] },
  })
})
afterAll(() => api.close())

const day = 86_400_000
async function counts() {
  const { rows } = await api.deps.db.execute<Record<string, number>>(sql`select
    (select count(*)::int from publication_facts) as facts,
    (select count(*)::int from notifications) as notifications,
    (select count(*)::int from webhook_deliveries) as deliveries`)
  return rows[0]
}

it('erases deliveries after 30 days, notifications that were read after 90, counts after 13 months, and nothing sooner', async () => {
  await writeSettled(api, ada, postId, [failed, failed])
  await deliverEvents(api.deps)
  await api.settled()
  const [, unread] = (await ada.request('GET', '/v1/notifications')).body.items
  await ada.request('POST', `/v1/notifications/${unread.id}/read`, { body: {} })
  /** Lets the rows be that old: what says so in ids is read by a clock that runs ahead. */
  const after = async (days: number) => {
    await api.deps.db.execute(
      sql`update webhook_deliveries set created_at = now() - make_interval(days => ${days})`,
    )
    await tidyUp({ ...api.deps, clock: { now: () => new Date(Date.now() + days * day) } })
    return counts()
  }
  expect(await after(29)).toEqual({ facts: 2, notifications: 2, deliveries: 2 })
  await api.deps.db.execute(sql`
    update webhook_deliveries set created_at = now() where event_id = (select min(event_id) from webhook_deliveries)`)
  await tidyUp({ ...api.deps, clock: { now: () => new Date(Date.now() + 31 * day) } })
  expect(await counts()).toEqual({ facts: 2, notifications: 2, deliveries: 2 })
  expect(await after(31)).toEqual({ facts: 2, notifications: 2, deliveries: 0 })
  expect(await after(91)).toEqual({ facts: 2, notifications: 1, deliveries: 0 })
  expect(await after(400)).toEqual({ facts: 0, notifications: 1, deliveries: 0 })
})
