import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { WakeRequest } from '../ports.ts'
import { openWorld, submitCall, until, type World } from './testing/world.ts'

describe('with the queue', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld({ queue: true })
  })
  afterAll(() => world.close())

  it('P25: what is scheduled is woken by a signed callback at its second and goes out', async () => {
    const post = await world.write({ text: 'Woken by the queue' })
    const at = new Date(world.kit.clock.now().getTime() + 1_500)
    await world.act(post, 'schedule', { at: at.toISOString() })
    const done = await until(async () => {
      const read = await world.read(post)
      return read.status === 'PUBLISHED' ? read : null
    })
    const [live] = world.live().filter(({ text }) => text === 'Woken by the queue')
    expect(done.targets).toMatchObject([{ remoteId: live?.id, attempt: 1 }])
    const late = Date.parse(live?.createdAt ?? '') - at.getTime()
    expect(late).toBeGreaterThanOrEqual(0)
    expect(late).toBeLessThan(3_000)
  })

  it('P25: publishing now goes through the queue as well', async () => {
    const post = await world.write({ text: 'At once' })
    const answer = await world.act(post, 'publish')
    expect(answer.status).toBe('SCHEDULED')
    await until(async () => (await world.read(post)).status === 'PUBLISHED')
    expect(world.live().filter(({ text }) => text === 'At once')).toHaveLength(1)
  })

  it('P22 P25: a pause after a refusal is woken by the queue too', async () => {
    world.breakWith('mastodon', {
      kind: 'status',
      status: 429,
      retryAfter: 1,
      times: 1,
      match: submitCall.mastodon,
    })
    const post = await world.write({ text: 'Again in a second' })
    await world.act(post, 'publish')
    await until(async () => (await world.read(post)).status === 'PUBLISHED')
    expect(await world.target(post)).toMatchObject({ attempt: 2 })
  })

  it('a callback without the queue’s signature is refused', async () => {
    const answer = await world.api.request('POST', '/v1/callbacks/publish', {
      body: { targetId: 'tgt_01k9999999999999999999999z', generation: 1 },
    })
    expect(answer).toMatchObject({ status: 401, body: { code: 'SIGNATURE_INVALID' } })
    expect((await world.api.request('POST', '/v1/sweep')).status).toBe(401)
  })
})

describe('without the queue, or with a poor one', () => {
  let world: World
  const asked: WakeRequest[] = []
  const cancelled: string[] = []
  let answer: (request: WakeRequest) => string | null = () => null
  beforeAll(async () => {
    world = await openWorld({
      platforms: ['mastodon', 'bluesky'],
      deps: {
        queue: {
          isOff: false,
          async wake(requests) {
            asked.push(...requests)
            return requests.map(answer)
          },
          async cancel(messageId) {
            cancelled.push(messageId)
          },
          verify: async () => false,
        },
      },
    })
  })
  afterEach(async () => {
    await world.api.settled()
    asked.length = 0
    cancelled.length = 0
    answer = () => null
    world.repair('mastodon')
    await world.freshPace()
  })
  afterAll(() => world.close())

  const onlyOn = (platform: 'mastodon' | 'bluesky') => ({ accountIds: [world.accounts[platform]] })

  it('P26: the sweep publishes what is due when no wake-up ever comes', async () => {
    const post = await world.scheduled({ text: 'Without a queue' })
    await world.makeDue(post)
    expect(await world.sweep()).toMatchObject({ published: 2 })
    expect(await world.read(post)).toMatchObject({ status: 'PUBLISHED' })
  })

  it('P26: one sweep publishes all that is due, however much an account has waiting', async () => {
    const post = await world.scheduled({ text: 'Original', ...onlyOn('mastodon') })
    const copies = sql`'_' || lpad(copy::text, 26, '0')`
    await world.deps.db.execute(sql`
      insert into posts (id, organization_id, status, text, account_ids, scheduled_at, created_by)
      select 'post' || ${copies}, organization_id, status, text, account_ids, now(), created_by
      from posts, generate_series(1, 70) copy where id = ${post.id}`)
    await world.deps.db.execute(sql`
      insert into post_targets (id, organization_id, post_id, account_id, platform, status, due_at, scheduled_at,
        content, content_hash, marks)
      select 'tgt' || ${copies}, organization_id, 'post' || ${copies}, account_id, platform, status, now(), now(),
        jsonb_set(content, '{text}', to_jsonb('Copy ' || copy)), content_hash,
        jsonb_build_object('idempotencyKey', 'copy-' || copy)
      from post_targets, generate_series(1, 70) copy where post_id = ${post.id}`)
    // A busy machine does not publish so many in the seconds that a sweep has.
    expect(await world.sweep({ sweepFor: 100 })).toMatchObject({ published: 70 })
    expect(world.live().filter(({ text }) => text.startsWith('Copy '))).toHaveLength(70)
    await world.act(post, 'cancel')
  }, 120_000)

  it('P26: publishing now does not wait for the sweep when the queue takes nothing', async () => {
    const post = await world.write({ text: 'Now, without a queue' })
    await world.act(post, 'publish')
    await world.api.settled()
    expect(await world.read(post)).toMatchObject({ status: 'PUBLISHED' })
  })

  it('P25: a post months ahead is not sent for before it enters the horizon', async () => {
    answer = ({ targetId }) => `msg_${targetId}`
    const post = await world.write({ text: 'In spring', ...onlyOn('mastodon') })
    await world.act(post, 'schedule', { at: world.inAnHour(24 * 90) })
    await world.api.settled()
    await world.sweep()
    expect(asked).toHaveLength(0)
    await world.deps.db.execute(
      sql`update post_targets set due_at = now() + interval '6 days' where post_id = ${post.id}`,
    )
    expect(await world.sweep()).toMatchObject({ armed: 1 })
    expect(asked).toHaveLength(1)
    expect(await world.sweep()).toMatchObject({ armed: 0 })
  })

  it('P25: a wake-up that the queue did not take is sent for again by the sweep', async () => {
    const post = await world.scheduled({ text: 'Second asking', ...onlyOn('mastodon') })
    await world.api.settled()
    expect(asked).toHaveLength(1)
    answer = () => 'msg_second'
    expect((await world.sweep()).armed).toBeGreaterThanOrEqual(1)
    const { rows } = await world.deps.db.execute(
      sql`select wake_up_id, wake_up_generation from post_targets where post_id = ${post.id}`,
    )
    expect(rows).toEqual([{ wake_up_id: 'msg_second', wake_up_generation: 1 }])
  })

  it('P25: an old wake-up is forgotten, and an empty message id never reaches the queue', async () => {
    answer = () => 'msg_known'
    const known = await world.scheduled({ text: 'Known to the queue', ...onlyOn('mastodon') })
    await world.api.settled()
    answer = () => ''
    const unknown = await world.scheduled({ text: 'Unknown to the queue', ...onlyOn('mastodon') })
    await world.api.settled()
    await world.act(known, 'cancel')
    await world.act(unknown, 'cancel')
    await world.api.settled()
    expect(cancelled).toEqual(['msg_known'])
  })

  it('P27: a platform that hangs delays no other', async () => {
    world.breakWith('mastodon', { kind: 'hang' })
    const hanging = []
    for (let index = 0; index < 12; index += 1) {
      hanging.push(await world.scheduled({ text: `Hangs ${index}`, ...onlyOn('mastodon') }))
    }
    const free = await world.scheduled({ text: 'Free to go', ...onlyOn('bluesky') })
    for (const post of [...hanging, free]) await world.makeDue(post)
    const sweeping = world.sweep()
    // Less than the platform may take before it is given up, so that the hanging ones still hang.
    await until(async () => (await world.read(free)).status === 'PUBLISHED', 4_000)
    const [first] = hanging
    expect((await world.read(first ?? free)).status).toBe('PUBLISHING')
    world.repair('mastodon')
    await sweeping
  }, 60_000)
})
