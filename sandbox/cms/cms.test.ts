import { Hono } from 'hono'
import { parseHTML } from 'linkedom'
import { afterEach, describe, expect, it } from 'vitest'
import { fetchCard, guessCard, readImage, serve } from '../kit/index.ts'
import { startSandbox } from '../testing/index.ts'
import { articles } from './articles.ts'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

interface Asked {
  authorization: string | undefined
  body: Record<string, unknown>
}

/** The desk, and an address in AllIN's place that notes what it is asked. */
async function desk(options: { key?: string | null; status?: number } = {}) {
  const asked: Asked[] = []
  const allin = new Hono()
  allin.post('/v1/embed/tokens', async (c) => {
    asked.push({ authorization: c.req.header('authorization'), body: await c.req.json() })
    const body = {
      token: 'a-token-for-ten-minutes',
      expiresAt: '2026-11-23T12:10:00Z',
      internal: 'never passed on',
    }
    return Response.json(body, { status: options.status ?? 201 })
  })
  const served = await serve(allin, 0)
  const sandbox = await startSandbox({
    only: ['cms'],
    publicUrl: served.url,
    cmsApiKey: () => (options.key === undefined ? 'allin_key_secret' : options.key),
  })
  ends.push(served.close, sandbox.close)
  const base = sandbox.addresses.cms ?? ''
  const token = async (headers: Record<string, string> = {}) => {
    const response = await fetch(`${base}/allin-token`, { method: 'POST', headers })
    return { status: response.status, body: await response.text() }
  }
  const document = async (path: string) => parseHTML(await (await fetch(base + path)).text()).document
  return { kit: sandbox.kit, base, allin: served.url, asked, token, document }
}

describe('the desk', () => {
  it('embeds composer and calendar from one script tag, under a strict policy', async () => {
    const { base, allin, document } = await desk()
    const page = await document('/?story=line-9-opens-on-monday')
    expect([...page.querySelectorAll('script')].map((each) => each.getAttribute('src'))).toEqual([
      `${allin}/embed.js`,
    ])
    expect(page.querySelector('allin-calendar')?.getAttribute('token-endpoint')).toBe('/allin-token')
    expect(page.querySelector('allin-composer')?.getAttribute('prefill-url')).toBe(
      `${base}/news/line-9-opens-on-monday`,
    )
    const policy = (await fetch(base)).headers.get('content-security-policy')
    expect(policy).toContain(`frame-src ${allin}`)
    expect(policy).not.toContain('unsafe')
  })

  it('gets a token for the signed-in editor with a key that never leaves the server', async () => {
    const { base, asked, token } = await desk()
    const answer = await token({ origin: base, 'sec-fetch-site': 'same-origin' })
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.body)).toEqual({
      token: 'a-token-for-ten-minutes',
      expiresAt: '2026-11-23T12:10:00Z',
    })
    expect(asked).toEqual([
      {
        authorization: 'Bearer allin_key_secret',
        body: {
          externalUserId: 'desk-ada',
          externalUserName: 'Ada Lindqvist',
          capabilities: ['view', 'compose', 'schedule'],
          origins: [base],
          seconds: 600,
        },
      },
    ])
    expect(await (await fetch(base)).text()).not.toContain('allin_key_secret')
  })

  it('gives no token to other sites, and says what is wrong when there is none', async () => {
    const { asked, token } = await desk()
    expect((await token({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await token({ origin: 'https://evil.example' })).status).toBe(403)
    expect(asked).toEqual([])
    const refused = await (await desk({ status: 403 })).token()
    expect(refused).toMatchObject({
      status: 502,
      body: expect.stringContaining('refused to give a token (403)'),
    })
    expect(refused.body).not.toContain('secret')
    expect(await (await desk({ key: null })).token()).toMatchObject({
      status: 503,
      body: expect.stringContaining('npm start'),
    })
  })
})

describe('the stories that readers see', () => {
  it.each(articles.map(({ slug }) => slug))('tell machines everything about %s', async (slug) => {
    const { base, document } = await desk()
    const article = articles.find((each) => each.slug === slug)
    const page = await document(`/news/${slug}`)
    const meta = (name: string) => page.querySelector(`meta[property="${name}"]`)?.getAttribute('content')
    const url = `${base}/news/${slug}`
    expect(page.querySelector('link[rel=canonical]')?.getAttribute('href')).toBe(url)
    expect([meta('og:title'), meta('og:url'), meta('article:published_time')]).toEqual([
      article?.title,
      url,
      article?.publishedAt,
    ])
    const data = JSON.parse(page.querySelector('script[type="application/ld+json"]')?.textContent ?? '')
    expect(data).toMatchObject({
      '@type': 'NewsArticle',
      headline: article?.title,
      author: [{ name: article?.author }],
    })
    const image = await fetch(meta('og:image') ?? '')
    expect(readImage(new Uint8Array(await image.arrayBuffer()))).toEqual({
      mimeType: 'image/jpeg',
      width: 1200,
      height: 675,
    })
    expect(page.querySelectorAll('.prose p').length).toBeGreaterThan(3)
  })

  it('get a preview card from the page itself; pages elsewhere get one from their address alone', async () => {
    const { kit, base } = await desk()
    const card = await fetchCard(kit, `${base}/news/night-ferries-return`)
    expect(card).toMatchObject({ title: articles[0]?.title, description: articles[0]?.standfirst })
    expect(kit.store.blobs.get(card?.imageHash ?? '')?.mimeType).toBe('image/jpeg')
    expect(await fetchCard(kit, 'https://gazette.example/news/night-ferries-return')).toBeNull()
    expect(guessCard('https://www.gazette.example/news/night-ferries-return.html').title).toBe(
      'Night ferries return',
    )
    expect(guessCard('https://www.gazette.example/?id=4').title).toBe('gazette.example')
  })

  it('answer 404 for what there is not', async () => {
    const { base } = await desk()
    for (const path of ['/news/nothing', '/pictures/..%2fdesk.css', '/nothing']) {
      expect((await fetch(base + path)).status).toBe(404)
    }
  })
})
