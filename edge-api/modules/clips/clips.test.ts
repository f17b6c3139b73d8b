import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkContent } from '../../../core/check.ts'
import { type Clip, maxClipText } from '../../../core/clip.ts'
import { availablePlatforms } from '../../../core/platforms/index.ts'
import { openWorld, type World } from '../../publishing/testing/world.ts'
import { draftText } from './draft-text.ts'

const clip: Clip = {
  kind: 'page',
  url: 'https://harbour.example/story?utm_source=mail',
  canonicalUrl: 'https://harbour.example/story',
  title: 'The pier is open again',
  siteName: 'Harbour News',
  author: 'Ada Lindqvist',
  publishedAt: '2026-11-20',
  language: 'en',
  description: 'After two winters the pier opens.',
  quote: null,
  quoteSource: null,
  leadImage: { url: 'https://harbour.example/pier.png', alt: 'The pier', width: 24, height: 16 },
  images: [],
}

describe('clips', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  afterAll(() => world.close())

  const keep = (body: Record<string, unknown>) => world.person.request('POST', '/v1/clips', { body })

  it('are kept and found again however long the address of the page is', async () => {
    const noise = Array.from({ length: 120 }, () => crypto.randomUUID()).join('')
    const canonicalUrl = `https://harbour.example/${noise}`.slice(0, 4096)
    expect(await keep({ clip: { ...clip, canonicalUrl }, draft: true })).toMatchObject({ status: 201 })
    const query = new URLSearchParams({ url: canonicalUrl })
    const { body } = await world.person.request('GET', `/v1/clips?${query}`)
    expect(body.items).toMatchObject([{ clip: { canonicalUrl } }])
  })

  it('have addresses without white space inside, which would end them in a text', async () => {
    const answer = await keep({ clip: { ...clip, canonicalUrl: 'https://harbour.example/a b' }, draft: true })
    expect(answer).toMatchObject({ status: 422, body: { issues: [{ path: ['clip', 'canonicalUrl'] }] } })
    const post = await world.person.request('POST', '/v1/posts', {
      body: { text: 'Look', link: { url: 'https://harbour.example/ https://evil.example/' } },
    })
    expect(post).toMatchObject({ status: 422, body: { issues: [{ path: ['link', 'url'] }] } })
  })

  it('become a draft with quote, title and a card for the page', async () => {
    const lead = await world.upload(1)
    const quote = 'The tide waits for nobody, and neither does the pier.'
    const { status, body } = await keep({
      clip: { ...clip, quote, quoteSource: 'selection' },
      draft: true,
      accountIds: [world.accounts.mastodon],
      mediaIds: [lead],
    })
    expect(status).toBe(201)
    expect(body.post).toMatchObject({
      status: 'DRAFT',
      text: `“${quote}”\n\n${clip.title}`,
      link: {
        url: clip.canonicalUrl,
        title: clip.title,
        description: clip.description,
        imageMediaId: lead,
      },
      media: [],
      accountIds: [world.accounts.mastodon],
      clipId: body.clip.id,
    })
    expect(body.clip).toMatchObject({ postId: body.post.id, createdBy: world.person.userId })
    const read = await world.person.request('GET', `/v1/clips/${body.clip.id}`)
    expect(read.body).toEqual(body.clip)
  })

  it('of an image put the image into the post', async () => {
    const image = await world.upload(2)
    const { body } = await keep({ clip: { ...clip, kind: 'image' }, draft: true, mediaIds: [image] })
    expect(body.post).toMatchObject({ media: [{ mediaId: image }], link: { imageMediaId: null } })
  })

  it('can be kept without a draft, and are found by the page’s address', async () => {
    const canonicalUrl = 'https://harbour.example/another'
    const { body } = await keep({ clip: { ...clip, canonicalUrl }, draft: false })
    expect(body).toMatchObject({ post: null, clip: { postId: null } })
    const query = new URLSearchParams({ url: canonicalUrl })
    const found = await world.person.request('GET', `/v1/clips?${query}`)
    expect(found.body.items).toEqual([body.clip])
    const all = await world.person.request('GET', '/v1/clips?limit=1')
    expect(all.body.items).toEqual([body.clip])
    expect(all.body.nextCursor).toBe(body.clip.id)
  })

  it('hold the page’s main text up to its bound in any script; lists and kept answers leave it out', async () => {
    const text = '潮は誰も待たない。\n'.repeat(maxClipText / 10)
    const canonicalUrl = 'https://harbour.example/long'
    const made = await keep({ clip: { ...clip, canonicalUrl, text }, draft: false })
    expect(made.status).toBe(201)
    expect(made.body.clip.clip).not.toHaveProperty('text')
    const query = new URLSearchParams({ url: canonicalUrl })
    const { body } = await world.person.request('GET', `/v1/clips?${query}`)
    expect(body.items[0].clip).not.toHaveProperty('text')
    const read = await world.person.request('GET', `/v1/clips/${made.body.clip.id}`)
    expect(read.body.clip.text).toBe(text)
    const longer = await keep({ clip: { ...clip, text: `${text}!` }, draft: false })
    expect(longer).toMatchObject({ status: 422, body: { issues: [{ path: ['clip', 'text'] }] } })
  })

  it('are refused with files that the organization does not have, and keep nothing', async () => {
    const before = await world.person.request('GET', '/v1/clips')
    const { status, body } = await keep({ clip, draft: true, mediaIds: ['med_01k9999999999999999999999z'] })
    expect([status, body.code]).toEqual([422, 'VALIDATION_FAILED'])
    expect((await world.person.request('GET', '/v1/clips')).body).toEqual(before.body)
  })
})

describe('the text a clip suggests', () => {
  const words = 'The tide waits for nobody and neither does the pier '
  it.each([
    ['a short title', { ...clip }],
    ['a long title', { ...clip, title: words.repeat(9) }],
    ['a long quote', { ...clip, quote: words.repeat(60), quoteSource: 'selection' as const }],
    ['long Japanese', { ...clip, title: '港の朝'.repeat(60), quote: '潮は誰も待たない。'.repeat(200) }],
    ['one endless word', { ...clip, quote: 'a'.repeat(3_000) }],
  ])('fits every platform together with the address: %s', (_name, each) => {
    const text = draftText(each)
    const link = { url: each.canonicalUrl, title: null, description: null, imageMediaId: null }
    const accounts = availablePlatforms.map((platform) => ({
      id: platform,
      platform,
      handle: '@a',
      limits: {},
    }))
    expect(checkContent({ text, link, media: [], variants: {} }, accounts)).toEqual([])
    expect(text.length).toBeGreaterThan(10)
  })

  it('ends a shortened quote at a word', () => {
    const text = draftText({ ...clip, quote: words.repeat(60), quoteSource: 'selection' })
    expect(text).toMatch(/^“The tide .*\w…”\n\nThe pier is open again$/)
  })
})
