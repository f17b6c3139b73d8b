import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { deliverEvents } from '../../outbox/deliver.ts'
import { webhookPauses } from '../../outbox/record-posted.ts'
import { sendWebhooks } from '../../outbox/send-webhooks.ts'
import { failed, writeSettled } from '../../outbox/testing/settled.ts'
import { signUpMember } from '../../testing/members.ts'
import { createTestApi, type Person, type TestApi } from '../../testing/test-api.ts'
import { expectedSignature, openReceiver, type Receiver } from './testing/receiver.ts'
import { chosenEventTypes, webhookMessages } from './webhook-events.ts'

let api: TestApi
let admin: Person
let receiver: Receiver
let postId: string

beforeAll(async () => {
  receiver = await openReceiver()
  api = await createTestApi({
    config: { trustedHosts: [receiver.host] },
    deps: { fetch: (input, init) => fetch(input, init) },
  })
  admin = await api.signUp()
  postId = (await admin.request('POST', '/v1/posts', { body: { text: 'Hello' } })).body.id
  await api.settled()
})
beforeEach(async () => {
  await api.settled()
  await api.deps.db.execute(sql`delete from webhook_endpoints`)
  receiver.received.length = 0
  receiver.answer = () => new Response(null, { status: 204 })
})
afterAll(async () => {
  await api.close()
  await receiver.close()
})

async function create(input: Record<string, unknown> = {}, by = admin) {
  const made = await by.request('POST', '/v1/webhooks', { body: { url: `${receiver.url}/in`, ...input } })
  expect(made.status).toBe(201)
  return made.body as { id: string; secret: string; url: string }
}
const hook = (id: string) => `/v1/webhooks/${id}`
const post = (path: string) => admin.request('POST', path, { body: {} })
const deliveriesOf = async (id: string) => (await admin.request('GET', `${hook(id)}/deliveries`)).body.items
const read = async (id: string) =>
  (await admin.request('GET', '/v1/webhooks')).body.items.find((item: { id: string }) => item.id === id)
async function deliver(changes: Parameters<typeof writeSettled>[3] = [failed]) {
  const events = await writeSettled(api, admin, postId, changes)
  await deliverEvents(api.deps)
  await api.settled()
  return events
}
/** Whatever waits is due now. */
async function nextTry() {
  await api.deps.db.execute(sql`update webhook_deliveries set available_at = now() where sent_at is null`)
  await sendWebhooks(api.deps)
}
const secondsUntilNext = async (): Promise<number> => {
  const { rows } = await api.deps.db.execute<{ seconds: number }>(sql`
    select extract(epoch from available_at - now())::float8 as seconds from webhook_deliveries`)
  return rows[0]?.seconds ?? Number.NaN
}

describe('a webhook', () => {
  it('gets a signed test event; its secret is shown once and stored sealed', async () => {
    const { id, secret } = await create()
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    expect(JSON.stringify((await admin.request('GET', '/v1/webhooks')).body)).not.toContain('whsec_')
    const { rows } = await api.deps.db.execute(sql`select * from webhook_endpoints`)
    expect(JSON.stringify(rows)).not.toContain(secret.slice(6))
    const test = await post(`${hook(id)}/test`)
    expect(test.body).toMatchObject({ type: 'webhook.test', state: 'waiting', tries: 0 })
    await api.settled()
    const [message] = receiver.received
    if (!message) throw new Error('Nothing arrived')
    expect(message).toMatchObject({ path: '/in', id: test.body.id })
    expect(message.body).toEqual({
      type: 'webhook.test',
      timestamp: expect.any(String),
      data: { organizationId: admin.organizationId, webhookId: id },
    })
    expect(message.signatures).toEqual([expectedSignature(secret, message)])
    expect(Math.abs(message.timestamp - Date.now() / 1000)).toBeLessThan(60)
    expect(await deliveriesOf(id)).toMatchObject([
      { id: test.body.id, state: 'delivered', tries: 1, httpStatus: 204, remark: null, nextTryAt: null },
    ])
    expect(api.logLines.join('\n')).not.toContain('whsec_')
  })

  it('P28: is told how posts and targets ended, in the documented shape, without content', async () => {
    await create()
    await deliver([
      { postStatus: 'PUBLISHING' },
      {},
      failed,
      { ...failed, outcome: 'needs-review', postStatus: 'NEEDS_REVIEW' },
      { ...failed, postStatus: 'PARTIALLY_PUBLISHED' },
    ])
    const types = receiver.received.map(({ body }) => body.type)
    expect(types.toSorted()).toEqual([
      'post.failed',
      'post.needs_review',
      'post.partially_published',
      'post.published',
      'target.failed',
      'target.failed',
      'target.needs_review',
      'target.published',
      'target.published',
    ])
    for (const { body } of receiver.received) {
      const type: keyof typeof webhookMessages = body.type
      expect(webhookMessages[type].parse(body)).toEqual(body)
      expect(JSON.stringify(body)).not.toContain('Hello')
    }
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(9)
    const published = receiver.received.find(({ body }) => body.type === 'target.published')
    expect(published?.body.data).toMatchObject({
      postId,
      status: 'PUBLISHED',
      platform: 'mastodon',
      remoteUrl: 'https://social.example/@ada/1',
      error: null,
    })
    const refused = receiver.received.find(({ body }) => body.type === 'target.failed')
    expect(refused?.body.data.error).toEqual({ code: 'REJECTED', detail: 'The platform refused the post.' })
  })

  it('gets only what it asked for', async () => {
    await create({ events: ['post.failed'] })
    await deliver([{}, failed])
    expect(receiver.received.map(({ body }) => body.type)).toEqual(['post.failed'])
  })

  it('signs with both secrets for a day after a new one was made, then with the new one alone', async () => {
    const first = await create()
    const renewed = await post(`${hook(first.id)}/secret`)
    expect(renewed.body.secret).not.toBe(first.secret)
    await deliver()
    const [message] = receiver.received
    if (!message) throw new Error('Nothing arrived')
    expect(message.signatures).toEqual([
      expectedSignature(renewed.body.secret, message),
      expectedSignature(first.secret, message),
    ])
    receiver.received.length = 0
    const clock = { now: () => new Date(Date.now() + 25 * 3_600_000) }
    await writeSettled(api, admin, postId, [{ ...failed, postStatusBefore: 'FAILED' }])
    await deliverEvents({ ...api.deps, clock })
    await api.settled()
    const [later] = receiver.received
    expect(later?.signatures).toEqual([later && expectedSignature(renewed.body.secret, later)])
  })

  it('says that a secret no longer opens, and a new one helps', async () => {
    const { id } = await create({ events: ['post.failed'] })
    await api.deps.db.execute(sql`update webhook_endpoints set sealed_secret = 'damaged'`)
    await deliver()
    expect(receiver.received).toEqual([])
    expect(await deliveriesOf(id)).toMatchObject([
      { remark: 'The message could not be signed. Make a new secret.' },
    ])
    const { body } = await post(`${hook(id)}/secret`)
    await nextTry()
    const [message] = receiver.received
    expect(message?.signatures).toEqual([message && expectedSignature(body.secret, message)])
  })

  it('P30: tries again under the same id, after growing pauses, then gives up; a person can send it again', async () => {
    const { id } = await create({ events: ['post.failed'] })
    receiver.answer = () => new Response('a secret of theirs', { status: 500 })
    const [event] = await deliver()
    const pauses = [await secondsUntilNext()]
    for (let tries = 2; tries <= 7; tries += 1) {
      await nextTry()
      pauses.push(await secondsUntilNext())
    }
    for (const [index, pause] of webhookPauses.entries()) {
      expect(pauses[index]).toBeGreaterThan(pause - 5)
      expect(pauses[index]).toBeLessThanOrEqual(pause)
    }
    await nextTry()
    const [givenUp] = await deliveriesOf(id)
    expect(givenUp).toMatchObject({ state: 'given-up', tries: 8, httpStatus: 500, nextTryAt: null })
    expect(givenUp.remark).toBe('The server answered with HTTP 500.')
    await nextTry()
    expect(receiver.received).toHaveLength(8)
    expect(new Set(receiver.received.map((message) => message.id))).toEqual(new Set([`${event?.id}_post`]))
    expect(await read(id)).toMatchObject({ failures: 8, disabledAt: null })
    receiver.answer = () => new Response(null)
    const again = await post(`${hook(id)}/deliveries/${givenUp.id}/redeliver`)
    expect(again.body).toMatchObject({ id: givenUp.id, state: 'waiting', tries: 0 })
    await api.settled()
    expect(receiver.received.at(-1)?.id).toBe(givenUp.id)
    expect(await deliveriesOf(id)).toMatchObject([{ state: 'delivered', tries: 1, remark: null }])
    expect(await read(id)).toMatchObject({ failures: 0 })
  })

  it.each([
    ['a wish in seconds', '300', 300],
    ['a wish in seconds that is shorter than our own pause', '1', 5],
    ['a wish beyond reason', '999999', 6 * 3_600],
    ['nonsense', 'soon', 5],
  ])('waits as asked: %s', async (_, header, seconds) => {
    await create({ events: ['post.failed'] })
    receiver.answer = () => new Response(null, { status: 429, headers: { 'retry-after': header } })
    await deliver()
    expect(await secondsUntilNext()).toBeGreaterThan(seconds - 5)
    expect(await secondsUntilNext()).toBeLessThanOrEqual(seconds)
  })

  it('follows no redirect, and says when it cannot reach a server without telling of our network', async () => {
    const { id } = await create({ events: ['post.failed'] })
    receiver.answer = () => Response.redirect(`${receiver.url}/elsewhere`, 307)
    await deliver()
    expect(receiver.received.map(({ path }) => path)).toEqual(['/in'])
    expect(await deliveriesOf(id)).toMatchObject([
      { state: 'waiting', httpStatus: 307, remark: 'The server redirects; give its final address.' },
    ])
    const unreachable = {
      ...api.deps,
      fetch: () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7:443')),
    }
    await api.deps.db.execute(sql`update webhook_deliveries set available_at = now()`)
    await sendWebhooks(unreachable)
    expect(await deliveriesOf(id)).toMatchObject([
      { httpStatus: null, remark: 'The server could not be reached.' },
    ])
  })

  it('is switched off at once by 410, administrators hear of it, and it can be switched on again', async () => {
    const { id, url } = await create({ events: ['post.failed'] })
    const manager = await signUpMember(api, admin.organizationId, 'MANAGER')
    receiver.answer = () => new Response(null, { status: 410 })
    await deliver()
    const off = await read(id)
    expect(off).toMatchObject({ disabledBecause: expect.stringContaining('410') })
    await deliverEvents(api.deps)
    const { body } = await admin.request('GET', '/v1/notifications')
    expect(body.items[0]).toMatchObject({
      type: 'webhook.disabled',
      target: null,
      webhook: { webhookId: id, url, reason: off.disabledBecause },
    })
    const others = await manager.request('GET', '/v1/notifications')
    expect(others.body.items.map(({ type }: { type: string }) => type)).not.toContain('webhook.disabled')
    await deliver()
    await nextTry()
    expect(receiver.received).toHaveLength(1)
    expect((await post(`${hook(id)}/test`)).body.code).toBe('STATE_CONFLICT')
    receiver.answer = () => new Response(null)
    expect((await post(`${hook(id)}/enable`)).body).toMatchObject({ disabledAt: null, failures: 0 })
    await api.settled()
    expect(receiver.received).toHaveLength(2)
    expect(await deliveriesOf(id)).toMatchObject([{ state: 'delivered' }])
  })

  it('is switched off after fifty failures in a row, and counts anew after a success', async () => {
    const { id } = await create({ events: ['post.failed'] })
    await api.deps.db.execute(sql`update webhook_endpoints set failures = 48`)
    receiver.answer = () => new Response(null, { status: 500 })
    await deliver()
    expect(await read(id)).toMatchObject({ failures: 49, disabledAt: null })
    receiver.answer = () => new Response(null)
    await nextTry()
    expect(await read(id)).toMatchObject({ failures: 0 })
    await api.deps.db.execute(sql`update webhook_endpoints set failures = 49`)
    receiver.answer = () => new Response(null, { status: 500 })
    await deliver()
    expect(await read(id)).toMatchObject({
      failures: 50,
      disabledAt: expect.any(String),
      disabledBecause: '50 tries in a row failed. Last: The server answered with HTTP 500.',
    })
  })

  it('is switched off when nothing arrived for five days, but not for a blip after a silence', async () => {
    const { id } = await create({ events: ['post.failed'] })
    receiver.answer = () => new Response(null, { status: 500 })
    await deliver()
    await api.deps.db.execute(sql`update webhook_deliveries set created_at = now() - interval '6 days'`)
    await nextTry()
    expect(await read(id)).toMatchObject({ failures: 2, disabledAt: null })
    await api.deps.db.execute(sql`update webhook_endpoints set failures = 9`)
    await nextTry()
    expect(await read(id)).toMatchObject({
      disabledBecause: expect.stringMatching(/^Nothing arrived for 5 days/),
    })
  })

  it('P31: an endpoint that hangs delays no other', async () => {
    const hanging = Promise.withResolvers<Response>()
    receiver.answer = ({ path }) => (path === '/hangs' ? hanging.promise : new Response(null))
    await create({ url: `${receiver.url}/hangs`, events: ['post.failed'] })
    await create({ url: `${receiver.url}/quick`, events: ['post.failed'] })
    await writeSettled(api, admin, postId, [failed])
    await deliverEvents(api.deps)
    const quick = () => receiver.received.filter(({ path }) => path === '/quick').length
    await expect.poll(quick).toBe(1)
    await writeSettled(
      api,
      admin,
      postId,
      Array.from({ length: 60 }, () => failed),
    )
    await deliverEvents(api.deps)
    await expect.poll(quick, { timeout: 8_000 }).toBe(61)
    expect(receiver.received.filter(({ path }) => path === '/hangs').length).toBeLessThanOrEqual(4)
    hanging.resolve(new Response(null))
    await api.settled()
    expect(receiver.received.filter(({ path }) => path === '/hangs')).toHaveLength(61)
  })

  it('P30: two workers that send at once deliver each message once', async () => {
    await create({ events: ['post.failed'] })
    await writeSettled(
      api,
      admin,
      postId,
      Array.from({ length: 50 }, () => failed),
    )
    const other = { ...api.deps }
    await Promise.all([deliverEvents(api.deps), deliverEvents(other), sendWebhooks(other)])
    await Promise.all([sendWebhooks(api.deps), sendWebhooks(other)])
    await api.settled()
    expect(receiver.received).toHaveLength(50)
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(50)
  })
})

describe('managing webhooks', () => {
  it.each([
    ['http://hooks.press-tools.net/in', 'The address must begin with https://.'],
    ['https://10.0.0.7/in', 'The address must name a host, not an IP address.'],
    ['https://intranet.local/in', 'The address must name a host on the public internet.'],
    ['https://user:word@hooks.press-tools.net/in', 'The address must not carry a user name or password.'],
  ])('refuses %s', async (url, detail) => {
    const made = await admin.request('POST', '/v1/webhooks', { body: { url } })
    expect(made).toMatchObject({ status: 422, body: { code: 'ADDRESS_NOT_ALLOWED', detail } })
    expect(made.body.issues).toMatchObject([{ path: ['url'] }])
    const { id } = await create()
    const changed = await admin.request('PATCH', hook(id), { body: { url } })
    expect(changed.body.code).toBe('ADDRESS_NOT_ALLOWED')
  })

  it('changes what is given and leaves the rest, deletes with all that waits, and stops at twenty', async () => {
    const { id, url } = await create({ description: 'Newsroom' })
    const changed = await admin.request('PATCH', hook(id), {
      body: { events: ['post.failed', 'post.failed'] },
    })
    expect(changed.body).toMatchObject({ url, description: 'Newsroom', events: ['post.failed'] })
    const all = await admin.request('PATCH', hook(id), {
      body: { events: chosenEventTypes, description: null },
    })
    expect(all.body).toMatchObject({ events: chosenEventTypes, description: null })
    for (let count = 1; count < 20; count += 1) await create()
    const more = await admin.request('POST', '/v1/webhooks', { body: { url } })
    expect(more).toMatchObject({ status: 409, body: { code: 'STATE_CONFLICT' } })
    receiver.answer = () => new Response(null, { status: 500 })
    await post(`${hook(id)}/test`)
    await api.settled()
    expect((await admin.request('DELETE', hook(id))).status).toBe(200)
    expect((await admin.request('DELETE', hook(id))).body.code).toBe('NOT_FOUND')
    const { rows } = await api.deps.db.execute(sql`select * from webhook_deliveries`)
    expect(rows).toEqual([])
  })

  it('shows and changes nothing of another organization', async () => {
    const stranger = await api.signUp()
    const { id } = await create()
    const test = await post(`${hook(id)}/test`)
    await api.settled()
    expect((await stranger.request('GET', '/v1/webhooks')).body.items).toEqual([])
    const tries: [string, string][] = [
      ['PATCH', hook(id)],
      ['DELETE', hook(id)],
      ['GET', `${hook(id)}/deliveries`],
      ['POST', `${hook(id)}/secret`],
      ['POST', `${hook(id)}/test`],
      ['POST', `${hook(id)}/enable`],
      ['POST', `${hook(id)}/deliveries/${test.body.id}/redeliver`],
    ]
    for (const [method, path] of tries) {
      const body = method === 'POST' || method === 'PATCH' ? { body: {} } : {}
      const answer = await stranger.request(method, path, body)
      expect([method, path, answer.body.code]).toEqual([method, path, 'NOT_FOUND'])
    }
    await writeSettled(api, stranger, postId, [failed])
    await deliverEvents(api.deps)
    await api.settled()
    expect(receiver.received).toHaveLength(1)
  })

  it('answers the same secret to a repetition of the same request', async () => {
    const body = { url: `${receiver.url}/in` }
    const idempotencyKey = crypto.randomUUID()
    const one = await admin.request('POST', '/v1/webhooks', { body, idempotencyKey })
    const two = await admin.request('POST', '/v1/webhooks', { body, idempotencyKey })
    expect(two.body).toEqual(one.body)
    expect((await admin.request('GET', '/v1/webhooks')).body.items).toHaveLength(1)
  })
})
