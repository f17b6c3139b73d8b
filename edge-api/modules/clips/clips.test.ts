import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Clip } from '../../../core/clip.ts'
import { maxClipText } from '../../../core/clip-facts.ts'
import { openWorld, type World } from '../../publishing/testing/world.ts'
import { signUpMember } from '../../testing/members.ts'

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
      text: `“${quote}”\n— Ada Lindqvist, Harbour News\n\n${clip.title}`,
      variants: {},
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

describe('the draft of a clip', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld({ platforms: ['mastodon', 'bluesky', 'x'] })
  })
  afterAll(() => world.close())

  const make = async (body: Record<string, unknown>) => {
    const answer = await world.person.request('POST', '/v1/clips', { body: { clip, draft: true, ...body } })
    expect(answer.status).toBe(201)
    return answer.body.post
  }
  const template = async (body: Record<string, unknown>) => {
    const answer = await world.person.request('POST', '/v1/templates', { body: { name: 'Ours', ...body } })
    expect(answer.status).toBe(201)
    return answer.body.id
  }

  it('fits each account by the counting of its platform, and goes out like that', async () => {
    const words = 'The tide waits for nobody and neither does the pier '
    const quote = words.repeat(60)
    const accountIds = Object.values(world.accounts)
    const handles = { mastodon: 'ada@harbour.example' }
    const made = await make({ clip: { ...clip, quote, quoteSource: 'selection', handles }, accountIds })
    expect(Object.keys(made.variants).sort()).toEqual(['bluesky', 'mastodon', 'x'])
    expect(made.variants.mastodon).toContain('— Ada Lindqvist (@ada@harbour.example), Harbour News')
    const post = await world.act(made, 'schedule', { at: world.inAnHour() })
    const sent = Object.fromEntries(post.targets.map(({ platform, content }) => [platform, content.text]))
    expect(sent.x).toBe(`${made.variants.x}\n\n${clip.canonicalUrl}`)
    expect(sent.mastodon).toBe(`${made.variants.mastodon}\n\n${clip.canonicalUrl}`)
    expect(sent.bluesky).toBe(made.variants.bluesky)
  })

  it('is written by the template of the organization, or by the one that is named', async () => {
    expect((await make({})).text).toBe(clip.title)
    await template({ text: 'Seen at {site}: {title}\n{link}', variants: { x: '{title}\n{link}' } })
    expect(await make({})).toMatchObject({
      text: 'Seen at Harbour News: The pier is open again',
      variants: { x: 'The pier is open again' },
      link: { url: clip.canonicalUrl },
    })
    const other = await template({ name: 'Without a link', text: '{title} ({date})' })
    const lead = await world.upload(3)
    expect(await make({ templateId: other, mediaIds: [lead] })).toMatchObject({
      text: 'The pier is open again (20 Nov 2026)',
      link: null,
      media: [{ mediaId: lead }],
    })
  })

  it('is not written by a template of somebody else', async () => {
    const stranger = await world.api.signUp()
    const theirs = await stranger.request('POST', '/v1/templates', { body: { name: 'T', text: '{title}' } })
    const body = { clip, draft: true, templateId: theirs.body.id }
    expect(await world.person.request('POST', '/v1/clips', { body })).toMatchObject({
      status: 422,
      body: { issues: [{ path: ['templateId'], code: 'NOT_FOUND' }] },
    })
  })

  it('carries the tags of the organization to each platform', async () => {
    const linkTags = { source: '{platform}', medium: 'social', campaign: '' }
    await world.person.request('PATCH', '/v1/organization', { body: { linkTags } })
    const made = await make({ accountIds: Object.values(world.accounts) })
    expect(made.link).toMatchObject({ url: clip.canonicalUrl, tags: linkTags })
    const post = await world.act(made, 'schedule', { at: world.inAnHour() })
    const tagged = (platform: string) => `${clip.canonicalUrl}?utm_source=${platform}&utm_medium=social`
    for (const { platform, content } of post.targets) {
      if (platform === 'bluesky') expect(content).toMatchObject({ card: { url: tagged('bluesky') } })
      else expect(content.text).toContain(tagged(platform))
    }
    await world.person.request('PATCH', '/v1/organization', { body: { linkTags: null } })
    expect((await make({})).link).not.toHaveProperty('tags')
  })

  it('comes with hashtags that the page suggests, and has none of them', async () => {
    const answer = await world.person.request('POST', '/v1/clips', {
      body: { clip: { ...clip, keywords: ['pier', 'harbour swim'] }, draft: true },
    })
    expect(answer.body.clip.hashtags).toEqual(['#pier', '#HarbourSwim'])
    expect(answer.body.post.text).not.toContain('#')
  })
})

describe('similar clips', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld({ platforms: [] })
  })
  afterAll(() => world.close())

  const keep = async (changes: Record<string, unknown>, draft = false) => {
    const body = { clip: { ...clip, ...changes }, draft }
    return (await world.person.request('POST', '/v1/clips', { body })).body
  }
  const similar = async (query: Record<string, string>, by = world.person) =>
    (await by.request('GET', `/v1/clips/similar?${new URLSearchParams(query)}`)).body.items

  it('are those of the same page, then those with nearly the same title, with who made them', async () => {
    const other = 'https://elsewhere.example/pier'
    const page = await keep({}, true)
    const title = await keep({ canonicalUrl: other, title: 'The pier is open again | Elsewhere' })
    await keep({ canonicalUrl: 'https://elsewhere.example/nets', title: 'How to mend a net' })
    const colleague = await signUpMember(world.api, world.person.organizationId, 'VIEWER')
    const query = { url: clip.canonicalUrl, title: clip.title }
    const found = await similar(query, colleague)
    expect(found).toEqual([
      {
        clipId: page.clip.id,
        title: clip.title,
        match: 'page',
        createdAt: page.clip.createdAt,
        createdByName: 'Ada Example',
        isMine: false,
        postId: page.post.id,
        postStatus: 'DRAFT',
      },
      expect.objectContaining({ clipId: title.clip.id, match: 'title', postId: null, postStatus: null }),
    ])
    expect((await similar(query))[0].isMine).toBe(true)
    expect(await similar({ url: clip.canonicalUrl })).toHaveLength(1)
    expect(await similar({ ...query, except: page.clip.id })).toMatchObject([{ clipId: title.clip.id }])
    await world.person.request('DELETE', `/v1/posts/${page.post.id}?revision=1`)
    expect((await similar(query))[0]).toMatchObject({ postId: null, postStatus: null })
  })

  it('are five at most, the newest', async () => {
    const canonicalUrl = 'https://harbour.example/often'
    const made = []
    for (let count = 0; count < 7; count += 1) made.push((await keep({ canonicalUrl })).clip.id)
    const found = await similar({ url: canonicalUrl, title: clip.title })
    expect(found.map(({ clipId }: { clipId: string }) => clipId)).toEqual(made.reverse().slice(0, 5))
  })

  it('of another organization are not among them', async () => {
    const stranger = await world.api.signUp()
    expect(await similar({ url: clip.canonicalUrl, title: clip.title }, stranger)).toEqual([])
  })
})
