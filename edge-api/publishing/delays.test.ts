import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { sweepBeat } from './heartbeat.ts'
import { openWorld, type SeenPost, submitCall, type World } from './testing/world.ts'

describe('late publishing', () => {
  let world: World
  let answers = true
  beforeAll(async () => {
    world = await openWorld({
      deps: {
        queue: {
          isOff: false,
          wake: async (requests) => requests.map(({ targetId }) => (answers ? `msg_${targetId}` : null)),
          cancel: async () => {},
          verify: async () => false,
        },
      },
    })
  })
  afterEach(async () => {
    answers = true
    world.repair('mastodon')
    await world.freshPace()
    await world.deps.db.execute(sql`delete from posts`)
    await world.deps.db.execute(sql`delete from heartbeats`)
    await world.api.settled()
  })
  afterAll(() => world.close())

  const health = async () => (await world.person.request('GET', '/v1/publishing/health')).body
  const alarm = () => world.api.request('GET', '/readyz?publishing=on-time')
  const late = async (seconds = 200): Promise<SeenPost> => {
    const post = await world.scheduled({ text: 'Late' })
    await world.makeDue(post)
    await world.elapse(seconds)
    return post
  }

  it('P41: is told by nobody while all is on time, however much is scheduled', async () => {
    await world.scheduled({ text: 'In an hour' })
    await world.sweep()
    expect(await health()).toEqual({ state: 'on-time', overdue: 0, oldestSeconds: null, reasons: [] })
    expect(await alarm()).toMatchObject({ status: 200, body: { publishing: { state: 'on-time' } } })
  })

  it('P41: is told when no sweep runs', async () => {
    await world.sweep()
    await late()
    await world.deps.db.execute(sql`update heartbeats set at = at - interval '10 minutes'`)
    expect(await health()).toMatchObject({
      state: 'delayed',
      overdue: 1,
      reasons: [{ code: 'SWEEP_SILENT', detail: expect.stringContaining('10 minutes') }],
    })
    expect(await alarm()).toMatchObject({ status: 503, body: { code: 'PUBLISHING_DELAYED' } })
    expect((await world.api.request('GET', '/readyz')).status).toBe(200)
  })

  it('P41: is told when the queue takes nothing', async () => {
    answers = false
    await world.scheduled({ text: 'In an hour' })
    await world.api.settled()
    await world.sweep()
    const { rows } = await world.deps.db.execute(sql`select detail from heartbeats where name = ${sweepBeat}`)
    expect(rows).toEqual([{ detail: { queue: 'unreachable' } }])
    await late()
    expect(await health()).toMatchObject({
      state: 'delayed',
      overdue: 1,
      reasons: [{ code: 'QUEUE_UNREACHABLE' }, { code: 'BACKLOG', accountId: world.accounts.mastodon }],
    })
  })

  it('P41: is told when a platform holds an account, and until when', async () => {
    world.breakWith('mastodon', {
      kind: 'status',
      status: 429,
      retryAfter: 600,
      times: 1,
      match: submitCall.mastodon,
    })
    const [first, second] = [await world.scheduled({ text: 'One' }), await world.scheduled({ text: 'Two' })]
    for (const post of [first, second]) await world.makeDue(post)
    expect(await world.wake(await world.target(first))).toBe('retrying')
    expect(await world.wake(await world.target(second))).toBe('paced')
    await world.elapse(120)
    const { state, overdue, oldestSeconds, reasons } = await health()
    expect({ state, overdue }).toEqual({ state: 'delayed', overdue: 2 })
    expect(oldestSeconds).toBeGreaterThanOrEqual(120)
    expect(reasons.map(({ code }: { code: string }) => code).toSorted()).toEqual([
      'PLATFORM_FAILING',
      'PLATFORM_HOLDS',
    ])
    for (const reason of reasons) {
      expect(reason).toMatchObject({ platform: 'mastodon', accountId: world.accounts.mastodon })
    }
    const until = reasons.find(({ code }: { code: string }) => code === 'PLATFORM_HOLDS').until
    expect(Date.parse(until)).toBeGreaterThan(Date.now() + 400_000)
  })

  it('P41: concerns only the organization that asks', async () => {
    await late()
    const other = await world.api.signUp({ name: 'Noor Elsewhere' })
    expect((await other.request('GET', '/v1/publishing/health')).body).toMatchObject({
      state: 'on-time',
      reasons: [],
    })
    expect(await health()).toMatchObject({ state: 'delayed' })
  })
})
