import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Caller, enter, newOrganization, signInAsDemo } from '../support/api.ts'
import { png } from '../support/images.ts'
import { livePosts, waitForLive } from '../support/live.ts'
import { type Product, startProduct, until } from '../support/product.ts'

/** What the API must do on every runtime, seen from outside alone. */
export function describeRuntime(runtime: 'node' | 'workers' | 'deno'): void {
  describe(`the API on ${runtime}`, () => {
    let product: Product
    let anybody: Caller
    let demo: Caller
    let accountIds: string[]
    const secrets: string[] = []

    beforeAll(async () => {
      product = await startProduct({ runtime })
      anybody = new Caller(product.addresses.api)
      demo = await signInAsDemo(product)
      accountIds = (await demo.must('GET', '/v1/accounts')).items.map(({ id }: { id: string }) => id)
      secrets.push(demo.credential ?? '', product.demo.password)
    })
    afterAll(() => product?.discard())

    const problem = (
      answer: { status: number; headers: Headers; body: unknown },
      status: number,
      code: string,
    ) => {
      expect(answer).toMatchObject({
        status,
        body: { status, code, title: expect.any(String), detail: expect.any(String) },
      })
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
      expect(JSON.stringify(answer.body)).not.toMatch(/at \w+ \(|node_modules|\.ts:\d/)
    }

    describe('operations', () => {
      it('says that it lives, that it is ready, and how it is called', async () => {
        expect((await anybody.call('GET', '/healthz')).status).toBe(200)
        expect((await anybody.call('GET', '/readyz')).status).toBe(200)
        const openapi = await anybody.call('GET', '/openapi.json')
        expect(openapi.body.openapi).toMatch(/^3\.1/)
        expect(Object.keys(openapi.body.paths)).toContain('/v1/posts/{postId}/schedule')
        const docs = await anybody.call('GET', '/docs')
        expect(docs.headers.get('content-type')).toMatch(/^text\/html/)
        expect(docs.body).toContain('/v1/posts/{postId}/schedule')
      })

      it('publishes its public keys and keeps the private halves', async () => {
        const { body } = await anybody.call('GET', '/.well-known/jwks.json')
        expect(body.keys.length).toBeGreaterThan(0)
        expect(JSON.stringify(body)).not.toContain('"d"')
      })

      it('sends security headers and a request id with every answer', async () => {
        const { headers } = await anybody.call('GET', '/v1/me')
        expect(headers.get('x-content-type-options')).toBe('nosniff')
        expect(headers.get('content-security-policy')).toMatch(/frame-ancestors/)
        expect(headers.get('allin-request-id')).toMatch(/^req_[0-9a-z]{26}$/)
      })
    })

    describe('people', () => {
      it('signs up, signs in, founds an organization and signs out', async () => {
        const email = `${crypto.randomUUID()}@people.example`
        const password = 'a long enough password'
        secrets.push(password)
        await enter(product.addresses.api, 'sign-up', { email, password, name: 'Jo' })
        const person = await enter(product.addresses.api, 'sign-in', { email, password })
        secrets.push(person.credential ?? '')
        const organization = await person.must('POST', '/v1/organizations', {
          name: 'Jo & Co',
          timeZone: 'Asia/Tokyo',
        })
        expect(await person.must('GET', '/v1/me')).toMatchObject({
          user: { email },
          organizations: [{ id: organization.id, name: 'Jo & Co', role: 'ADMIN', timeZone: 'Asia/Tokyo' }],
        })
        await person.call('POST', '/v1/auth/sign-out', {
          body: {},
          headers: { origin: product.addresses.api },
        })
        problem(await person.call('GET', '/v1/me'), 401, 'UNAUTHENTICATED')
      })

      it('answers a wrong password and an unknown person alike, and stops the sixth try', async () => {
        const email = `${crypto.randomUUID()}@people.example`
        await enter(product.addresses.api, 'sign-up', { email, password: 'the right password', name: 'Kit' })
        const attempt = (address: string) =>
          anybody.call('POST', '/v1/auth/sign-in/email', {
            body: { email: address, password: 'the wrong password' },
            headers: { origin: product.addresses.api },
          })
        const wrong = await attempt(email)
        const unknown = await attempt(`${crypto.randomUUID()}@people.example`)
        problem(wrong, 401, 'UNAUTHENTICATED')
        expect(unknown.body.detail).toBe(wrong.body.detail)
        for (let tries = 2; tries <= 5; tries += 1) await attempt(email)
        const sixth = await attempt(email)
        problem(sixth, 429, 'RATE_LIMITED')
        expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThan(0)
      })
    })

    describe('bad input', () => {
      it('is told what is wrong and where, and changes nothing', async () => {
        const before = (await demo.must('GET', '/v1/posts?status=DRAFT')).items.length
        const bad = (body: unknown) => demo.call('POST', '/v1/posts', { body })
        const wrongType = await bad({ text: 5, accountIds: ['nonsense'], colour: 'red' })
        problem(wrongType, 422, 'VALIDATION_FAILED')
        expect(wrongType.body.issues.map(({ path }: { path: unknown[] }) => path[0])).toEqual(
          expect.arrayContaining(['text', 'accountIds']),
        )
        const json = { 'content-type': 'application/json' }
        problem(
          await demo.call('POST', '/v1/posts', { raw: '{"text":', headers: json }),
          400,
          'MALFORMED_REQUEST',
        )
        const huge = JSON.stringify({ text: 'x'.repeat(400_000) })
        problem(await demo.call('POST', '/v1/posts', { raw: huge, headers: json }), 413, 'BODY_TOO_LARGE')
        const plain = { 'content-type': 'text/plain' }
        problem(
          await demo.call('POST', '/v1/posts', { raw: 'hello', headers: plain }),
          415,
          'UNSUPPORTED_CONTENT_TYPE',
        )
        const noKey = { body: { text: 'x' }, headers: { 'idempotency-key': '' } }
        problem(await demo.call('POST', '/v1/posts', noKey), 400, 'IDEMPOTENCY_KEY_REQUIRED')
        expect((await demo.must('GET', '/v1/posts?status=DRAFT')).items).toHaveLength(before)
      })

      it('meets unknown addresses, methods, ids and credentials with the right problem', async () => {
        problem(await demo.call('GET', '/v1/nothing'), 404, 'NOT_FOUND')
        problem(await demo.call('PUT', '/v1/posts', { body: {} }), 405, 'METHOD_NOT_ALLOWED')
        problem(await demo.call('GET', '/v1/posts/post_00000000000000000000000000'), 404, 'NOT_FOUND')
        problem(await anybody.call('GET', '/v1/posts'), 401, 'UNAUTHENTICATED')
        const forged = new Caller(product.addresses.api, 'allin_key_forged', null)
        problem(await forged.call('GET', '/v1/posts'), 401, 'UNAUTHENTICATED')
      })

      it("hides another organization's objects as if they did not exist", async () => {
        const stranger = await newOrganization(product, 'Strangers')
        const { id, revision } = await demo.must('POST', '/v1/posts', { text: 'Ours alone.' })
        problem(await stranger.call('GET', `/v1/posts/${id}`), 404, 'NOT_FOUND')
        problem(
          await stranger.call('PATCH', `/v1/posts/${id}`, { body: { revision, text: 'Theirs' } }),
          404,
          'NOT_FOUND',
        )
        problem(await stranger.in(demo.organizationId ?? '').call('GET', '/v1/posts'), 404, 'NOT_FOUND')
        expect((await demo.must('GET', `/v1/posts/${id}`)).text).toBe('Ours alone.')
      })
    })

    describe('writing', () => {
      it('gives one answer to one idempotency key, also to twenty at once', async () => {
        const send = (text: string, key: string) =>
          demo.call('POST', '/v1/posts', { body: { text }, headers: { 'idempotency-key': key } })
        const key = crypto.randomUUID()
        const answers = await Promise.all(Array.from({ length: 20 }, () => send('Said once.', key)))
        expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
        expect(answers.every(({ status }) => status === 201)).toBe(true)
        problem(await send('Said differently.', key), 422, 'IDEMPOTENCY_KEY_REUSED')
      })

      it('refuses an edit of an old revision, deletes with undo, and pages without gaps', async () => {
        const team = await newOrganization(product, 'Editors')
        const ids: string[] = []
        for (const text of ['one', 'two', 'three'])
          ids.push((await team.must('POST', '/v1/posts', { text })).id)
        const first = await team.must('GET', '/v1/posts?limit=2')
        const second = await team.must(
          'GET',
          `/v1/posts?limit=2&cursor=${encodeURIComponent(first.nextCursor)}`,
        )
        expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids.toReversed())
        const path = `/v1/posts/${ids[0]}`
        const edited = await team.must('PATCH', path, { revision: 1, text: 'one, better' })
        problem(
          await team.call('PATCH', path, { body: { revision: 1, text: 'late' } }),
          409,
          'REVISION_CONFLICT',
        )
        await team.must('DELETE', `${path}?revision=${edited.revision}`)
        problem(await team.call('GET', path), 404, 'NOT_FOUND')
        expect(await team.must('POST', `${path}/restore`, {})).toMatchObject({
          text: 'one, better',
          status: 'DRAFT',
        })
      })

      it('stores pictures as what they are, and refuses what only claims to be one', async () => {
        const upload = (raw: BodyInit, type: string) =>
          demo.call('POST', '/v1/media', {
            raw,
            headers: { 'content-type': type, 'allin-file-name': 'pier.png' },
          })
        const stored = await upload(new Blob([png()]), 'image/png')
        expect(stored).toMatchObject({ status: 201, body: { mimeType: 'image/png', width: 64, height: 48 } })
        const served = await fetch(stored.body.url)
        expect(served.headers.get('content-type')).toBe('image/png')
        expect(served.headers.get('x-content-type-options')).toBe('nosniff')
        expect(new Uint8Array(await served.arrayBuffer())).toEqual(new Uint8Array(png()))
        problem(await upload('<svg onload="alert(1)"/>', 'image/png'), 415, 'MEDIA_NOT_SUPPORTED')
        problem(
          await demo.call('POST', '/v1/media/import', { body: { url: 'http://169.254.169.254/latest' } }),
          422,
          'ADDRESS_NOT_ALLOWED',
        )
      })
    })

    describe('publishing', () => {
      const settled = (id: string) =>
        until(
          async () => (await demo.must('GET', `/v1/posts/${id}`)).status === 'PUBLISHED',
          30_000,
          'PUBLISHED',
        )

      it('goes out once on every account, with its picture, card and variant', async () => {
        const upload = await demo.call('POST', '/v1/media', {
          raw: new Blob([png(320, 200)]),
          headers: { 'content-type': 'image/png', 'allin-alt-text': encodeURIComponent('A pier at dusk') },
        })
        const draft = await demo.must('POST', '/v1/posts', {
          text: `Published from ${runtime}: the pier opens.`,
          media: [{ mediaId: upload.body.id }],
          variants: { x: `Published from ${runtime}, shorter.` },
          accountIds,
        })
        await demo.must('POST', `/v1/posts/${draft.id}/publish`, { revision: draft.revision })
        await settled(draft.id)
        const live = await livePosts(product, `Published from ${runtime}`)
        expect(live.map(({ platform }) => platform).toSorted()).toEqual(['bluesky', 'mastodon', 'x'])
        for (const post of live) {
          expect(post.media).toMatchObject([{ alt: 'A pier at dusk' }])
          expect(post.text.includes('shorter')).toBe(post.platform === 'x')
        }
      })

      it('waits for its second and is woken by the queue', async () => {
        const text = `Scheduled on ${runtime}.`
        const draft = await demo.must('POST', '/v1/posts', { text, accountIds })
        const at = new Date(Date.now() + 4_000)
        await demo.must('POST', `/v1/posts/${draft.id}/schedule`, {
          revision: draft.revision,
          at: at.toISOString(),
          timeZone: 'Europe/Berlin',
        })
        const live = await waitForLive(product, text, accountIds.length)
        for (const post of live)
          expect(Date.parse(post.createdAt)).toBeGreaterThanOrEqual(at.getTime() - 1_000)
        expect(Date.now() - at.getTime()).toBeLessThan(10_000)
        await settled(draft.id)
        expect(await livePosts(product, text)).toHaveLength(accountIds.length)
      })

      it('names every account that a post does not suit, and sends nothing', async () => {
        const draft = await demo.must('POST', '/v1/posts', { text: 'y'.repeat(400), accountIds })
        const answer = await demo.call('POST', `/v1/posts/${draft.id}/publish`, {
          body: { revision: draft.revision },
        })
        problem(answer, 422, 'POST_NOT_READY')
        expect(answer.body.issues.map(({ code }: { code: string }) => code)).toContain('TEXT_TOO_LONG')
        expect(await livePosts(product, 'y'.repeat(200))).toHaveLength(0)
      })

      it('believes no callback without a good signature', async () => {
        const answer = await anybody.call('POST', '/v1/callbacks/publish', {
          body: { targetId: 'tgt_00000000000000000000000000', generation: 1 },
          headers: { 'upstash-signature': 'forged' },
        })
        problem(answer, 401, 'SIGNATURE_INVALID')
      })
    })

    describe('rooms and embedding', () => {
      it('tells a room what changed within a second', async () => {
        const { url, ticket } = await demo.must('POST', '/v1/rooms/tickets', {})
        const socket = new WebSocket(url)
        const messages: { type: string; event?: { type: string; postId: string } }[] = []
        socket.addEventListener('message', ({ data }) => messages.push(JSON.parse(String(data))))
        await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }))
        socket.send(JSON.stringify({ type: 'join', ticket }))
        await until(() => messages.some(({ type }) => type === 'joined'), 5_000, 'joined')
        let fastest = Number.POSITIVE_INFINITY
        // A busy machine holds one event up or the other, but hardly all of them; each must arrive.
        for (let posts = 0; posts < 5 && fastest >= 1_000; posts += 1) {
          const { id } = await demo.must('POST', '/v1/posts', { text: 'Does the room hear of it?' })
          const written = Date.now()
          await until(() => messages.some(({ event }) => event?.postId === id), 15_000, 'the event')
          fastest = Math.min(fastest, Date.now() - written)
        }
        socket.close()
        expect(fastest).toBeLessThan(1_000)
      })

      it('mints embed tokens for servers, and lets them do only what they name', async () => {
        const { key } = await demo.must('POST', '/v1/api-keys', { name: 'CMS', scopes: ['embedToken.mint'] })
        const server = new Caller(product.addresses.api, key)
        const origin = 'https://cms.example'
        const minted = await server.must('POST', '/v1/embed/tokens', {
          externalUserId: 'editor-7',
          externalUserName: 'Editor Seven',
          capabilities: ['view', 'compose'],
          origins: [origin],
          seconds: 120,
        })
        secrets.push(key, minted.token)
        const frame = new Caller(product.addresses.api, minted.token)
        const headers = { 'allin-embed-origin': origin }
        const post = await frame.call('POST', '/v1/posts', {
          body: { text: 'From the CMS.', accountIds },
          headers,
        })
        expect(post.status).toBe(201)
        const publish = { body: { revision: 1 }, headers }
        problem(await frame.call('POST', `/v1/posts/${post.body.id}/publish`, publish), 403, 'FORBIDDEN')
        const elsewhere = { headers: { 'allin-embed-origin': 'https://evil.example' } }
        problem(await frame.call('GET', '/v1/posts', elsewhere), 403, 'ORIGIN_NOT_ALLOWED')
        problem(await demo.call('POST', '/v1/embed/tokens', { body: {} }), 403, 'FORBIDDEN')
      })

      it('lets exactly the named origin frame the composer', async () => {
        const framed = await anybody.call('GET', '/embed/composer?origin=https%3A%2F%2Fcms.example')
        expect(framed.headers.get('content-security-policy')).toMatch(
          /frame-ancestors https:\/\/cms\.example(;|$)/,
        )
        const unnamed = await anybody.call('GET', '/embed/composer')
        expect(unnamed.headers.get('content-security-policy') ?? '').toMatch(/frame-ancestors 'none'/)
      })
    })

    it('wrote no secret, token or stack trace into its log', () => {
      const logs = product.logs()
      expect(logs.length).toBeGreaterThan(1_000)
      for (const secret of secrets) expect(logs.includes(secret), 'a secret stands in the log').toBe(false)
      expect(logs).not.toMatch(/eyJ[\w-]{20,}\.[\w-]{20,}\./)
      expect(logs).not.toMatch(/\n\s+at \w+.*\.ts:\d+/)
    })
  })
}
