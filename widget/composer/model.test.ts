import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createClient } from '../api/client.ts'
import { memoryStorage } from './backup.ts'
import { type Composer, type ComposerOptions, createComposer } from './model.ts'

const account = (id: string, platform: string) => ({
  id,
  platform,
  handle: `${platform}.example`,
  displayName: platform,
  avatarUrl: null,
  profileUrl: null,
  serverUrl: null,
  status: 'ACTIVE',
  statusDetail: null,
  limits: {},
  createdAt: '2026-11-01T00:00:00.000Z',
})

/** A little API that keeps posts and revisions as the real one does. */
class LittleApi {
  readonly calls: { line: string; key: string | undefined; body: Record<string, unknown> }[] = []
  readonly posts = new Map<string, Record<string, unknown> & { revision: number }>()
  /** Answers to give in place of the real one, each once. */
  readonly faults: ('drop' | 'busy')[] = []
  /** Whether other words take a scheduled post off the queue until they are approved. */
  requiresApproval = false
  private server: Server | null = null
  url = ''

  async open(): Promise<void> {
    const server = createServer((request, response) => void this.answer(request, response))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    this.url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
    this.server = server
  }

  close(): void {
    this.server?.closeAllConnections()
    this.server?.close()
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const text = Buffer.concat(chunks).toString()
    const body = text ? (JSON.parse(text) as Record<string, unknown>) : {}
    const line = `${request.method} ${request.url}`
    const key = request.headers['idempotency-key']
    if (request.method !== 'GET')
      this.calls.push({ line, key: typeof key === 'string' ? key : undefined, body })
    const fault = request.method === 'GET' ? undefined : this.faults.shift()
    if (fault === 'drop') {
      request.socket.destroy()
      return
    }
    const [status, answer] =
      fault === 'busy'
        ? [429, { code: 'RATE_LIMITED', detail: 'Too many', status: 429 }]
        : this.route(line, body)
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  }

  private route(line: string, body: Record<string, unknown>): [number, unknown] {
    if (line === 'GET /v1/accounts') {
      return [200, { items: [account('acc_b', 'bluesky'), account('acc_x', 'x')] }]
    }
    const [, id = '', action] = /\/v1\/posts\/(\w+)(?:\/(\w+))?/.exec(line) ?? []
    if (line === 'POST /v1/posts') return [201, this.write(`post_${this.posts.size + 1}`, body, 1)]
    const post = this.posts.get(id)
    if (!post) return [404, { code: 'NOT_FOUND', detail: 'Not there', status: 404 }]
    if (line.startsWith('GET')) return [200, post]
    if (body.revision !== post.revision) {
      return [409, { code: 'REVISION_CONFLICT', detail: 'Changed', status: 409 }]
    }
    const isTakenOff = line.startsWith('PATCH') && post.status === 'SCHEDULED' && this.requiresApproval
    if (isTakenOff) post.status = 'PENDING_APPROVAL'
    const status = {
      schedule: 'SCHEDULED',
      cancel: 'DRAFT',
      publish: 'PUBLISHING',
      request: 'PENDING_APPROVAL',
    }[action ?? '']
    return [200, this.write(id, { ...post, ...body, ...(status ? { status } : {}) }, post.revision + 1)]
  }

  write(id: string, fields: Record<string, unknown>, revision: number) {
    const post = { status: 'DRAFT', media: [], targets: [], wallTime: null, ...fields, id, revision }
    this.posts.set(id, post)
    return post
  }
}

const open: { api: LittleApi; composers: Composer[] }[] = []

type SetUp = Partial<
  Pick<ComposerOptions, 'storage' | 'postId' | 'autosave' | 'may' | 'requiresApproval' | 'onEvent'>
>

async function setUp(options: SetUp = {}) {
  const api = new LittleApi()
  await api.open()
  const composers: Composer[] = []
  open.push({ api, composers })
  const start = async (more: SetUp = {}) => {
    const composer = createComposer({
      client: createClient({
        baseUrl: api.url,
        credential: { kind: 'token', get: async () => 'token' },
        retryDelays: [10, 10],
      }),
      storage: memoryStorage(),
      backupKey: 'draft',
      timeZone: 'Europe/Berlin',
      may: () => true,
      ...options,
      ...more,
    })
    composers.push(composer)
    await composer.start()
    return composer
  }
  return { api, start, composer: await start() }
}

afterEach(() => {
  for (const { api, composers } of open.splice(0)) {
    for (const composer of composers) composer.stop()
    api.close()
  }
})

describe('a new draft', () => {
  it('chooses every working account and has nothing to save', async () => {
    const { api, composer } = await setUp()
    expect(composer.accountIds.value).toEqual(['acc_b', 'acc_x'])
    expect(composer.isEmpty.value).toBe(true)
    expect(await composer.save()).toBe(false)
    expect(api.calls).toEqual([])
  })

  it('saves itself after a pause, first as a new post and then by its revision', async () => {
    const { api, composer } = await setUp()
    composer.write('Good morning')
    await vi.waitFor(() => expect(composer.saving.value.kind).toBe('saved'), 5_000)
    composer.write('Good morning, harbour')
    await vi.waitFor(() => expect(api.calls).toHaveLength(2), 5_000)
    expect(api.calls.map(({ line }) => line)).toEqual(['POST /v1/posts', 'PATCH /v1/posts/post_1'])
    expect(api.calls[1]?.body).toMatchObject({ revision: 1, text: 'Good morning, harbour' })
  })

  it('comes back from the device when the page closed before it was sent', async () => {
    const storage = memoryStorage()
    const { composer, start } = await setUp({ storage, autosave: false })
    composer.write('Not sent yet')
    composer.toggleAccount('acc_x')
    composer.stop()
    const again = await start({ storage })
    expect(again.text.value).toBe('Not sent yet')
    expect(again.accountIds.value).toEqual(['acc_b'])
    expect(again.recovered.value).toBe(true)
    await again.discardRecovered()
    expect(again.text.value).toBe('')
    expect(await storage.read('draft.new')).toBeNull()
  })

  it('leaves no draft behind when a beginning was only offered', async () => {
    const { api, composer } = await setUp()
    expect(composer.prefill({ text: 'From the host' })).toBe(true)
    expect(composer.saving.value.kind).toBe('clean')
    expect(composer.prefill({ text: 'Another' })).toBe(false)
    const post = await composer.publish()
    expect(post?.status).toBe('PUBLISHING')
    expect(api.calls.map(({ line }) => line)).toEqual(['POST /v1/posts', 'POST /v1/posts/post_1/publish'])
  })

  it('asks for warnings about an offered beginning only once a time is chosen for it', async () => {
    const { api, composer } = await setUp()
    composer.prefill({ text: 'From the host' })
    expect(await composer.warn(null)).toBeNull()
    expect(api.calls).toEqual([])
    expect(await composer.warn({ wallTime: '2026-12-01T09:00', timeZone: 'Europe/Berlin' })).not.toBeNull()
    expect(api.calls.map(({ line }) => line)).toEqual(['POST /v1/posts', 'POST /v1/posts/post_1/warnings'])
  })
})

describe('an answer that got lost', () => {
  it('is asked for again with the same idempotency key, and later calls use another', async () => {
    const { api, composer } = await setUp({ autosave: false })
    api.faults.push('drop', 'drop')
    composer.write('Once')
    expect(await composer.save()).toBe(true)
    const keys = api.calls.map(({ key }) => key)
    expect(keys).toHaveLength(3)
    expect(new Set(keys).size).toBe(1)
    composer.write('Twice')
    await composer.save()
    expect(api.calls.at(-1)?.key).not.toBe(keys[0])
  })

  it('keeps the key when the person presses the button again after giving up', async () => {
    const { api, composer } = await setUp({ autosave: false })
    api.faults.push('drop', 'drop', 'drop')
    composer.write('Once')
    expect(await composer.save()).toBe(false)
    expect(composer.saving.value.kind).toBe('waiting')
    expect(composer.problem.value?.code).toBe('UNREACHABLE')
    expect(await composer.save()).toBe(true)
    expect(new Set(api.calls.map(({ key }) => key)).size).toBe(1)
  })
})

describe('too many requests', () => {
  it('keep what was written waiting on the device, to be saved without anybody doing something', async () => {
    const { api, composer } = await setUp({ autosave: false })
    api.faults.push('busy')
    composer.write('In a hurry')
    expect(await composer.save()).toBe(false)
    expect(composer.saving.value).toMatchObject({ kind: 'waiting', problem: { code: 'RATE_LIMITED' } })
    await vi.waitFor(() => expect(composer.saving.value.kind).toBe('saved'), 10_000)
    expect(api.calls).toHaveLength(2)
  })
})

describe('a post that somebody else changed', () => {
  async function conflict() {
    const set = await setUp({ autosave: false })
    const { api, composer } = set
    composer.write('First')
    await composer.save()
    api.write('post_1', { text: 'Theirs', accountIds: ['acc_b'], variants: {}, link: null }, 7)
    composer.write('Mine')
    expect(await composer.save()).toBe(false)
    expect(composer.saving.value.kind).toBe('conflict')
    return set
  }

  it('asks, and writes mine over the newest revision when told so', async () => {
    const { api, composer } = await conflict()
    await composer.resolveConflict('mine')
    expect(api.calls.at(-1)?.body).toMatchObject({ revision: 7, text: 'Mine' })
    expect(composer.saving.value.kind).toBe('saved')
  })

  it('takes theirs when told so', async () => {
    const { api, composer } = await conflict()
    await composer.resolveConflict('theirs')
    expect(composer.text.value).toBe('Theirs')
    expect(composer.saving.value.kind).toBe('clean')
    expect(api.posts.get('post_1')?.text).toBe('Theirs')
  })
})

describe('what is written', () => {
  it('is measured for each platform, and one with its own text is left out of what all share', async () => {
    const { composer } = await setUp({ autosave: false })
    composer.write('a'.repeat(290))
    expect(composer.issues.value).toMatchObject([{ code: 'TEXT_TOO_LONG', accountId: 'acc_x', limit: 280 }])
    expect(composer.overflow.value).toBe(280)
    composer.customise('x')
    composer.write('Short for X')
    expect(composer.issues.value).toEqual([])
    composer.tab.value = 'all'
    expect(composer.overflow.value).toBeNull()
    composer.uncustomise('x')
    expect(composer.overflow.value).toBe(280)
  })

  it('offers a card for an address once', async () => {
    const { composer } = await setUp({ autosave: false })
    composer.write('Read https://harbour.example/hall today')
    expect(composer.linkOffer.value).toBe('https://harbour.example/hall')
    composer.dismissLinkOffer()
    expect(composer.linkOffer.value).toBeNull()
  })

  it('is saved before it is scheduled, in the wall time that was chosen, and can be taken back', async () => {
    const { api, composer } = await setUp({ autosave: false })
    composer.write('Tomorrow')
    const when = { wallTime: '2026-12-01T09:00', timeZone: 'Europe/Berlin' }
    await composer.schedule(when)
    expect(api.calls.map(({ line }) => line)).toEqual(['POST /v1/posts', 'POST /v1/posts/post_1/schedule'])
    expect(api.calls[1]?.body).toMatchObject({ revision: 1, ...when })
    expect(composer.finished.value).toBe('scheduled')
    await composer.cancel()
    expect(composer.finished.value).toBeNull()
    expect(composer.isScheduled.value).toBe(false)
  })
})

describe('where a post goes on through approval', () => {
  const required = { requiresApproval: () => true }
  const writer = (permission: string) => permission === 'post.create' || permission === 'post.edit'
  const publisher = (permission: string) => permission !== 'post.approve'

  it.each([
    ['a writer, everywhere', { may: writer }, true],
    ['a publisher, where it is asked for', { may: publisher, ...required }, true],
    ['no publisher elsewhere', { may: publisher }, false],
    ['nobody who may approve', { may: () => true, ...required }, false],
    ['nobody who may not write', { may: (each: string) => each === 'post.read' }, false],
  ])('asks %s', async (_who, options, asks) => {
    const { composer } = await setUp(options)
    expect(composer.asks.value).toBe(asks)
  })

  it('hands in what was written with the time that is hoped for, and saves nothing by itself from then on', async () => {
    const { api, composer } = await setUp({ may: writer })
    composer.write('Please read this')
    const when = { wallTime: '2026-12-01T09:00', timeZone: 'Europe/Berlin' }
    await composer.ask(when)
    expect(api.calls.map(({ line }) => line)).toEqual([
      'POST /v1/posts',
      'POST /v1/posts/post_1/request-approval',
    ])
    expect(api.calls[1]?.body).toMatchObject({ revision: 1, ...when })
    expect([composer.finished.value, composer.isHandedIn.value]).toEqual(['asked', true])
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    composer.write('Please read that')
    expect([composer.saving.value.kind, vi.getTimerCount()]).toEqual(['dirty', 0])
    vi.useRealTimers()
  })

  it('lets a publisher send what was approved, until other words stand there', async () => {
    const { api, start } = await setUp({ may: publisher, ...required })
    const approval = { name: 'Grace', at: '2026-11-26T09:00:00.000Z' }
    api.write(
      'post_9',
      { status: 'APPROVED', text: 'As it is', link: null, variants: {}, approval, accountIds: ['acc_b'] },
      4,
    )
    const composer = await start({ postId: 'post_9' })
    expect(composer.asks.value).toBe(false)
    composer.write('Not as it was')
    expect(composer.asks.value).toBe(true)
    composer.write('As it is')
    expect(composer.asks.value).toBe(false)
  })

  it.each([
    ['an approved post of a writer', 'APPROVED', { may: writer }, true],
    [
      'a scheduled post from before approval was asked for',
      'SCHEDULED',
      { may: publisher, ...required },
      false,
    ],
  ])(
    'offers no second way to ask about %s as long as nobody writes other words',
    async (_what, status, options, isApproved) => {
      const { api, start } = await setUp(options)
      const approval = isApproved ? { name: 'Grace', at: '2026-11-26T09:00:00.000Z' } : null
      api.write(
        'post_9',
        { status, text: 'As it is', link: null, variants: {}, approval, accountIds: ['acc_b'] },
        4,
      )
      const composer = await start({ postId: 'post_9' })
      expect(composer.asks.value).toBe(false)
      composer.write('Not as it was')
      expect(composer.asks.value).toBe(true)
    },
  )

  it('tells of a save what the post was before, so that nobody hears twice that it waits', async () => {
    const { api, start } = await setUp({ may: publisher, ...required })
    api.requiresApproval = true
    api.write(
      'post_9',
      { status: 'SCHEDULED', text: 'As it is', link: null, variants: {}, accountIds: ['acc_b'] },
      4,
    )
    const told: unknown[] = []
    const composer = await start({
      postId: 'post_9',
      onEvent: ({ kind, post, before }) => told.push([kind, before, post.status]),
    })
    composer.write('Not as it was')
    await composer.save()
    composer.write('Nor as it was then')
    await composer.save()
    expect(told).toEqual([
      ['saved', 'SCHEDULED', 'PENDING_APPROVAL'],
      ['saved', 'PENDING_APPROVAL', 'PENDING_APPROVAL'],
    ])
  })
})
