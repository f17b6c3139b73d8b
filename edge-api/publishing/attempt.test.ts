import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { recoverExpired } from './recover.ts'
import {
  dieAt,
  openWorld,
  type SeenPost,
  submitCall,
  until,
  WorkerDied,
  type World,
} from './testing/world.ts'

describe('attempts', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  afterEach(async () => {
    world.repair('mastodon')
    await world.freshPace()
    await world.api.settled()
  })
  afterAll(() => world.close())

  const due = async (text: string): Promise<SeenPost> => {
    const post = await world.scheduled({ text })
    await world.makeDue(post)
    return post
  }
  const liveWith = (wanted: string) => world.live().filter(({ text }) => text === wanted)
  const match = submitCall.mastodon

  it('P8: an attempt whose target was taken away sends nothing', async () => {
    const post = await due('Taken away')
    const failpoint = async (point: string) => {
      if (point !== 'prepared') return
      await world.elapse(121)
      expect(await world.sweep()).toMatchObject({ recovered: 1, published: 1 })
    }
    expect(await world.wake(await world.target(post), { failpoint })).toBe('attempt-lost')
    expect(liveWith('Taken away')).toHaveLength(1)
    expect((await world.read(post)).targets).toMatchObject([{ status: 'PUBLISHED', attempt: 2 }])
  })

  it('P8: a worker that was paused behind its fence for too long sends nothing', async () => {
    const post = await due('Paused behind the fence')
    const failpoint = async (point: string) => {
      if (point === 'fenced') await new Promise((resolve) => setTimeout(resolve, 60))
    }
    const changes = { failpoint, lease: 2, submitWithin: 1.95 }
    expect(await world.wake(await world.target(post), changes)).toBe('attempt-lost')
    expect(liveWith('Paused behind the fence')).toHaveLength(0)
    await world.elapse(60)
    for (let round = 0; round < 3; round += 1) await world.sweep()
    expect(liveWith('Paused behind the fence')).toHaveLength(1)
  })

  it('P28: the room hears that an attempt began only when it takes long', async () => {
    const toldOf = ({ id }: SeenPost) =>
      world.api.roomEvents.filter(({ event }) => event.postId === id).map(({ event }) => event.status)
    const [quick, slow] = [await due('Over at once'), await due('Takes its time')]
    expect(await world.wake(await world.target(quick), { tellAfter: 60 })).toBe('published')
    const failpoint = async (point: string) => {
      if (point === 'prepared') await until(() => toldOf(slow).includes('PUBLISHING'))
    }
    expect(await world.wake(await world.target(slow), { tellAfter: 0.01, failpoint })).toBe('published')
    await world.api.settled()
    expect(toldOf(quick)).not.toContain('PUBLISHING')
    expect(toldOf(slow).slice(-2)).toEqual(['PUBLISHING', 'PUBLISHED'])
  })

  it('P17: what was queued again because it seemed absent is published when its worker says that it is live', async () => {
    const post = await due('Believed absent')
    const failpoint = async (point: string) => {
      if (point !== 'submitted') return
      await world.deps.db.execute(sql`
        update post_targets set status = 'QUEUED', lease_until = null, due_at = now() + interval '1 hour'
        where post_id = ${post.id}`)
    }
    expect(await world.wake(await world.target(post), { failpoint })).toBe('published')
    const [live] = liveWith('Believed absent')
    expect(await world.target(post)).toMatchObject({ status: 'PUBLISHED', remoteId: live?.id })
  })

  it('P11: a live post that belongs to another target is shown to a person instead', async () => {
    const first = await due('Who am I?')
    await world.wake(await world.target(first))
    const { remoteId } = await world.target(first)
    const second = await due('Who are you?')
    const { mastodon } = world.deps.platforms
    world.deps.platforms.mastodon = {
      ...mastodon,
      submit: async () => ({ remoteId: remoteId ?? '', url: null }),
      confirm: async () => ({ kind: 'found', post: { remoteId: remoteId ?? '', url: null } }),
    }
    expect(await world.wake(await world.target(second))).toBe('confirming')
    await world.elapse(20)
    await world.sweep()
    world.deps.platforms.mastodon = mastodon
    expect(await world.target(second)).toMatchObject({
      status: 'NEEDS_REVIEW',
      errorCode: 'SAME_AS_ANOTHER',
    })
  })

  it.each(['claimed', 'prepared'])(
    'P9: a worker that dies when %s leaves a post that goes out once',
    async (step) => {
      const post = await due(`Died when ${step}`)
      await expect(world.wake(await world.target(post), dieAt(step))).rejects.toThrow(WorkerDied)
      expect(await world.target(post)).toMatchObject({ status: 'PUBLISHING' })
      expect(await world.sweep()).toMatchObject({ recovered: 0, published: 0 })
      await world.elapse(121)
      expect(await world.sweep()).toMatchObject({ recovered: 1, published: 1 })
      expect(liveWith(`Died when ${step}`)).toHaveLength(1)
      const target = await world.target(post)
      expect(target).toMatchObject({ status: 'PUBLISHED', attempt: 2 })
      expect(target.attempts).toMatchObject([
        { outcome: 'NOT_ACCEPTED', errorCode: 'WORKER_LOST', submittedAt: null },
        { outcome: 'ACCEPTED' },
      ])
    },
  )

  it('P9: after three such losses the fourth one fails', async () => {
    const post = await due('Poison')
    const statuses: string[] = []
    for (let loss = 1; loss <= 4; loss += 1) {
      await expect(world.wake(await world.target(post), dieAt('prepared'))).rejects.toThrow(WorkerDied)
      await world.elapse(121)
      expect(await recoverExpired(world.deps, world.options())).toBe(1)
      statuses.push((await world.target(post)).status)
    }
    expect(statuses).toEqual(['QUEUED', 'QUEUED', 'QUEUED', 'FAILED'])
    expect(await world.read(post)).toMatchObject({
      status: 'FAILED',
      targets: [{ errorCode: 'WORKER_LOST' }],
    })
    expect(liveWith('Poison')).toHaveLength(0)
  })

  it.each(['fenced', 'submitted'])(
    'P10 P11: a worker that dies when %s leaves a post that is live exactly once',
    async (step) => {
      const text = `Gone when ${step}`
      const post = await due(text)
      await expect(world.wake(await world.target(post), dieAt(step))).rejects.toThrow(WorkerDied)
      await world.elapse(121)
      const count = liveWith(text).length
      expect(count).toBe(step === 'submitted' ? 1 : 0)
      await world.sweep()
      await world.api.settled()
      if (step === 'fenced') {
        await world.elapse(60)
        await world.sweep()
        await world.sweep()
      }
      expect(liveWith(text)).toHaveLength(1)
      expect((await world.read(post)).status).toBe('PUBLISHED')
      expect((await world.target(post)).attempt).toBe(step === 'submitted' ? 1 : 2)
    },
  )

  it('P10 P11: a post that was taken although the answer was an error is found, not sent again', async () => {
    world.breakWith('mastodon', { kind: 'accept-then-fail', match })
    const post = await due('Taken, then failed')
    expect(await world.wake(await world.target(post))).toBe('confirming')
    world.repair('mastodon')
    expect(await world.read(post)).toMatchObject({
      status: 'PUBLISHING',
      targets: [{ status: 'CONFIRMING' }],
    })
    expect(await world.wake(await world.target(post))).toBe('early')
    await world.elapse(15)
    expect(await world.sweep()).toMatchObject({ confirmed: 1 })
    const [live] = liveWith('Taken, then failed')
    expect(await world.target(post)).toMatchObject({ status: 'PUBLISHED', remoteId: live?.id, attempt: 1 })
    expect(liveWith('Taken, then failed')).toHaveLength(1)
  })

  it('P11: an identical post of another target is never taken for ours', async () => {
    const older = await due('The same words')
    await world.wake(await world.target(older))
    world.breakWith('mastodon', { kind: 'status', status: 500, match })
    const post = await due('The same words')
    expect(await world.wake(await world.target(post))).toBe('confirming')
    world.repair('mastodon')
    await world.elapse(60)
    await world.sweep()
    await world.sweep()
    expect(liveWith('The same words')).toHaveLength(2)
    expect((await world.target(post)).remoteId).not.toBe((await world.target(older)).remoteId)
  })

  it('P12 P22: a post that is absent is looked for until that is certain, then tried again with its marks', async () => {
    world.breakWith('mastodon', { kind: 'reset', match })
    const post = await due('Absent at first')
    const marks = async () =>
      (
        await world.deps.db.execute(
          sql`select marks, generation from post_targets where post_id = ${post.id}`,
        )
      ).rows[0] as { marks: { idempotencyKey: string }; generation: number }
    const before = await marks()
    expect(await world.wake(await world.target(post))).toBe('confirming')
    world.repair('mastodon')
    await world.elapse(20)
    await world.sweep()
    expect(await world.target(post)).toMatchObject({ status: 'CONFIRMING', attempt: 1 })
    await world.elapse(40)
    await world.sweep()
    // The same sweep that finds it absent goes on and sends it.
    const target = await world.target(post)
    expect(target).toMatchObject({ status: 'PUBLISHED', attempt: 2 })
    expect(target.attempts).toMatchObject([{ errorCode: 'NOT_THERE' }, { outcome: 'ACCEPTED' }])
    const after = await marks()
    expect(after.marks).toEqual(before.marks)
    expect(after.generation).toBeGreaterThan(before.generation)
    expect(liveWith('Absent at first')).toMatchObject([{ idempotencyKey: before.marks.idempotencyKey }])
  })

  it('P13: what cannot be found out waits for a person, who says that it is not there', async () => {
    world.breakWith('mastodon', { kind: 'status', status: 500 })
    const post = await due('Fog')
    // The upload-free first call is the submit itself: nothing is live, but nobody knows.
    expect(await world.wake(await world.target(post))).toBe('confirming')
    await world.elapse(16)
    await world.sweep()
    expect(await world.target(post)).toMatchObject({ status: 'CONFIRMING' })
    await world.elapse(1_800)
    await world.sweep()
    const asked = await world.read(post)
    expect(asked).toMatchObject({ status: 'NEEDS_REVIEW', targets: [{ errorCode: 'OUTCOME_UNKNOWN' }] })
    world.repair('mastodon')
    const answered = await world.person.request('POST', `/v1/targets/${asked.targets[0]?.id}/resolve`, {
      body: { answer: 'not-live' },
    })
    expect(answered.status).toBe(200)
    await until(async () => (await world.read(post)).status === 'PUBLISHED')
    expect(liveWith('Fog')).toHaveLength(1)
  })

  it('P13: a person says that it is there, and nothing is sent any more', async () => {
    world.breakWith('mastodon', { kind: 'accept-then-fail', match })
    const post = await due('There, believe me')
    await world.wake(await world.target(post))
    world.breakWith('mastodon', { kind: 'status', status: 500 })
    await world.elapse(1_801)
    await world.sweep()
    const target = await world.target(post)
    const answered = await world.person.request('POST', `/v1/targets/${target.id}/resolve`, {
      body: { answer: 'live' },
    })
    expect(answered.body.status).toBe('PUBLISHED')
    world.repair('mastodon')
    await world.sweep()
    expect(liveWith('There, believe me')).toHaveLength(1)
  })

  it('P14: a refusal fails at once, with the platform’s reason, and is not tried again', async () => {
    world.breakWith('mastodon', { kind: 'status', status: 422, match })
    const post = await due('Refused')
    expect(await world.wake(await world.target(post))).toBe('failed')
    world.repair('mastodon')
    await world.elapse(7_200)
    await world.sweep()
    const read = await world.read(post)
    expect(read).toMatchObject({ status: 'FAILED', targets: [{ status: 'FAILED', attempt: 1 }] })
    expect(read.targets[0]?.attempts).toMatchObject([{ outcome: 'REJECTED' }])
    expect(read.targets[0]?.errorDetail).toMatch(/127\.0\.0\.1/)
    expect(liveWith('Refused')).toHaveLength(0)
  })

  it('P15 P22: what was not accepted is tried five times with growing pauses, then fails', async () => {
    world.breakWith('mastodon', { kind: 'status', status: 429, match })
    const post = await due('Not now')
    const pauses: number[] = []
    for (let tries = 1; tries <= 4; tries += 1) {
      const before = await world.target(post)
      expect(await world.wake(before)).toBe('retrying')
      const after = await world.target(post)
      expect(after).toMatchObject({ status: 'QUEUED', generation: before.generation + 1, attempt: tries })
      const { rows } = await world.deps.db.execute<{ pause: number }>(sql`
        select round(extract(epoch from due_at - now()))::int as pause from post_targets where id = ${after.id}`)
      pauses.push(rows[0]?.pause ?? 0)
      await world.deps.db.execute(sql`update post_targets set due_at = now() where id = ${after.id}`)
      await world.freshPace()
    }
    expect(pauses.map((pause) => Math.round(pause / 10) * 10)).toEqual([30, 120, 480, 1_800])
    expect(await world.wake(await world.target(post))).toBe('failed')
    expect(await world.read(post)).toMatchObject({ status: 'FAILED', targets: [{ attempt: 5 }] })
    expect(liveWith('Not now')).toHaveLength(0)
  })

  it('P16: a platform’s wish to wait is respected, within reason', async () => {
    const waits: number[] = []
    for (const retryAfter of [90, 80_000]) {
      world.breakWith('mastodon', { kind: 'status', status: 429, retryAfter, match })
      const post = await due(`Wait ${retryAfter}`)
      expect(await world.wake(await world.target(post))).toBe('retrying')
      const { rows } = await world.deps.db.execute<{ wait: number }>(sql`
        select extract(epoch from due_at - now())::float8 as wait from post_targets where post_id = ${post.id}`)
      waits.push(Math.round((rows[0]?.wait ?? 0) / 10) * 10)
      if (retryAfter === 90) {
        world.repair('mastodon')
        await world.elapse(80)
        await world.sweep()
        expect(liveWith('Wait 90')).toHaveLength(0)
        await world.elapse(11)
        await world.sweep()
        expect(liveWith('Wait 90')).toHaveLength(1)
      }
    }
    expect(waits).toEqual([90, 3_600])
  })

  it('P17: a worker that comes back after its lease still records what is live', async () => {
    const post = await due('Slow to say')
    const failpoint = async (point: string) => {
      if (point !== 'submitted') return
      await world.elapse(121)
      world.breakWith('mastodon', { kind: 'status', status: 500, match: '^GET ' })
      await world.sweep()
      expect(await world.target(post)).toMatchObject({ status: 'CONFIRMING' })
    }
    expect(await world.wake(await world.target(post), { failpoint })).toBe('published')
    const [live] = liveWith('Slow to say')
    expect(await world.target(post)).toMatchObject({ status: 'PUBLISHED', remoteId: live?.id })
  })

  it('P17: a room that cannot be reached does not touch the attempt', async () => {
    const { rooms } = world.deps
    world.deps.rooms = { push: () => Promise.reject(new Error('no room')) }
    const post = await due('Nobody listens')
    expect(await world.wake(await world.target(post))).toBe('published')
    await world.api.settled()
    world.deps.rooms = rooms
    expect(await world.read(post)).toMatchObject({ status: 'PUBLISHED' })
  })
})
