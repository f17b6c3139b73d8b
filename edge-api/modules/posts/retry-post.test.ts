import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type SeenPost, submitCall, until, type World } from '../../publishing/testing/world.ts'

describe('trying failed accounts again', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld({ platforms: ['mastodon', 'bluesky', 'x'] })
  })
  afterEach(async () => {
    for (const platform of ['mastodon', 'bluesky', 'x'] as const) world.repair(platform)
    await world.api.settled()
  })
  afterAll(() => world.close())

  const failing = ['bluesky', 'x'] as const
  /** On a busy machine a call may take too long and be looked for or repeated: then time goes by. Answers false. */
  const search = async (post: { id: string }): Promise<false> => {
    const { targets } = await world.read(post)
    const isWaiting = targets.some(
      ({ status, attempt }) => status === 'CONFIRMING' || (status === 'QUEUED' && attempt > 0),
    )
    if (isWaiting && !targets.some(({ status }) => status === 'PUBLISHING')) {
      await world.elapse(40)
      await world.sweep()
    }
    return false
  }
  const settles = (post: { id: string }, status: string) =>
    until(async () => (await world.read(post)).status === status || search(post))
  /** Live on Mastodon, refused by Bluesky and X. */
  const partly = async (text: string): Promise<SeenPost> => {
    for (const platform of failing) {
      world.breakWith(platform, { kind: 'status', status: 403, match: submitCall[platform] })
    }
    const post = await world.act(await world.write({ text }), 'publish')
    await settles(post, 'PARTIALLY_PUBLISHED')
    for (const platform of failing) world.repair(platform)
    return world.read(post)
  }
  const targetOn = (post: SeenPost, platform: string) =>
    post.targets.find((each) => each.platform === platform)?.id ?? ''
  const retry = (post: { id: string }, body: object = {}) =>
    world.person.request('POST', `/v1/posts/${post.id}/retry`, { body })
  const live = (text: string) =>
    (['mastodon', 'bluesky', 'x'] as const).map(
      (platform) => world.live(platform).filter((each) => each.text === text).length,
    )

  it('P36: all failed accounts are tried again, and the one that has the post is left alone', async () => {
    const post = await partly('Both again')
    const before = post.targets.find(({ platform }) => platform === 'mastodon')
    const answer = await retry(post)
    expect(answer.status).toBe(200)
    await settles(post, 'PUBLISHED')
    const after = await world.read(post)
    expect(after.targets.find(({ platform }) => platform === 'mastodon')).toEqual(before)
    expect(live('Both again')).toEqual([1, 1, 1])
    const story = (await world.person.request('GET', `/v1/posts/${post.id}/story`)).body
    const retried = story.targets.map(({ entries }: { entries: { kind: string }[] }) =>
      entries.some(({ kind }) => kind === 'retried'),
    )
    expect(retried).toEqual(after.targets.map(({ platform }) => platform !== 'mastodon'))
  })

  it('P36: only the chosen ones are tried again', async () => {
    const post = await partly('Only one again')
    expect((await retry(post, { targetIds: [targetOn(post, 'x')] })).status).toBe(200)
    const onX = async () => (await world.read(post)).targets.find(({ platform }) => platform === 'x')?.status
    await until(async () => (await onX()) === 'PUBLISHED' || search(post))
    expect(live('Only one again')).toEqual([1, 0, 1])
    expect(await world.read(post)).toMatchObject({ status: 'PARTIALLY_PUBLISHED' })
  })

  it('P36: nothing is tried again when one of the chosen has not failed, or no longer', async () => {
    const post = await partly('All or nothing')
    const unchanged = await world.read(post)
    const mixed = await retry(post, { targetIds: [targetOn(post, 'x'), targetOn(post, 'mastodon')] })
    expect(mixed.body).toMatchObject({ status: 409, code: 'STATE_CONFLICT' })
    expect(await world.read(post)).toEqual(unchanged)
    const unknown = await retry(post, { targetIds: ['tgt_00000000000000000000000000'] })
    expect(unknown.body).toMatchObject({
      status: 422,
      issues: [{ path: ['targetIds', 0], code: 'NOT_FOUND' }],
    })
    const both = await Promise.all([retry(post), retry(post)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    await settles(post, 'PUBLISHED')
    expect((await retry(post)).body.code).toBe('STATE_CONFLICT')
    expect(live('All or nothing')).toEqual([1, 1, 1])
  })

  it('P36: an account that has to be connected anew stops all of them, with its name', async () => {
    const post = await partly('Not connected')
    await world.person.request('DELETE', `/v1/accounts/${world.accounts.x}`)
    const answer = await retry(post)
    expect(answer.body).toMatchObject({ code: 'POST_NOT_READY', issues: [{ accountId: world.accounts.x }] })
    expect((await world.read(post)).targets.filter(({ status }) => status === 'FAILED')).toHaveLength(2)
  })
})
