import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Hono } from 'hono'
import { afterEach, describe, expect, it } from 'vitest'
import {
  autolink,
  createKit,
  findPerson,
  type Kit,
  letInCrowd,
  misbehave,
  people,
  type Served,
  serve,
} from './index.ts'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

function memoryKit(): Kit {
  const kit = createKit({ dir: null })
  ends.push(() => kit.close())
  return kit
}

async function misbehaving(kit: Kit): Promise<Served & { done: () => number }> {
  let done = 0
  const app = new Hono()
  app.use(misbehave(kit, 'mastodon', { spare: (path) => path === '/spared' }))
  app.all('*', (c) => {
    done += 1
    return c.json({ text: 'a long enough answer' })
  })
  const served = await serve(app, 0)
  ends.push(() => served.close())
  return { ...served, done: () => done }
}

describe('the store', () => {
  it('still knows everything after a restart', () => {
    const dir = mkdtempSync(join(tmpdir(), 'allin-kit-'))
    ends.push(() => rmSync(dir, { recursive: true }))
    const before = createKit({ dir })
    before.store.collection<{ text: string }>('mastodon.statuses').set('1', { text: 'Hello' })
    before.faults.set('x', [{ kind: 'hang' }])
    const hash = before.keep(new Uint8Array([1, 2, 3]), 'image/png')
    expect(before.store.next('ids')).toBe(1)
    before.close()
    const after = createKit({ dir })
    ends.push(() => after.close())
    expect(after.store.collection('mastodon.statuses').values()).toEqual([{ text: 'Hello' }])
    expect(after.faults.list('x')).toEqual([{ kind: 'hang' }])
    expect(after.store.blobs.get(hash)).toEqual({ bytes: new Uint8Array([1, 2, 3]), mimeType: 'image/png' })
    expect(after.store.next('ids')).toBe(2)
  })

  it('finds what belongs to one account', () => {
    const kit = memoryKit()
    const statuses = kit.store.collection<{ username: string; text: string }>('statuses')
    statuses.set('1', { username: 'ada', text: 'one' })
    statuses.set('2', { username: 'noor', text: 'two' })
    statuses.set('3', { username: 'ada', text: 'three' })
    expect(statuses.valuesOf('ada').map(({ text }) => text)).toEqual(['one', 'three'])
    expect(statuses.valuesOf('nobody')).toEqual([])
  })

  it('lets in a crowd beside the three', () => {
    expect(findPerson('crowd-2')).toBeUndefined()
    letInCrowd(2)
    letInCrowd(3)
    expect(people.map(({ username }) => username).slice(-3)).toEqual(['crowd-1', 'crowd-2', 'crowd-3'])
    expect(findPerson('CROWD-2')).toMatchObject({ password: 'lighthouse-crowd-2' })
  })

  it('forgets a value at its time and undoes a failed transaction', () => {
    const kit = memoryKit()
    const codes = kit.store.collection<string>('codes')
    codes.set('a', 'one', { expiresAt: new Date(kit.clock.now().getTime() + 60_000) })
    expect(codes.get('a')).toBe('one')
    kit.clock.advance(60_001)
    expect(codes.get('a')).toBeUndefined()
    expect(() =>
      kit.store.transaction(() => {
        codes.set('b', 'two')
        throw new Error('no')
      }),
    ).toThrow('no')
    expect(codes.get('b')).toBeUndefined()
  })

  it('is read in pages, which do not shift when entries come and go', () => {
    const kit = memoryKit()
    const lines = kit.store.collection<number>('lines')
    for (let line = 1; line <= 5; line++) lines.set(`${line % 2 ? 'odd' : 'even'}/${line}`, line)
    kit.store.collection<number>('others').set('odd/0', 0)
    const first = lines.page({ after: 0 }, 2)
    expect(first.map(({ value }) => value)).toEqual([1, 2])
    lines.set('odd/1', 10)
    lines.delete('even/2')
    expect(lines.page({ after: first[1]?.position ?? 0 }, 9).map(({ value }) => value)).toEqual([3, 4, 5])
    const newest = lines.page({ before: Number.MAX_SAFE_INTEGER }, 2)
    expect(newest.map(({ value }) => value)).toEqual([5, 4])
    expect(lines.page({ before: newest[1]?.position ?? 0 }, 9).map(({ value }) => value)).toEqual([3, 10])
    expect(lines.startingWith('odd/').map(({ key }) => key)).toEqual(['odd/1', 'odd/3', 'odd/5'])
    expect([lines.count(), lines.has('odd/3'), lines.has('even/2')]).toEqual([4, true, false])
    lines.keepNewest(2)
    expect(lines.values()).toEqual([4, 5])
    lines.keepNewest(2)
    expect(lines.count()).toBe(2)
  })

  it('keeps entries in their order over restarts and failed transactions', () => {
    const dir = mkdtempSync(join(tmpdir(), 'allin-kit-'))
    ends.push(() => rmSync(dir, { recursive: true }))
    for (const name of ['a', 'b', 'c']) {
      const kit = createKit({ dir })
      const names = kit.store.collection<string>('names')
      names.set(`${name}1`, name)
      const fail = () => {
        names.set('lost', name)
        throw new Error('no')
      }
      expect(() => kit.store.transaction(fail)).toThrow('no')
      names.set(`${name}2`, name)
      expect(names.list().map(({ key }) => key)).toEqual(
        ['a1', 'a2', 'b1', 'b2', 'c1', 'c2'].slice(0, names.count()),
      )
      const positions = names.list().map(({ position }) => position)
      expect(new Set(positions).size).toBe(positions.length)
      kit.close()
    }
  })

  it('sweeps out what has expired', () => {
    const dir = mkdtempSync(join(tmpdir(), 'allin-kit-'))
    ends.push(() => rmSync(dir, { recursive: true }))
    const kit = createKit({ dir })
    ends.push(() => kit.close())
    const codes = kit.store.collection<string>('codes')
    const db = new DatabaseSync(join(dir, 'sandbox.sqlite'), { readOnly: true })
    ends.push(() => db.close())
    codes.set('a', 'one', { expiresAt: new Date(kit.clock.now().getTime() + 1_000) })
    kit.clock.advance(120_000)
    codes.set('b', 'two')
    expect(db.prepare('select key from entries').all()).toEqual([{ key: 'b' }])
  })
})

describe('faults', () => {
  it('are taken by kind, and forgotten when everything is', () => {
    const kit = memoryKit()
    kit.faults.set('qstash', [{ kind: 'lose', times: 1 }, { kind: 'hang' }])
    expect(kit.faults.take('qstash', 'DELIVER /', ['hang', 'status'])).toEqual({ kind: 'hang' })
    expect(kit.faults.take('qstash', 'DELIVER /', ['lose'])?.kind).toBe('lose')
    expect(kit.faults.take('qstash', 'DELIVER /', ['lose'])).toBeUndefined()
    expect(kit.faults.list('qstash')).toEqual([{ kind: 'hang' }])
    kit.reset()
    expect(kit.faults.list('qstash')).toEqual([])
  })

  it('hit only what they match, and as often as told', async () => {
    const kit = memoryKit()
    const server = await misbehaving(kit)
    kit.faults.set('mastodon', [
      { kind: 'status', status: 503, retryAfter: 7, match: '^POST /statuses', times: 1 },
    ])
    expect((await fetch(`${server.url}/statuses`)).status).toBe(200)
    const hit = await fetch(`${server.url}/statuses`, { method: 'POST' })
    expect([hit.status, hit.headers.get('retry-after')]).toEqual([503, '7'])
    expect((await fetch(`${server.url}/statuses`, { method: 'POST' })).status).toBe(200)
    expect(kit.faults.list('mastodon')).toEqual([])
    expect(server.done()).toBe(2)
  })

  it('cut the connection, before or after the work is done', async () => {
    const kit = memoryKit()
    const server = await misbehaving(kit)
    kit.faults.set('mastodon', [{ kind: 'reset', times: 1 }])
    await expect(fetch(server.url)).rejects.toThrow()
    expect(server.done()).toBe(0)
    kit.faults.set('mastodon', [{ kind: 'accept-then-fail', with: 'reset' }])
    await expect(fetch(server.url)).rejects.toThrow()
    expect(server.done()).toBe(1)
  })

  it('answer pages, half answers and errors after the work', async () => {
    const kit = memoryKit()
    const server = await misbehaving(kit)
    kit.faults.set('mastodon', [{ kind: 'html', status: 200, times: 1 }])
    expect(await (await fetch(server.url)).text()).toContain('Bad Gateway')
    kit.faults.set('mastodon', [{ kind: 'truncated', times: 1 }])
    await expect((await fetch(server.url)).json()).rejects.toThrow()
    kit.faults.set('mastodon', [{ kind: 'accept-then-fail' }])
    const failed = await fetch(server.url)
    expect([failed.status, failed.headers.get('content-type')]).toEqual([500, 'application/json'])
    expect(server.done()).toBe(2)
    expect((await fetch(`${server.url}/spared`)).status).toBe(200)
  })

  it('give any answer, done or not, and let one trickle', async () => {
    const kit = memoryKit()
    const server = await misbehaving(kit)
    const headers = { 'retry-after': 'Fri, 31 Dec 1999 23:59:59 GMT' }
    kit.faults.set('mastodon', [{ kind: 'answer', status: 429, headers, done: false, times: 1 }])
    const refused = await fetch(server.url)
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, headers['retry-after']])
    expect(await refused.json()).toEqual({ error: 'Fault: 429' })
    expect(server.done()).toBe(0)
    const body = '{"error":"none of your business"}'
    kit.faults.set('mastodon', [{ kind: 'answer', status: 200, body, done: true, times: 1 }])
    expect(await (await fetch(server.url)).text()).toBe(body)
    expect(server.done()).toBe(1)
    kit.faults.set('mastodon', [{ kind: 'trickle', milliseconds: 80, times: 1 }])
    const begun = performance.now()
    expect(await (await fetch(server.url)).json()).toEqual({ text: 'a long enough answer' })
    expect(performance.now() - begun).toBeGreaterThan(60)
  })

  it('do a thing only after the caller has gone', async () => {
    const kit = memoryKit()
    const server = await misbehaving(kit)
    kit.faults.set('mastodon', [{ kind: 'late', milliseconds: 1_000 }])
    await expect(fetch(server.url, { method: 'POST', body: '{}' })).rejects.toThrow()
    expect(server.done()).toBe(0)
    await expect.poll(() => server.done()).toBe(1)
  })

  it('follow a plan that sees each request, before the list', async () => {
    const kit = memoryKit()
    const server = await misbehaving(kit)
    const seen: string[] = []
    kit.faults.follow(({ platform, method, path, token, header }) => {
      seen.push([platform, method, path, token].join(' '))
      return header('x-luck') === 'bad' ? { kind: 'status', status: 503 } : undefined
    })
    const send = (luck: string) =>
      fetch(`${server.url}/statuses`, {
        method: 'POST',
        headers: { authorization: 'Bearer abc', 'x-luck': luck },
      })
    expect([(await send('bad')).status, (await send('good')).status]).toEqual([503, 200])
    expect(seen[0]).toBe('mastodon POST /statuses abc')
    kit.faults.follow(null)
    expect((await send('bad')).status).toBe(200)
  })

  it('keep a caller waiting until it gives up', async () => {
    const kit = memoryKit()
    const server = await misbehaving(kit)
    kit.faults.set('mastodon', [{ kind: 'hang' }])
    await expect(fetch(server.url, { signal: AbortSignal.timeout(100) })).rejects.toThrow()
    expect(server.done()).toBe(0)
  })
})

it('says in one sentence which port is in use', async () => {
  const first = await serve(new Hono(), 0)
  ends.push(() => first.close())
  await expect(serve(new Hono(), first.port, '127.0.0.1', 'The demo CMS')).rejects.toThrow(
    `The demo CMS cannot start: port ${first.port} is in use.`,
  )
})

it('tells listeners what went live, and keeps what was deleted in the log', () => {
  const kit = memoryKit()
  const heard: string[] = []
  kit.events.subscribe((event) =>
    heard.push(event.type === 'live' ? `${event.change} ${event.id}` : event.type),
  )
  kit.live.publish({
    id: '1',
    platform: 'x',
    account: { id: '9', handle: '@ada', displayName: 'Ada', avatarUrl: null },
    text: 'Hello',
    marks: [],
    media: [],
    card: null,
    url: null,
    idempotencyKey: null,
    details: {},
  })
  kit.live.delete('x', '1')
  expect(heard).toEqual(['published 1', 'deleted 1'])
  expect(kit.live.list('x')).toHaveLength(1)
  expect(kit.live.get('x', '1')?.deletedAt).toMatch(/^\d{4}-/)
  expect(kit.live.list('mastodon')).toEqual([])
})

it('finds links, mentions and tags, none inside an address', () => {
  const text = 'Hi @ada@example.social see https://a.example/@bob#part, #Hafenöffnung & 100% #1'
  expect(
    autolink(text, 'https://s/@', 'https://s/tags/').map((mark) => text.slice(mark.start, mark.end)),
  ).toEqual(['@ada@example.social', 'https://a.example/@bob#part', '#Hafenöffnung'])
})
