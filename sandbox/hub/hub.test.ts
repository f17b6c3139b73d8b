import { afterEach, describe, expect, it } from 'vitest'
import { autolink, type LivePost } from '../kit/index.ts'
import { startSandbox } from '../testing/index.ts'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

async function hub() {
  const { kit, addresses, close } = await startSandbox({ only: ['hub'] })
  ends.push(close)
  const base = addresses.hub ?? ''
  const publish = (text: string, more: Partial<LivePost> = {}) =>
    kit.live.publish({
      id: '1',
      platform: 'mastodon',
      account: { id: '1', handle: '@ada@harbour.example', displayName: 'Ada', avatarUrl: null },
      text,
      marks: autolink(text, 'https://harbour.example/@', 'https://harbour.example/tags/'),
      media: [],
      card: null,
      url: null,
      idempotencyKey: null,
      details: {},
      ...more,
    })
  const json = async (path: string, init?: RequestInit) => {
    const response = await fetch(base + path, init)
    return { status: response.status, body: await response.json() }
  }
  return { kit, base, publish, json, page: async () => (await fetch(base)).text() }
}

describe('the live page', () => {
  it('shows what is live as the platform would, and nothing that was deleted', async () => {
    const { kit, publish, page } = await hub()
    expect(await page()).toContain('Nothing is live here yet.')
    const hash = kit.keep(new Uint8Array([1]), 'image/png')
    publish('Hello #harbour', {
      media: [{ hash, mimeType: 'image/png', alt: 'A boat', width: 4, height: 3 }],
    })
    publish('Gone', { id: '2' })
    kit.live.delete('mastodon', '2')
    const html = await page()
    expect(html).toContain('>#harbour</a>')
    expect(html).toContain(`<img src="/blobs/${hash}" alt="A boat"`)
    expect(html).toContain('1 live · 1 deleted')
    expect(html).not.toContain('Gone')
  })

  it('never lets a post become markup or script of the page', async () => {
    const { base, publish, page } = await hub()
    publish('<script>alert(1)</script>', {
      account: { id: '1', handle: '"><b>', displayName: '<i>', avatarUrl: 'https://a.example/"onerror="x' },
      card: { url: 'javascript:alert(1)', title: '</a><script>', description: null, imageHash: null },
      marks: [{ start: 0, end: 8, kind: 'link', href: 'javascript:alert(2)' }],
    })
    const html = await page()
    expect(html.match(/<script/g)).toHaveLength(1)
    expect(html).not.toContain('href="javascript:')
    expect(html).not.toContain('<b>"')
    const policy = (await fetch(base)).headers.get('content-security-policy')
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toContain('unsafe')
  })

  it('tells open pages at once which column changed', async () => {
    const { base, publish } = await hub()
    const stream = await fetch(`${base}/events`)
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
    let heard = ''
    const hear = async (part: string) => {
      while (!heard.includes(part)) heard += (await reader?.read())?.value ?? ''
    }
    await hear('event: hello')
    publish('Hello')
    await hear('event: column\ndata: mastodon')
    expect(await (await fetch(`${base}/columns/mastodon`)).text()).toContain('Hello')
    await reader?.cancel()
  })
})

describe('the hub for programs', () => {
  it('answers the log of every platform or of one', async () => {
    const { publish, json } = await hub()
    publish('Hello')
    expect((await json('/live')).body.posts).toMatchObject([
      { platform: 'mastodon', text: 'Hello', deletedAt: null },
    ])
    expect((await json('/live?platform=x')).body.posts).toEqual([])
    expect((await json('/live?platform=myspace')).status).toBe(404)
    expect((await json('/people')).body.people[0]).toMatchObject({ username: 'ada' })
    expect((await json('/healthz')).status).toBe(200)
  })

  it('switches faults on and off, by list or by switch', async () => {
    const { kit, json, page } = await hub()
    const put = (body: unknown) =>
      json('/faults/x', {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    expect(await put([{ kind: 'hang', match: 'tweets', times: 1 }])).toMatchObject({ status: 200 })
    expect(kit.faults.list('x')).toEqual([{ kind: 'hang', match: 'tweets', times: 1 }])
    expect(await put([{ kind: 'explode' }])).toMatchObject({ status: 422 })
    expect(await put([{ kind: 'hang', match: '(' }])).toMatchObject({ status: 422 })
    expect((await json('/faults/x/presets/down', { method: 'PUT' })).body.faults).toHaveLength(2)
    expect(await page()).toContain('X: 2 faults')
    expect((await json('/faults/x/presets/down', { method: 'DELETE' })).body.faults).toHaveLength(1)
    expect((await json('/faults/x', { method: 'DELETE' })).body.faults).toEqual([])
    expect((await json('/faults/x/presets/nothing', { method: 'PUT' })).status).toBe(404)
  })

  it('lets the queue misbehave too', async () => {
    const { kit, base, json } = await hub()
    await json('/faults/qstash/presets/twice', { method: 'PUT' })
    expect(kit.faults.list('qstash')).toEqual([{ kind: 'accept-then-fail', match: '^DELIVER ' }])
    expect(await (await fetch(`${base}/columns/qstash`)).text()).toContain('QStash: 1 fault')
    const put = (platform: string, body: unknown) =>
      json(`/faults/${platform}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    const faults = [
      { kind: 'lose', times: 1 },
      { kind: 'duplicate', copies: 3 },
      { kind: 'delay', milliseconds: 60_000 },
      { kind: 'early', milliseconds: 60_000 },
      { kind: 'reorder', count: 3 },
    ]
    expect((await put('qstash', faults)).body.faults).toEqual(faults)
    expect(await put('x', faults)).toMatchObject({ status: 422 })
    expect(kit.faults.list('x')).toEqual([])
  })

  it('forgets everything on request, but not on the request of another site', async () => {
    const { kit, publish, json } = await hub()
    publish('Hello')
    const foreign = { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } }
    expect((await json('/reset', foreign)).status).toBe(403)
    expect(kit.live.list()).toHaveLength(1)
    expect((await json('/reset', { method: 'POST' })).status).toBe(200)
    expect(kit.live.list()).toEqual([])
  })
})
