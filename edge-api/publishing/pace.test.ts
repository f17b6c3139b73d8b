import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { rulesOf } from '../../core/platforms/index.ts'
import { openWorld, type SeenPost, submitCall, type World } from './testing/world.ts'

describe('the pace', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld({ platforms: ['mastodon', 'x'] })
  })
  afterEach(async () => {
    world.repair('mastodon')
    world.repair('x')
    await world.freshPace()
    await world.api.settled()
  })
  afterAll(() => world.close())

  const due = async (platform: 'mastodon' | 'x', text: string): Promise<SeenPost> => {
    const post = await world.scheduled({ text, accountIds: [world.accounts[platform]] })
    await world.makeDue(post)
    return post
  }
  const liveWith = (wanted: string) =>
    [...world.live('mastodon'), ...world.live('x')].filter(({ text }) => text === wanted)
  const spend = (key: string, seconds: number) =>
    world.deps.db.execute(sql`insert into pace_buckets (key, spent_until)
      values (${key}, now() + make_interval(secs => ${seconds}))`)

  it('P39: one refusal to take more holds all other posts of the account, and costs them no try', async () => {
    world.breakWith('mastodon', {
      kind: 'status',
      status: 429,
      retryAfter: 60,
      times: 1,
      match: submitCall.mastodon,
    })
    const first = await due('mastodon', 'First of two')
    expect(await world.wake(await world.target(first))).toBe('retrying')
    const second = await due('mastodon', 'Second of two')
    const before = await world.target(second)
    expect(await world.wake(before)).toBe('paced')
    const held = await world.target(second)
    expect(held).toMatchObject({
      status: 'QUEUED',
      attempt: 0,
      generation: before.generation + 1,
      errorCode: 'PACED',
    })
    expect(held.errorDetail).toMatch(/slow down/)
    expect(held.attempts).toEqual([])
    const wait = (Date.parse(held.dueAt) - Date.now()) / 1000
    expect(wait).toBeGreaterThan(55)
    expect(wait).toBeLessThan(75)
    expect(await world.wake(before)).toBe('stale')
    await world.elapse(80)
    await world.sweep()
    for (const text of ['First of two', 'Second of two']) expect(liveWith(text)).toHaveLength(1)
    expect(await world.target(second)).toMatchObject({ status: 'PUBLISHED', attempt: 1, errorCode: null })
  })

  it('P39 P27: a platform or an account that takes nothing more delays no other', async () => {
    await spend(`account:${world.accounts.mastodon}`, 100_000)
    const [waits, goes] = [await due('mastodon', 'Waits its turn'), await due('x', 'Goes at once')]
    expect(await world.sweep()).toMatchObject({ published: 1 })
    expect(await world.read(waits)).toMatchObject({ status: 'SCHEDULED', targets: [{ errorCode: 'PACED' }] })
    expect(await world.read(goes)).toMatchObject({ status: 'PUBLISHED' })
  })

  it('P39: an account is given as many at once as its platform takes, then one at a time', async () => {
    const { account } = rulesOf('mastodon').pace
    const step = account.seconds / account.posts
    // As if all but one of what it takes at once had just been sent.
    await spend(`account:${world.accounts.mastodon}`, account.seconds - step)
    expect(await world.wake(await world.target(await due('mastodon', 'The last place')))).toBe('published')
    const next = await due('mastodon', 'No place left')
    expect(await world.wake(await world.target(next))).toBe('paced')
    await world.elapse(step * 1.3)
    await world.sweep()
    expect(liveWith('No place left')).toHaveLength(1)
  })

  it('P39: an app limit holds every account of the platform, whoever they belong to', async () => {
    world.breakWith('x', { kind: 'status', status: 429, retryAfter: 30, times: 1, match: submitCall.x })
    await world.wake(await world.target(await due('x', 'Only this account')))
    const other = await world.connect('x', 'noor')
    const free = await world.scheduled({ text: 'Another account', accountIds: [other] })
    await world.makeDue(free)
    expect(await world.wake(await world.target(free))).toBe('published')
    await world.freshPace()
    await spend('platform:x', 1_000_000)
    const held = await world.scheduled({ text: 'Held with all', accountIds: [other] })
    await world.makeDue(held)
    expect(await world.wake(await world.target(held))).toBe('paced')
    expect(liveWith('Held with all')).toHaveLength(0)
  })

  it('P39: of many that ask at once, exactly as many are let through as there are places', async () => {
    const { account } = rulesOf('mastodon').pace
    const step = account.seconds / account.posts
    await spend(`account:${world.accounts.mastodon}`, account.seconds - 3 * step)
    const targets = []
    for (let index = 0; index < 6; index += 1) {
      targets.push(await world.target(await due('mastodon', `Asks at once ${index}`)))
    }
    const results = await Promise.all(targets.map((target) => world.wake(target)))
    expect(results.toSorted()).toEqual(['paced', 'paced', 'paced', 'published', 'published', 'published'])
  })

  it('P39: an account that has no room uses up nothing of what all accounts of its platform share', async () => {
    await spend(`account:${world.accounts.x}`, 100_000)
    for (let index = 0; index < 3; index += 1) {
      const post = await due('x', `Waits without costing others ${index}`)
      expect(await world.wake(await world.target(post))).toBe('paced')
    }
    const { rows } = await world.deps.db.execute(sql`select key from pace_buckets where key = 'platform:x'`)
    expect(rows).toEqual([])
  })

  it.each([
    ['in their order', (posts: SeenPost[]) => posts],
    ['in the opposite order', (posts: SeenPost[]) => posts.toReversed()],
  ])('P39: what waits on one account, put off %s, comes back one after the other', async (_, order) => {
    await spend(`account:${world.accounts.mastodon}`, 100_000)
    const posts = []
    for (let index = 0; index < 3; index += 1) posts.push(await due('mastodon', `In a row ${index}`))
    for (const post of order(posts)) expect(await world.wake(await world.target(post))).toBe('paced')
    const times = await Promise.all(posts.map(async (post) => Date.parse((await world.target(post)).dueAt)))
    const { account } = rulesOf('mastodon').pace
    const [first = 0, middle = 0, last = 0] = times
    for (const gap of [last - middle, middle - first]) {
      expect(gap / 1000).toBeGreaterThan((account.seconds / account.posts) * 0.7)
    }
  })
})
