import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, until, type World } from './testing/world.ts'

describe('publishing on three platforms', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld({ platforms: ['mastodon', 'bluesky', 'x'] })
  })
  afterAll(() => world.close())

  it('P1: each account gets its variant, the images with their descriptions, in order', async () => {
    const first = await world.upload(10, 'A pier at dawn')
    const second = await world.upload(20)
    const post = await world.scheduled({
      text: 'Two pictures from the harbour',
      variants: { bluesky: 'Two pictures, for the sky' },
      media: [{ mediaId: first }, { mediaId: second, altText: 'A boat' }],
    })
    await world.makeDue(post)
    await world.sweep()
    for (const [platform, text] of [
      ['mastodon', 'Two pictures from the harbour'],
      ['x', 'Two pictures from the harbour'],
      ['bluesky', 'Two pictures, for the sky'],
    ] as const) {
      const [live] = world.live(platform).filter((each) => each.text === text)
      expect(live?.media.map(({ alt }) => alt)).toEqual(['A pier at dawn', 'A boat'])
      const target = (await world.read(post)).targets.find((each) => each.platform === platform)
      expect(target).toMatchObject({ status: 'PUBLISHED', remoteId: live?.id, remoteUrl: live?.url })
    }
    expect((await world.read(post)).status).toBe('PUBLISHED')
  })

  it('P1: a shared page is a card on Bluesky and an address in the text elsewhere', async () => {
    const imageMediaId = await world.upload(30)
    const url = 'https://harbour.example/story'
    const link = { url, title: 'The pier', description: 'A long story', imageMediaId }
    const post = await world.scheduled({ text: 'Read this', link })
    await world.makeDue(post)
    await world.sweep()
    const on = (platform: 'mastodon' | 'bluesky' | 'x') =>
      world.live(platform).find(({ text }) => text.startsWith('Read this'))
    expect(on('bluesky')).toMatchObject({ text: 'Read this', card: { url, title: 'The pier' } })
    expect(on('bluesky')?.card?.imageHash).toMatch(/^[0-9a-f]{64}$/)
    expect(on('mastodon')?.text).toBe(`Read this\n\n${url}`)
    expect(on('x')?.text).toBe(`Read this\n\n${url}`)
  })

  it('P1: an edit after scheduling is what goes out', async () => {
    const post = await world.scheduled({ text: 'Before the edit' })
    const edited = await world.person.request('PATCH', `/v1/posts/${post.id}`, {
      body: { revision: post.revision, text: 'After the edit' },
    })
    expect(edited.body.targets[0].content.text).toBe('After the edit')
    await world.makeDue(post)
    await world.sweep()
    for (const platform of ['mastodon', 'bluesky', 'x'] as const) {
      const texts = world.live(platform).map(({ text }) => text)
      expect(texts).toContain('After the edit')
      expect(texts).not.toContain('Before the edit')
    }
  })

  it('P23 P24: what fails on one account is tried again on that one alone', async () => {
    world.breakWith('x', { kind: 'status', status: 403, match: '^POST /2/tweets$' })
    const post = await world.scheduled({ text: 'Not everywhere at first' })
    await world.makeDue(post)
    await world.sweep()
    const partly = await world.read(post)
    expect(partly.status).toBe('PARTIALLY_PUBLISHED')
    world.repair('x')
    const failed = partly.targets.find(({ platform }) => platform === 'x')
    expect(failed).toMatchObject({ status: 'FAILED' })
    expect(failed?.errorDetail).toMatch(/^X /)
    const retried = await world.person.request('POST', `/v1/targets/${failed?.id}/retry`, { body: {} })
    expect(retried.status).toBe(200)
    await until(async () => (await world.read(post)).status === 'PUBLISHED')
    for (const platform of ['mastodon', 'bluesky', 'x'] as const) {
      expect(world.live(platform).filter(({ text }) => text === 'Not everywhere at first')).toHaveLength(1)
    }
    const done = await world.read(post)
    const attemptsOf = (platform: string) => done.targets.find((each) => each.platform === platform)?.attempt
    expect([attemptsOf('mastodon'), attemptsOf('bluesky'), attemptsOf('x')]).toEqual([1, 1, 2])
  })

  it('two identical posts that are both meant go out both', async () => {
    const posts = [
      await world.scheduled({ text: 'Again and again' }),
      await world.scheduled({ text: 'Again and again' }),
    ]
    for (const post of posts) await world.makeDue(post)
    await world.sweep()
    for (const platform of ['mastodon', 'bluesky'] as const) {
      expect(world.live(platform).filter(({ text }) => text === 'Again and again')).toHaveLength(2)
    }
  })
})
