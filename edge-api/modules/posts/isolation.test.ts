import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../publishing/testing/world.ts'
import type { Person } from '../../testing/test-api.ts'

/** Everything that names an object of an organization, tried by a member of another one. */
describe('another organization', () => {
  let world: World
  let stranger: Person
  let ids: { post: string; draft: string; target: string; account: string; clip: string; media: string }
  beforeAll(async () => {
    world = await openWorld()
    stranger = await world.api.signUp({ name: 'Grace Example' })
    const post = await world.scheduled({ text: 'Ours' })
    const draft = await world.write({ text: 'Our draft' })
    const clip = {
      kind: 'page',
      url: 'https://harbour.example/',
      canonicalUrl: 'https://harbour.example/',
      title: 'The pier',
      siteName: null,
      author: null,
      publishedAt: null,
      language: null,
      description: null,
      quote: null,
      quoteSource: null,
      leadImage: null,
      images: [],
    }
    const kept = await world.person.request('POST', '/v1/clips', { body: { clip, draft: false } })
    ids = {
      post: post.id,
      draft: draft.id,
      target: post.targets[0]?.id ?? '',
      account: world.accounts.mastodon,
      clip: kept.body.clip.id,
      media: await world.upload(1),
    }
  })
  afterAll(() => world.close())

  const snapshot = async () => {
    const tables = ['posts', 'post_targets', 'social_accounts', 'clips', 'media', 'attempts', 'post_media']
    const rows = tables.map((name) =>
      world.deps.db.execute(sql`select * from ${sql.identifier(name)} order by 1`),
    )
    return JSON.stringify((await Promise.all(rows)).map((each) => each.rows))
  }

  const calls: [string, string, (() => unknown)?][] = [
    ['GET', '/v1/posts/{post}'],
    ['PATCH', '/v1/posts/{post}', () => ({ revision: 2, text: 'Theirs' })],
    ['DELETE', '/v1/posts/{post}?revision=2'],
    ['POST', '/v1/posts/{post}/restore'],
    ['POST', '/v1/posts/{draft}/schedule', () => ({ revision: 1, at: world.inAnHour() })],
    ['POST', '/v1/posts/{post}/reschedule', () => ({ revision: 2, at: world.inAnHour() })],
    ['POST', '/v1/posts/{post}/cancel', () => ({ revision: 2 })],
    ['POST', '/v1/posts/{draft}/publish', () => ({ revision: 1 })],
    ['POST', '/v1/posts/{draft}/request-approval', () => ({ revision: 1 })],
    ['POST', '/v1/posts/{post}/approve', () => ({ revision: 2 })],
    ['POST', '/v1/posts/{post}/send-back', () => ({ revision: 2, comment: 'No' })],
    ['POST', '/v1/posts/{post}/withdraw-approval', () => ({ revision: 2 })],
    ['GET', '/v1/posts/{post}/story'],
    ['POST', '/v1/posts/{post}/retry', () => ({})],
    ['POST', '/v1/posts/{post}/warnings', () => ({})],
    ['POST', '/v1/targets/{target}/retry', () => ({})],
    ['POST', '/v1/targets/{target}/resolve', () => ({ answer: 'live' })],
    ['GET', '/v1/clips/{clip}'],
    ['DELETE', '/v1/accounts/{account}'],
  ]

  it.each(calls)('cannot %s %s', async (method, path, body) => {
    const before = await snapshot()
    const address = path.replace(/\{(\w+)\}/, (_, name: keyof typeof ids) => ids[name])
    const answer = await stranger.request(method, address, body === undefined ? {} : { body: body() })
    expect(answer).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } })
    await world.api.settled()
    expect(await snapshot()).toBe(before)
  })

  it('cannot use our accounts, files and clips in its own posts', async () => {
    for (const content of [
      { accountIds: [ids.account] },
      { media: [{ mediaId: ids.media }] },
      { clipId: ids.clip },
      { link: { url: 'https://harbour.example/', imageMediaId: ids.media } },
    ]) {
      const answer = await stranger.request('POST', '/v1/posts', { body: { text: 'Theirs', ...content } })
      expect(answer).toMatchObject({ status: 422, body: { code: 'VALIDATION_FAILED' } })
    }
  })

  it('sees nothing of ours in any list', async () => {
    const from = world.inAnHour(-24)
    const range = new URLSearchParams({ from, to: world.inAnHour(24) })
    const lists = ['/v1/posts', '/v1/clips', '/v1/accounts', '/v1/media', '/v1/targets/review']
    for (const path of [...lists, `/v1/calendar?${range}`]) {
      const { status, body } = await stranger.request('GET', path)
      expect([path, status, body.items]).toEqual([path, 200, []])
    }
  })

  it('can connect the same social account for itself', async () => {
    const id = await world.connect('mastodon', 'ada', stranger)
    expect(id).not.toBe(ids.account)
    const { body } = await stranger.request('GET', '/v1/accounts')
    expect(body.items).toHaveLength(1)
  })
})
