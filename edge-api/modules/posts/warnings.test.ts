import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type SeenPost, type World } from '../../publishing/testing/world.ts'

interface Warning {
  kind: string
  accountId?: string | null
  platform: string
  other?: { postId: string; excerpt: string } | null
  [name: string]: unknown
}

describe('warnings before scheduling', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld({ platforms: ['mastodon', 'x'] })
  })
  afterEach(async () => {
    await world.api.settled()
    await world.deps.db.execute(sql`update posts set deleted_at = now() where deleted_at is null`)
  })
  afterAll(() => world.close())

  const text = 'The old crane is being painted again, and this time the harbour votes on the colour.'
  const on = (...platforms: ('mastodon' | 'x')[]) => platforms.map((each) => world.accounts[each])
  const ask = async (post: { id: string }, body: object = {}): Promise<Warning[]> => {
    const answer = await world.person.request('POST', `/v1/posts/${post.id}/warnings`, { body })
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
    return answer.body.warnings
  }
  const ofKind = (warnings: Warning[], kind: string) => warnings.filter((each) => each.kind === kind)
  const scheduled = async (content: object, hours: number): Promise<SeenPost> =>
    world.act(await world.write(content as Record<string, unknown>), 'schedule', {
      at: world.inAnHour(hours),
    })

  it('P35: a warning never keeps a post from being scheduled', async () => {
    const first = await scheduled({ text, accountIds: on('x') }, 3)
    const second = await world.write({ text, accountIds: on('x') })
    const at = world.inAnHour(3)
    const warnings = await ask(second, { at })
    expect(warnings.map(({ kind }) => kind).sort()).toEqual(['COLLISION', 'COST', 'NEAR_DUPLICATE'])
    expect(warnings[0]).toMatchObject({ isIdentical: true, isRefused: true, other: { postId: first.id } })
    const done = await world.act(second, 'schedule', { at })
    expect(done.status).toBe('SCHEDULED')
  })

  it('name a post that says nearly the same on the same account within thirty days, either way', async () => {
    const other = await scheduled({ text: `${text} Soup!`, accountIds: on('mastodon') }, 24 * 29)
    const post = await world.write({ text, accountIds: on('mastodon') })
    expect(ofKind(await ask(post, { at: world.inAnHour(24) }), 'NEAR_DUPLICATE')).toMatchObject([
      {
        accountId: world.accounts.mastodon,
        isIdentical: false,
        isRefused: false,
        other: { postId: other.id, status: 'QUEUED', excerpt: `${text} Soup!` },
      },
    ])
    expect(ofKind(await ask(post, { at: world.inAnHour(24 * 58) }), 'NEAR_DUPLICATE')).toHaveLength(1)
    expect(ofKind(await ask(post, { at: world.inAnHour(24 * 60) }), 'NEAR_DUPLICATE')).toEqual([])
    expect(await ask(await world.write({ text: 'Something else.', accountIds: on('mastodon') }))).toEqual([])
    expect(ofKind(await ask(post, { accountIds: on('x') }), 'NEAR_DUPLICATE')).toEqual([])
  })

  it('do not count the post itself, what was cancelled or failed, and what was deleted', async () => {
    const other = await scheduled({ text, accountIds: on('mastodon') }, 2)
    expect(await ask(other, { at: world.inAnHour(2) })).toEqual([])
    const post = await world.write({ text, accountIds: on('mastodon') })
    expect(await ask(post, { at: world.inAnHour(2) })).toHaveLength(2)
    await world.act(other, 'cancel')
    expect(await ask(post, { at: world.inAnHour(2) })).toEqual([])
  })

  it('name a post that goes out on the same account less than a quarter of an hour away', async () => {
    const other = await scheduled({ text: 'Breaking', accountIds: on('mastodon') }, 5)
    const post = await world.write({ text, accountIds: on('mastodon') })
    const at = (minutes: number) => new Date(Date.parse(world.inAnHour(5)) + minutes * 60_000).toISOString()
    expect(await ask(post, { at: at(10) })).toMatchObject([
      { kind: 'COLLISION', minutesApart: 10, other: { postId: other.id } },
    ])
    expect(await ask(post, { at: at(-14) })).toMatchObject([{ kind: 'COLLISION', minutesApart: 14 }])
    expect(await ask(post, { at: at(16) })).toEqual([])
  })

  it('tell that X forbids copies on several accounts, in one post and across posts', async () => {
    const second = await world.connect('x', 'noor')
    const both = await world.write({ text, accountIds: [world.accounts.x, second] })
    expect(ofKind(await ask(both), 'COPIES')).toMatchObject([
      { platform: 'x', accountIds: [world.accounts.x, second], other: null },
    ])
    const there = await scheduled({ text, accountIds: [second] }, 30)
    const here = await world.write({ text: `${text} Soup!`, accountIds: on('x') })
    expect(ofKind(await ask(here, { at: world.inAnHour(40) }), 'COPIES')).toMatchObject([
      { accountIds: [world.accounts.x, second], other: { postId: there.id } },
    ])
    expect(ofKind(await ask(here, { accountIds: on('mastodon') }), 'COPIES')).toEqual([])
  })

  it('tell when a platform’s limit is close, and when it is passed', async () => {
    const other = await scheduled({ text: 'One of many', accountIds: on('x') }, 9)
    const copies = (count: number, start: number) =>
      world.deps.db.execute(sql`
        insert into post_targets (id, organization_id, post_id, account_id, platform, status, due_at, scheduled_at,
          content, content_hash)
        select 'tgt_' || lpad((g + ${start})::text, 26, '0'), organization_id, post_id, account_id, platform, 'QUEUED',
          due_at, scheduled_at - interval '1 minute', content, content_hash
        from post_targets, generate_series(1, ${count}) g where post_id = ${other.id} and id not like 'tgt_0000%'`)
    const post = await world.write({ text, accountIds: on('x') })
    const quota = async () => ofKind(await ask(post, { at: world.inAnHour(9) }), 'QUOTA')
    expect(await quota()).toEqual([])
    await copies(78, 0)
    expect(await quota()).toMatchObject([
      { accountId: world.accounts.x, count: 80, limit: 100, seconds: 900, isPassed: false },
    ])
    await copies(21, 100)
    expect(await quota()).toMatchObject([{ count: 101, limit: 100, isPassed: true }])
    expect(ofKind(await ask(post, { at: world.inAnHour(10) }), 'QUOTA')).toEqual([])
  })

  it('tell what X charges for the post, and what the month comes to', async () => {
    const at = '2027-03-10T09:00:00.000Z'
    const plain = await world.write({ text, accountIds: on('x', 'mastodon') })
    expect(ofKind(await ask(plain, { at }), 'COST')).toMatchObject([
      {
        platform: 'x',
        currency: 'USD',
        amount: 15,
        accounts: 1,
        withAddress: 0,
        month: 15,
        since: '2026-04-20',
      },
    ])
    await world.act(plain, 'schedule', { at })
    const linked = await world.write({ text: 'Read harbour.example.com', accountIds: on('x') })
    expect(ofKind(await ask(linked, { at }), 'COST')).toMatchObject([
      { amount: 200, withAddress: 1, month: 215 },
    ])
    expect(ofKind(await ask(linked, { at: '2027-04-10T09:00:00Z' }), 'COST')).toMatchObject([{ month: 200 }])
    expect(ofKind(await ask(linked, { accountIds: on('mastodon') }), 'COST')).toEqual([])
  })

  it('speak of what is not saved yet', async () => {
    await scheduled({ text, accountIds: on('mastodon') }, 6)
    const post = await world.write({ text: 'Not yet', accountIds: on('mastodon') })
    const at = world.inAnHour(20)
    expect(await ask(post, { at })).toEqual([])
    expect(ofKind(await ask(post, { at, text }), 'NEAR_DUPLICATE')).toHaveLength(1)
    const own = { text: 'Not yet', variants: { mastodon: text } }
    expect(ofKind(await ask(post, { at, ...own }), 'NEAR_DUPLICATE')).toHaveLength(1)
  })

  it('take two round trips and change nothing; another organization’s post is not there', async () => {
    await scheduled({ text, accountIds: on('mastodon', 'x') }, 6)
    const post = await world.write({ text, accountIds: on('mastodon', 'x') })
    await world.api.settled()
    const before = world.api.roundTrips()
    expect(await ask(post, { wallTime: '2027-01-05T09:00', timeZone: 'Europe/Berlin' })).not.toEqual([])
    expect(world.api.roundTrips() - before).toBeLessThanOrEqual(2)
    expect(await world.read(post)).toEqual(post)
    const stranger = await world.api.signUp()
    const asked = await stranger.request('POST', `/v1/posts/${post.id}/warnings`, { body: {} })
    expect(asked.body.code).toBe('NOT_FOUND')
    const foreign = await world.person.request('POST', `/v1/posts/${post.id}/warnings`, {
      body: { accountIds: ['acc_00000000000000000000000000'] },
    })
    expect(foreign.body.code).toBe('VALIDATION_FAILED')
  })
})
