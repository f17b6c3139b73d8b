import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { WakeRequest } from '../ports.ts'
import { openWorld, until, type World } from './testing/world.ts'
import { wakeTarget } from './wake-target.ts'

describe('wake-ups', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  afterEach(() => world.api.settled())
  afterAll(() => world.close())

  it('P2: the attempt and its lease are committed before the platform is called', async () => {
    const post = await world.scheduled({ text: 'Claimed first' })
    await world.makeDue(post)
    const seen: unknown[] = []
    const failpoint = async (point: string) => {
      if (point !== 'claimed') return
      const { rows } = await world.deps.db.execute(sql`
        select t.status, t.attempt, t.lease_until > now() as leased, a.number, a.submitted_at
        from post_targets t join attempts a on a.target_id = t.id where t.post_id = ${post.id}`)
      seen.push(...rows)
    }
    expect(await world.wake(await world.target(post), { failpoint })).toBe('published')
    expect(seen).toEqual([{ status: 'PUBLISHING', attempt: 1, leased: true, number: 1, submitted_at: null }])
  })

  it('P2: publishing one target costs four round trips at most', async () => {
    const post = await world.scheduled({ text: 'Counted' })
    await world.makeDue(post)
    const target = await world.target(post)
    await world.api.settled()
    const before = world.api.roundTrips()
    expect(await world.wake(target)).toBe('published')
    // Claiming and finishing each have an event delivered beside them: taken and marked, twice.
    expect(world.api.roundTrips() - before).toBeLessThanOrEqual(4 + 4)
  })

  it('P3: twenty wake-ups at once and more of them later make one live post', async () => {
    const post = await world.scheduled({ text: 'Only once' })
    await world.makeDue(post)
    const target = await world.target(post)
    const results = await Promise.all(Array.from({ length: 20 }, () => world.wake(target)))
    expect(results.filter((result) => result === 'published')).toHaveLength(1)
    expect(results.filter((result) => result === 'not-claimed')).toHaveLength(19)
    expect(await world.wake(target)).toBe('not-claimed')
    expect(await world.sweep()).toMatchObject({ published: 0 })
    expect(world.live().filter(({ text }) => text === 'Only once')).toHaveLength(1)
    expect((await world.target(post)).attempts).toHaveLength(1)
  })

  it('P4: a wake-up from before a reschedule changes nothing', async () => {
    const post = await world.scheduled({ text: 'Moved to later' })
    const before = await world.target(post)
    const moved = await world.act(post, 'reschedule', { at: world.inAnHour(3) })
    expect(await world.wake(before)).toBe('stale')
    await world.makeDue(post)
    expect(await world.wake(before)).toBe('stale')
    expect(world.live().filter(({ text }) => text === 'Moved to later')).toHaveLength(0)
    expect(await world.target(post)).toMatchObject({ status: 'QUEUED', generation: 2, attempt: 0 })
    expect(await world.wake({ ...before, generation: moved.targets[0]?.generation ?? 0 })).toBe('published')
  })

  it('P4: a wake-up for a target that does not exist changes nothing', async () => {
    const id = 'tgt_01k9999999999999999999999z'
    expect(await world.wake({ id, generation: 1 })).toBe('not-claimed')
  })

  it('P5 P22: a wake-up long before its time sends nothing and is sent for again', async () => {
    const post = await world.scheduled({ text: 'Too early' })
    const before = await world.target(post)
    expect(await world.wake(before)).toBe('early')
    const after = await world.target(post)
    expect(after).toMatchObject({ status: 'QUEUED', generation: before.generation + 1, attempt: 0 })
    expect(await world.wake(before)).toBe('stale')
    expect(world.live().filter(({ text }) => text === 'Too early')).toHaveLength(0)
  })

  it('P5 P22: a worker whose clock is two days slow asks to be woken at the time, not at once and for ever', async () => {
    const post = await world.scheduled({ text: 'Too early for a slow clock' })
    const asked: Date[] = []
    const { queue } = world.deps
    const slow = {
      ...world.deps,
      clock: { now: () => new Date(Date.now() - 172_800_000) },
      queue: {
        ...queue,
        isOff: false,
        wake: (requests: readonly WakeRequest[]) => {
          asked.push(...requests.map(({ at }) => at))
          return queue.wake(requests)
        },
      },
    }
    const { id: targetId, generation } = await world.target(post)
    expect(await wakeTarget(slow, { targetId, generation })).toBe('early')
    await world.api.settled()
    const { scheduledAt } = await world.read(post)
    expect(asked).toEqual([new Date(scheduledAt ?? 0)])
  })

  it('P5: a wake-up that is a moment early waits for the time', async () => {
    const post = await world.scheduled({ text: 'A moment early' })
    await world.deps.db.execute(sql`
      update post_targets set due_at = now() + interval '700 milliseconds',
        scheduled_at = now() + interval '700 milliseconds' where post_id = ${post.id}`)
    expect(await world.wake(await world.target(post))).toBe('published')
    const { rows } = await world.deps.db.execute(sql`
      select a.started_at >= t.due_at as in_time from attempts a join post_targets t on t.id = a.target_id
      where t.post_id = ${post.id}`)
    expect(rows).toEqual([{ in_time: true }])
  })

  it('P6: a post that is late is held back; the person has it sent after all', async () => {
    const post = await world.scheduled({ text: 'Yesterday’s news' })
    await world.makeDue(post)
    await world.elapse(901)
    expect(await world.wake(await world.target(post))).toBe('needs-review')
    const held = await world.read(post)
    expect(held).toMatchObject({ status: 'NEEDS_REVIEW', targets: [{ errorCode: 'TOO_LATE', attempt: 0 }] })
    expect(world.live().filter(({ text }) => text === 'Yesterday’s news')).toHaveLength(0)
    const answered = await world.person.request('POST', `/v1/targets/${held.targets[0]?.id}/resolve`, {
      body: { answer: 'not-live' },
    })
    expect(answered.status).toBe(200)
    await until(async () => (await world.read(post)).status === 'PUBLISHED')
    expect(world.live().filter(({ text }) => text === 'Yesterday’s news')).toHaveLength(1)
  })

  it('P6: a post that is late can be marked as dealt with, or taken back to draft', async () => {
    const [byHand, back] = [
      await world.scheduled({ text: 'By hand' }),
      await world.scheduled({ text: 'Back' }),
    ]
    for (const post of [byHand, back]) await world.makeDue(post)
    await world.elapse(901)
    await world.sweep()
    const target = await world.target(byHand)
    const answered = await world.person.request('POST', `/v1/targets/${target.id}/resolve`, {
      body: { answer: 'live', remoteUrl: 'https://social.example/@ada/1' },
    })
    expect(answered.body).toMatchObject({
      status: 'PUBLISHED',
      targets: [{ status: 'PUBLISHED', remoteUrl: 'https://social.example/@ada/1', errorCode: null }],
    })
    const draft = await world.act(await world.read(back), 'cancel')
    expect(draft).toMatchObject({ status: 'DRAFT', scheduledAt: null })
    expect(world.live().filter(({ text }) => text === 'By hand' || text === 'Back')).toHaveLength(0)
  })

  it('P6: within the tolerance a late post goes out', async () => {
    const post = await world.scheduled({ text: 'A little late' })
    await world.makeDue(post)
    await world.elapse(890)
    expect(await world.wake(await world.target(post))).toBe('published')
  })
})
