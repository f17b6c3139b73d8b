import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestApi, type Person, type TestApi } from '../testing/test-api.ts'
import { deliverEvents } from './deliver.ts'
import { failed, writeSettled } from './testing/settled.ts'

let api: TestApi
let person: Person
let postId: string
let roomsAnswer: () => Promise<void> = async () => undefined

beforeAll(async () => {
  api = await createTestApi({ deps: { rooms: { push: () => roomsAnswer() } } })
  person = await api.signUp()
  postId = (await person.request('POST', '/v1/posts', { body: { text: 'Hello' } })).body.id
  const hook = await person.request('POST', '/v1/webhooks', {
    body: { url: 'https://hooks.press-tools.net/in', events: ['target.failed'] },
  })
  expect(hook.status).toBe(201)
  await api.settled()
})
beforeEach(async () => {
  api.cutStatements(null)
  roomsAnswer = async () => undefined
  for (const table of ['outbox', 'publication_facts', 'notifications', 'webhook_deliveries']) {
    await api.deps.db.execute(sql`delete from ${sql.identifier(table)}`)
  }
})
afterAll(() => api.close())

async function counts() {
  const { rows } = await api.deps.db.execute<Record<string, number>>(sql`select
    (select count(*)::int from publication_facts) as facts,
    (select count(*)::int from notifications) as notifications,
    (select count(*)::int from webhook_deliveries) as deliveries,
    (select count(*)::int from outbox where sent_at is null and type = 'target.settled') as waiting`)
  return rows[0]
}
const everythingIsDue = () =>
  api.deps.db.execute(sql`update outbox set available_at = now() where sent_at is null`)

const crashes = [
  ['the counts', /insert into \\?"publication_facts/, { facts: 0, notifications: 2, deliveries: 2 }],
  ['the notifications', /insert into notifications/, { facts: 2, notifications: 0, deliveries: 2 }],
  ['the webhooks', /insert into webhook_deliveries/, { facts: 2, notifications: 2, deliveries: 0 }],
  [
    'the note that all is done',
    /update \\?"outbox\\?" set \\?"sent_at/,
    { facts: 2, notifications: 2, deliveries: 2 },
  ],
] as const

describe('what follows from an event', () => {
  it.each(crashes)(
    'P30 P31: a failure at %s keeps nothing from the others and doubles nothing',
    async (_, at, so) => {
      await writeSettled(api, person, postId, [failed, failed])
      api.cutStatements(at)
      await deliverEvents(api.deps).catch(() => undefined)
      await api.settled()
      expect(await counts()).toEqual({ ...so, waiting: 2 })
      api.cutStatements(null)
      await everythingIsDue()
      expect(await deliverEvents(api.deps)).toBeGreaterThanOrEqual(2)
      const all = { facts: 2, notifications: 2, deliveries: 2, waiting: 0 }
      expect(await counts()).toEqual(all)
      await api.deps.db.execute(sql`update outbox set sent_at = null, available_at = now()`)
      await deliverEvents(api.deps)
      expect(await counts()).toEqual(all)
    },
  )

  it('P30: an event that cannot be delivered is set aside with its reason, and holds up no other', async () => {
    const [poison, , broken] = await writeSettled(api, person, postId, [
      { latenessMilliseconds: 5_000_000_000 },
      failed,
      { platform: 'nowhere' as 'x' },
      {},
    ])
    expect(await deliverEvents(api.deps)).toBe(3)
    expect(await counts()).toMatchObject({ facts: 2, notifications: 1, deliveries: 1, waiting: 2 })
    const { rows } = await api.deps.db.execute(sql`
      select id, last_error as reason from outbox where sent_at is null order by last_error collate "C" desc`)
    // By reason: ids that were made in the same millisecond are in no order.
    expect(rows).toEqual([
      { id: poison?.id, reason: expect.stringMatching(/^facts: .*out of range/) },
      { id: broken?.id, reason: 'It is none that the house knows.' },
    ])
    expect(await deliverEvents(api.deps)).toBe(0)
    expect(api.logLines.join('\n')).toContain('set aside')
  })

  it('P31: a room that never answers delays no notification, webhook or count', async () => {
    const answered = Promise.withResolvers<void>()
    roomsAnswer = () => answered.promise
    await person.request('POST', '/v1/posts', { body: { text: 'Something for the room' } })
    await writeSettled(api, person, postId, [failed])
    const delivering = deliverEvents(api.deps)
    await expect.poll(counts).toEqual({ facts: 1, notifications: 1, deliveries: 1, waiting: 0 })
    answered.resolve()
    await delivering
    await api.settled()
    const { rows } = await api.deps.db.execute(sql`select id from outbox where sent_at is null`)
    expect(rows).toEqual([])
  })

  it('P31: takes a hundred events in a handful of statements, and many calls at once in few runs', async () => {
    await writeSettled(
      api,
      person,
      postId,
      Array.from({ length: 100 }, () => failed),
    )
    const before = api.roundTrips()
    await Promise.all(Array.from({ length: 40 }, () => deliverEvents(api.deps)))
    // Three sinks, and the webhook that is looked for and taken afterwards.
    expect(api.roundTrips() - before).toBeLessThanOrEqual(8)
    expect(await counts()).toEqual({ facts: 100, notifications: 100, deliveries: 100, waiting: 0 })
    await api.settled()
  })

  it('P31: what comes up during a run is delivered by the one that follows it', async () => {
    const answered = Promise.withResolvers<void>()
    let told = 0
    roomsAnswer = () => {
      told += 1
      return answered.promise
    }
    await person.request('POST', '/v1/posts', { body: { text: 'First' } })
    await expect.poll(() => told).toBe(1)
    await person.request('POST', '/v1/posts', { body: { text: 'Second' } })
    await person.request('POST', '/v1/posts', { body: { text: 'Third' } })
    expect(told).toBe(1)
    answered.resolve()
    await api.settled()
    expect(told).toBe(3)
  })
})
