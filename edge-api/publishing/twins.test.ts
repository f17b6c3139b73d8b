import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, submitCall, until, type World } from './testing/world.ts'

describe('two posts with the very same words', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld({ platforms: ['mastodon', 'bluesky'] })
  })
  afterEach(async () => {
    for (const platform of ['mastodon', 'bluesky'] as const) world.repair(platform)
    await world.freshPace()
    await world.api.settled()
  })
  afterAll(() => world.close())

  const two = async (platform: 'mastodon' | 'bluesky', text: string) => {
    const posts = []
    for (let copy = 0; copy < 2; copy += 1) {
      const post = await world.scheduled({ text, accountIds: [world.accounts[platform]] })
      await world.makeDue(post)
      posts.push(post)
    }
    return posts
  }
  const liveWith = (platform: 'mastodon' | 'bluesky', wanted: string) =>
    world.live(platform).filter(({ text }) => text === wanted)

  it.each(['mastodon', 'bluesky'] as const)('P40: both go out on %s, each as its own', async (platform) => {
    const posts = await two(platform, 'Good morning')
    await until(async () => {
      await world.sweep()
      await world.elapse(16)
      const read = await Promise.all(posts.map((post) => world.read(post)))
      return read.every(({ status }) => status === 'PUBLISHED')
    })
    const remoteIds = await Promise.all(posts.map(async (post) => (await world.target(post)).remoteId))
    expect(new Set(remoteIds).size).toBe(2)
    expect(
      liveWith(platform, 'Good morning')
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(remoteIds.toSorted())
  })

  it.each([
    ['the first was lost, the second went through', 'reset', 'accept-then-fail'],
    ['the first went through, the second was lost', 'accept-then-fail', 'reset'],
    ['both went through', 'accept-then-fail', 'accept-then-fail'],
    ['both were lost', 'reset', 'reset'],
  ] as const)('P40 P11: and when nobody knows which is there: %s', async (_what, one, other) => {
    for (const platform of ['mastodon', 'bluesky'] as const) {
      const text = `Which is which: ${_what}`
      const posts = await two(platform, text)
      for (const [index, kind] of [one, other].entries()) {
        world.breakWith(platform, { kind, times: 1, match: submitCall[platform] })
        const post = posts[index]
        if (post) expect(await world.wake(await world.target(post))).toBe('confirming')
      }
      world.repair(platform)
      // The one of the second try is looked for first: it must not take the other's.
      const [first] = posts
      await world.elapse(20)
      await world.deps.db.execute(sql`update post_targets set check_at = check_at + interval '5 seconds'
        where post_id = ${first?.id}`)
      for (let round = 0; round < 8; round += 1) {
        await world.sweep()
        await world.elapse(31)
      }
      const remoteIds = await Promise.all(posts.map(async (post) => (await world.target(post)).remoteId))
      expect(remoteIds.filter(Boolean)).toHaveLength(2)
      expect(
        liveWith(platform, text)
          .map(({ id }) => id)
          .toSorted(),
      ).toEqual(remoteIds.toSorted())
    }
  })

  it('P40 P42: a copy of one that waits in doubt for its next try is not taken for the other', async () => {
    const [first, second] = await two('mastodon', 'Waiting in doubt')
    if (!first || !second) throw new Error('There are two')
    for (const [post, kind] of [
      [first, 'accept-then-fail'],
      [second, 'reset'],
    ] as const) {
      world.breakWith('mastodon', { kind, times: 1, match: submitCall.mastodon })
      expect(await world.wake(await world.target(post))).toBe('confirming')
    }
    world.repair('mastodon')
    await until(async () => {
      await world.elapse(16)
      const target = await world.target(first)
      return target.status === 'QUEUED' || (await world.wake(target)) === 'retrying'
    })
    expect(await world.target(first)).toMatchObject({ status: 'QUEUED', remoteId: null })
    // The first one's turn does not come yet: its account is busy, or nobody wakes it.
    expect(await world.wake(await world.target(second))).not.toBe('published')
    await until(async () => {
      await world.sweep()
      await world.elapse(31)
      const read = await Promise.all([first, second].map((post) => world.read(post)))
      return read.every(({ status }) => status === 'PUBLISHED')
    })
    const remoteIds = await Promise.all(
      [first, second].map(async (post) => (await world.target(post)).remoteId),
    )
    const live = liveWith('mastodon', 'Waiting in doubt').map(({ id }) => id)
    expect(live.toSorted()).toEqual(remoteIds.toSorted())
    expect(live).toHaveLength(2)
  })
})
