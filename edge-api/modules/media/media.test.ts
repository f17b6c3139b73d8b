import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { audit } from '../../testing/counts.ts'
import { gif, jpeg, png, webp } from '../../testing/images.ts'
import { signUpMember } from '../../testing/members.ts'
import { createTestApi, type Person, type TestApi } from '../../testing/test-api.ts'

let api: TestApi
let ada: Person
const web = new Map<string, () => Response>()
const asked: string[] = []

beforeAll(async () => {
  api = await createTestApi({
    config: { trustedHosts: ['pictures.local:8080'] },
    deps: {
      fetch: async (input) => {
        const address = String(input)
        asked.push(address)
        const answer = web.get(address)
        if (!answer) throw new TypeError('fetch failed')
        return answer()
      },
    },
  })
  ada = await api.signUp()
})
afterAll(() => api.close())

const upload = (raw: Uint8Array<ArrayBuffer> | string, type: string, headers: Record<string, string> = {}) =>
  ada.request('POST', '/v1/media', { raw, headers: { 'content-type': type, ...headers } })

const cut = (file: Uint8Array<ArrayBuffer>, bytes: number) => file.slice(0, file.length - bytes)

describe('uploading', () => {
  it.each(['allin-file-name', 'allin-alt-text', 'allin-source-url'])(
    'refuses a header %s that cannot be stored',
    async (name) => {
      const answer = await upload(png(6, 4), 'image/png', {
        [name]: encodeURIComponent('https://news.example.com/\u0000'),
      })
      expect(answer).toMatchObject({ status: 422, body: { code: 'VALIDATION_FAILED' } })
    },
  )

  it('is another request when the same file comes under the same key with another description', async () => {
    const send = (altText: string) =>
      ada.request('POST', '/v1/media', {
        raw: png(6, 4),
        idempotencyKey: 'the-same-file',
        headers: { 'content-type': 'image/png', 'allin-alt-text': altText },
      })
    expect((await send('Ada')).status).toBe(201)
    expect((await send('Ada')).headers.get('idempotency-replayed')).toBe('true')
    expect((await send('Grace')).body.code).toBe('IDEMPOTENCY_KEY_REUSED')
  })

  it.each([
    ['image/png', png(6, 4), 6, 4],
    ['image/jpeg', jpeg(640, 480), 640, 480],
    ['image/jpeg', jpeg(640, 480, 6), 480, 640],
    ['image/gif', gif(31, 17), 31, 17],
    ['image/webp', webp(800, 600), 800, 600],
  ])('keeps a %s with its size as shown', async (type, file, width, height) => {
    const answer = await upload(file, type, {
      'allin-file-name': encodeURIComponent('Füße & Co.png'),
      'allin-alt-text': encodeURIComponent('Zwei Füße im Sand'),
      'allin-source-url': encodeURIComponent('https://news.example.com/a?b=c'),
    })
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({
      mimeType: type,
      width,
      height,
      bytes: file.length,
      fileName: 'Füße & Co.png',
      altText: 'Zwei Füße im Sand',
    })
    expect(answer.body.url).toMatch(/^https:\/\/allin\.example\/media\/[\w-]{32}\.(png|jpg|gif|webp)$/)
  })

  it.each([
    ['an empty file', new Uint8Array(), 'image/png', 422, 'MEDIA_UNREADABLE'],
    ['a PNG that breaks off', cut(png(6, 4), 12), 'image/png', 422, 'MEDIA_UNREADABLE'],
    ['a JPEG that breaks off', cut(jpeg(6, 4), 2), 'image/jpeg', 422, 'MEDIA_UNREADABLE'],
    ['a GIF that breaks off', cut(gif(6, 4), 3), 'image/gif', 422, 'MEDIA_UNREADABLE'],
    ['a WebP that breaks off', cut(webp(6, 4), 4), 'image/webp', 422, 'MEDIA_UNREADABLE'],
    ['an image without area', png(0, 4), 'image/png', 422, 'MEDIA_UNREADABLE'],
    ['a JPEG that says it is a PNG', jpeg(6, 4), 'image/png', 415, 'MEDIA_NOT_SUPPORTED'],
    ['a page that says it is a PNG', '<script>alert(1)</script>', 'image/png', 415, 'MEDIA_NOT_SUPPORTED'],
    [
      'a drawing',
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'image/svg+xml',
      415,
      'UNSUPPORTED_CONTENT_TYPE',
    ],
    ['a bomb of 3.6 billion pixels', png(60_000, 60_000), 'image/png', 413, 'MEDIA_TOO_LARGE'],
    ['15 MB and a byte', new Uint8Array(15_000_001), 'image/png', 413, 'MEDIA_TOO_LARGE'],
  ])('refuses %s', async (_, file, type, status, code) => {
    const before = await audit(api)
    const answer = await upload(file, type, { 'allin-file-name': 'holiday.png' })
    expect([answer.status, answer.body.code]).toEqual([status, code])
    if (code.startsWith('MEDIA')) expect(answer.body.detail).toContain('holiday.png')
    expect(await audit(api)).toBe(before)
  })

  it('refuses words beside the image that cannot be kept', async () => {
    for (const [header, value] of [
      ['allin-alt-text', 'x'.repeat(2_001)],
      ['allin-alt-text', encodeURIComponent('a\u0000b')],
      ['allin-source-url', 'javascript:alert(1)'],
      ['allin-file-name', '%E0%A4%A'],
    ] as const) {
      const answer = await upload(png(2, 2), 'image/png', { [header]: value })
      expect([header, answer.status >= 400 && answer.status < 500]).toEqual([header, true])
    }
  })
})

describe('what is stored', () => {
  it('answers everybody who knows its address, for ever, and can neither run nor load anything', async () => {
    const file = png(5, 5)
    const { body } = await upload(file, 'image/png')
    const path = new URL(body.url).pathname
    const answer = await api.request('GET', path)
    expect(answer.headers.get('content-type')).toBe('image/png')
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    const etag = answer.headers.get('etag') ?? ''
    const known = await api.request('GET', path, { headers: { 'if-none-match': `W/"other", ${etag}` } })
    expect(known.status).toBe(304)
    for (const wrong of [`/media/${'a'.repeat(32)}.png`, '/media/..%2f..%2fetc%2fpasswd', `${path}x`]) {
      expect((await api.request('GET', wrong)).body.code).toBe('NOT_FOUND')
    }
  })

  it('is listed newest first without gaps, and only to its own organization', async () => {
    const ben = await api.signUp()
    const ids: string[] = []
    for (let count = 0; count < 5; count += 1) {
      const made = await ben.request('POST', '/v1/media', {
        raw: png(2, 2),
        headers: { 'content-type': 'image/png' },
      })
      ids.unshift(made.body.id)
    }
    const seen: string[] = []
    let cursor = ''
    do {
      const page = await ben.request('GET', `/v1/media?limit=2${cursor && `&cursor=${cursor}`}`)
      seen.push(...page.body.items.map(({ id }: { id: string }) => id))
      cursor = page.body.nextCursor
    } while (cursor)
    expect(seen).toEqual(ids)
    const foreign = await ada.request('PATCH', `/v1/media/${ids[0]}`, { body: { altText: 'mine now' } })
    expect(foreign.body.code).toBe('NOT_FOUND')
  })

  it('can be described again, by those who may write', async () => {
    const { body } = await upload(png(2, 2), 'image/png')
    const described = await ada.request('PATCH', `/v1/media/${body.id}`, {
      body: { altText: 'A red square' },
    })
    expect(described.body).toEqual({ ...body, altText: 'A red square' })
    const cleared = await ada.request('PATCH', `/v1/media/${body.id}`, { body: { altText: null } })
    expect(cleared.body.altText).toBeNull()
    const viewer = await signUpMember(api, ada.organizationId, 'VIEWER')
    expect((await viewer.request('PATCH', `/v1/media/${body.id}`, { body: { altText: 'x' } })).status).toBe(
      403,
    )
  })
})

describe('importing from an address', () => {
  const get = (url: string, altText?: string) =>
    ada.request('POST', '/v1/media/import', { body: { url, ...(altText ? { altText } : {}) } })

  it('fetches an image over redirects, without credentials', async () => {
    web.set(
      'https://news.example.com/lead',
      () => new Response(null, { status: 302, headers: { location: '/img/lead.jpg' } }),
    )
    web.set('https://news.example.com/img/lead.jpg', () => new Response(jpeg(1200, 630)))
    const answer = await get('https://news.example.com/lead', 'The harbour')
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({
      width: 1200,
      height: 630,
      fileName: 'lead.jpg',
      altText: 'The harbour',
    })
  })

  it.each([
    'http://news.example.com/a.png',
    'https://127.0.0.1/a.png',
    'https://[::1]/a.png',
    'https://2130706433/a.png',
    'https://localhost/a.png',
    'https://metadata.internal/a.png',
    'https://user:pass@news.example.com/a.png',
    'https://news.example.com:8443/a.png',
    'file:///etc/passwd',
    'nonsense',
  ])('never calls %s', async (url) => {
    asked.length = 0
    expect((await get(url)).body.code).toBe('ADDRESS_NOT_ALLOWED')
    expect(asked).toEqual([])
  })

  it('checks every redirect anew', async () => {
    web.set(
      'https://news.example.com/sly',
      () => new Response(null, { status: 302, headers: { location: 'https://169.254.169.254/latest' } }),
    )
    asked.length = 0
    expect((await get('https://news.example.com/sly')).body.code).toBe('ADDRESS_NOT_ALLOWED')
    expect(asked).toEqual(['https://news.example.com/sly'])
  })

  it('says what is wrong with what it found', async () => {
    web.set(
      'https://news.example.com/loop',
      () => new Response(null, { status: 302, headers: { location: '/loop' } }),
    )
    web.set('https://news.example.com/gone', () => new Response('gone', { status: 410 }))
    web.set('https://news.example.com/page', () => new Response('<html>'))
    web.set('https://news.example.com/huge', () => new Response(new Uint8Array(15_000_001)))
    expect((await get('https://news.example.com/loop')).body.detail).toContain('redirects too often')
    expect((await get('https://news.example.com/gone')).body.detail).toContain('410')
    expect((await get('https://news.example.com/page')).body.code).toBe('MEDIA_NOT_SUPPORTED')
    expect((await get('https://news.example.com/huge')).body.code).toBe('MEDIA_TOO_LARGE')
    expect((await get('https://news.example.com/silent')).body.detail).toContain('could not be reached')
  })
})
