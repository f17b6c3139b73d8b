import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wallTimeOf } from '../../core/time.ts'
import { type EmbeddedServer, startEmbeddedPostgres } from '../../db/testing/embedded.ts'
import { extendRecurrences } from '../modules/recurrences/extend-recurrences.ts'
import { openWorld, type SeenPost, type World } from './testing/world.ts'

/** What only shows where statements truly run at the same time: on a Postgres with many connections. */
describe('planning on a busy server', () => {
  let server: EmbeddedServer
  let world: World
  const outside = process.env.ALLIN_TEST_POSTGRES
  beforeAll(async () => {
    server = await startEmbeddedPostgres()
    process.env.ALLIN_TEST_POSTGRES = server.url
    world = await openWorld()
  }, 60_000)
  afterAll(async () => {
    await world?.close()
    await server?.stop()
    if (outside === undefined) delete process.env.ALLIN_TEST_POSTGRES
    else process.env.ALLIN_TEST_POSTGRES = outside
  })

  it('P32: makes each occurrence once, however many sweeps run', async () => {
    const tomorrow = wallTimeOf(new Date(world.kit.clock.now().getTime() + 86_400_000).toISOString(), 'UTC')
    const made = await world.person.request('POST', '/v1/recurrences', {
      body: {
        text: 'Once',
        accountIds: Object.values(world.accounts),
        rule: 'FREQ=DAILY',
        startsAt: tomorrow,
        timeZone: 'UTC',
      },
    })
    expect(made.status).toBe(201)
    for (let round = 0; round < 3; round += 1) {
      await world.deps.db.execute(sql`delete from posts where recurrence_id = ${made.body.id}`)
      await world.deps.db.execute(sql`update recurrences set extend_at = now(), made_until = null`)
      const counts = await Promise.all(Array.from({ length: 20 }, () => extendRecurrences(world.deps)))
      const { rows } = await world.deps.db.execute<{ posts: number; days: number; targets: number }>(sql`
        select count(distinct p.id)::int as posts, count(distinct p.occurrence)::int as days,
          count(t.id)::int as targets
        from posts p left join post_targets t on t.post_id = p.id where p.recurrence_id = ${made.body.id}`)
      const [row] = rows
      expect(row?.posts).toBeGreaterThanOrEqual(59)
      expect(row).toEqual({ posts: row?.posts, days: row?.posts, targets: row?.posts })
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(row?.posts)
    }
    expect(world.api.logLines.join('\n')).not.toContain('could not be extended')
  }, 60_000)

  it('P34: gives thirty posts that ask at once thirty slots', async () => {
    const slots = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, wallTime: '09:00' }))
    await world.person.request('PUT', '/v1/slots', { body: { slots } })
    const posts: SeenPost[] = []
    for (let index = 0; index < 30; index += 1) posts.push(await world.write({ text: `Number ${index}` }))
    const queued = await Promise.all(posts.map((post) => world.act(post, 'queue')))
    const times = queued
      .map(({ scheduledAt }) => Date.parse(scheduledAt ?? ''))
      .sort((one, other) => one - other)
    expect(new Set(times).size).toBe(30)
    // Side by side but for a few: thirty slots lie in thirty days.
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeLessThan(50 * 86_400_000)
  }, 60_000)
})
