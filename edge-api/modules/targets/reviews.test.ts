import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type SeenPost, until, type World } from '../../publishing/testing/world.ts'

describe('what waits for a person', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld({ platforms: ['mastodon', 'bluesky'] })
  })
  afterAll(() => world.close())

  const list = async (query = '') => (await world.person.request('GET', `/v1/targets/review${query}`)).body
  /** Brings targets of a post to where nobody knows, or to where nothing was sent. */
  const waiting = async (
    text: string,
    code: string,
    platforms = ['mastodon', 'bluesky'],
  ): Promise<SeenPost> => {
    const post = await world.scheduled({ text })
    for (const target of post.targets.filter(({ platform }) => platforms.includes(platform))) {
      await world.deps.db.execute(sql`
        update post_targets set status = 'NEEDS_REVIEW', error_code = ${code}, error_detail = 'Because.'
        where id = ${target.id}`)
    }
    await world.deps.db.execute(sql`update posts set status = 'NEEDS_REVIEW' where id = ${post.id}`)
    return post
  }
  const clear = () =>
    world.deps.db.execute(sql`update posts set deleted_at = now() where status = 'NEEDS_REVIEW'`)

  it('is listed with the account, the reason and what was to go out', async () => {
    expect(await list()).toEqual({ items: [], nextCursor: null, waiting: 0 })
    const image = await world.upload(40, 'A harbour')
    const post = await world.scheduled({ text: 'Is it there?', media: [{ mediaId: image }] })
    await world.deps.db.execute(sql`update post_targets set status = 'NEEDS_REVIEW',
      error_code = 'OUTCOME_UNKNOWN', error_detail = 'Nobody knows.' where post_id = ${post.id} and platform = 'mastodon'`)
    await world.deps.db.execute(sql`update posts set status = 'NEEDS_REVIEW' where id = ${post.id}`)
    const { items, waiting: count } = await list()
    expect(count).toBe(1)
    expect(items).toMatchObject([
      {
        postId: post.id,
        revision: post.revision,
        platform: 'mastodon',
        account: { id: world.accounts.mastodon, profileUrl: expect.stringContaining('http'), isUsable: true },
        code: 'OUTCOME_UNKNOWN',
        detail: 'Nobody knows.',
        isHeldBack: false,
        canBeTakenBack: false,
        content: { text: 'Is it there?' },
        images: [{ id: image, altText: 'A harbour', url: expect.stringContaining('/media/') }],
        triedAt: null,
      },
    ])
    await clear()
  })

  it('comes in pages, newest posts first, each target once, also when one is answered in between', async () => {
    const posts = [
      await waiting('One', 'TOO_LATE'),
      await waiting('Two', 'OUTCOME_UNKNOWN'),
      await waiting('Three', 'NOT_APPROVED', ['mastodon']),
    ]
    const seen: { targetId: string; postId: string; isHeldBack: boolean; canBeTakenBack: boolean }[] = []
    let cursor = ''
    for (;;) {
      const page = await list(`?limit=2${cursor}`)
      expect(page.waiting).toBe(5 - (cursor ? 1 : 0))
      seen.push(...page.items)
      if (!cursor) {
        await world.person.request('POST', `/v1/targets/${page.items[0].targetId}/resolve`, {
          body: { answer: 'live' },
        })
      }
      if (!page.nextCursor) break
      cursor = `&cursor=${page.nextCursor}`
    }
    expect(new Set(seen.map(({ targetId }) => targetId)).size).toBe(5)
    expect(seen.map(({ postId }) => posts.findIndex(({ id }) => id === postId))).toEqual([2, 1, 1, 0, 0])
    expect(seen.map(({ isHeldBack }) => isHeldBack)).toEqual([true, false, false, true, true])
    expect(seen.map(({ canBeTakenBack }) => canBeTakenBack)).toEqual([true, false, false, true, true])
    await clear()
  })

  it('is answered with the address where the person found it', async () => {
    const post = await waiting('Found it', 'OUTCOME_UNKNOWN', ['mastodon'])
    const [item] = (await list()).items
    const remoteUrl = 'https://harbour.example/@ada/1'
    const answered = await world.person.request('POST', `/v1/targets/${item.targetId}/resolve`, {
      body: { answer: 'live', remoteUrl },
    })
    expect(answered.status).toBe(200)
    expect((await world.read(post)).targets).toContainEqual(
      expect.objectContaining({ status: 'PUBLISHED', remoteUrl }),
    )
    expect((await list()).items).toEqual([])
  })

  it('P6: what was held back is left unsent without touching the accounts that have it', async () => {
    const post = await waiting('Too late for one', 'AUTHOR_MAY_NOT_PUBLISH', ['mastodon'])
    await world.deps.db.execute(sql`update post_targets set status = 'PUBLISHED', published_at = now()
      where post_id = ${post.id} and platform = 'bluesky'`)
    const [item] = (await list()).items
    expect(item.canBeTakenBack).toBe(false)
    const left = await world.person.request('POST', `/v1/targets/${item.targetId}/resolve`, {
      body: { answer: 'leave-unsent' },
    })
    expect(left.body.status).toBe('PUBLISHED')
    expect(world.live().filter(({ text }) => text === 'Too late for one')).toHaveLength(0)
    const again = await world.person.request('POST', `/v1/targets/${item.targetId}/resolve`, {
      body: { answer: 'not-live' },
    })
    expect(again.body.code).toBe('STATE_CONFLICT')
  })

  it('P13: what may be live cannot be left unsent', async () => {
    const post = await waiting('May be live', 'OUTCOME_UNKNOWN', ['mastodon'])
    const [item] = (await list()).items
    const left = await world.person.request('POST', `/v1/targets/${item.targetId}/resolve`, {
      body: { answer: 'leave-unsent' },
    })
    expect(left.body).toMatchObject({ status: 409, code: 'STATE_CONFLICT' })
    const sent = await world.person.request('POST', `/v1/targets/${item.targetId}/resolve`, {
      body: { answer: 'not-live' },
    })
    expect(sent.status).toBe(200)
    await until(async () =>
      (await world.read(post)).targets.some(
        ({ platform, status }) => platform === 'mastodon' && status === 'PUBLISHED',
      ),
    )
    expect(world.live().filter(({ text }) => text === 'May be live')).toHaveLength(1)
  })

  it('is shown to its organization alone, in two round trips', async () => {
    await waiting('Ours', 'OUTCOME_UNKNOWN')
    const stranger = await world.api.signUp()
    expect((await stranger.request('GET', '/v1/targets/review')).body).toEqual({
      items: [],
      nextCursor: null,
      waiting: 0,
    })
    await world.api.settled()
    const before = world.api.roundTrips()
    expect((await list()).items).toHaveLength(2)
    expect(world.api.roundTrips() - before).toBeLessThanOrEqual(2)
    await clear()
  })
})
