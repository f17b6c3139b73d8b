import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from './testing/world.ts'

type Json = Record<string, unknown>

/** Servers that anybody can run may answer anything. */
describe('a server that answers nonsense', () => {
  let world: World
  /** What becomes of an answer's JSON, by the path of the request. */
  let tamper: { path: string; change(body: Json): Response | Json } | null = null
  beforeAll(async () => {
    world = await openWorld({
      platforms: ['mastodon', 'x'],
      deps: {
        async fetch(input, init) {
          const request = new Request(input, init)
          const answer = await fetch(input, init)
          if (!tamper || new URL(request.url).pathname !== tamper.path || request.method === 'HEAD')
            return answer
          const changed = tamper.change((await answer.json()) as Json)
          return changed instanceof Response ? changed : Response.json(changed)
        },
      },
    })
  })
  afterAll(() => world.close())

  const publish = async (path: string, change: (body: Json) => Response | Json) => {
    const post = await world.scheduled({ accountIds: [world.accounts.mastodon], text: crypto.randomUUID() })
    await world.makeDue(post)
    tamper = { path, change }
    try {
      return { post, result: await world.wake(await world.target(post)) }
    } finally {
      tamper = null
    }
  }

  it('P17: a live post is recorded as live, whatever its address contains', async () => {
    const { post, result } = await publish('/api/v1/statuses', (body) => ({
      ...body,
      id: `${String(body.id)}\u0000\ud800`,
      url: 'https://social.example/\u0000',
    }))
    expect(result).toBe('published')
    expect(await world.target(post)).toMatchObject({ status: 'PUBLISHED', errorCode: null })
  })

  it('P10: an id that no index can hold is an unclear answer, not a failure of ours', async () => {
    const long = Array.from({ length: 400 }, () => crypto.randomUUID()).join('')
    const { post, result } = await publish('/api/v1/statuses', (body) => ({ ...body, id: long }))
    expect(result).toBe('confirming')
    await world.elapse(60)
    await world.sweep()
    expect(await world.target(post)).toMatchObject({ status: 'PUBLISHED' })
  })

  it('P14: a reason that cannot be stored as it is does not hide that the post was refused', async () => {
    const { post, result } = await publish('/api/v1/statuses', () =>
      Response.json({ error: `No\u0000 ${'😀'.repeat(300)}\ud800` }, { status: 422 }),
    )
    expect(result).toBe('failed')
    expect((await world.target(post)).errorDetail).toContain('It says: No')
  })

  it('connects an account whose name cannot be stored as it is', async () => {
    tamper = {
      path: '/api/v1/accounts/verify_credentials',
      change: (body) => ({ ...body, display_name: `A\u0000da${'x'.repeat(100_000)}\ud800` }),
    }
    await world.connect('mastodon')
    tamper = null
    const { body } = await world.person.request('GET', '/v1/accounts')
    const names = body.items.map(({ displayName }: { displayName: string }) => displayName)
    expect(names.find((name: string) => name.startsWith('Ada')).length).toBeLessThanOrEqual(200)
  })

  it.each([1e300, 1e12, 1e-300])('connects an account whose token ends in %d seconds', async (seconds) => {
    tamper = { path: '/2/oauth2/token', change: (body) => ({ ...body, expires_in: seconds }) }
    await world.connect('x')
    tamper = null
    const { rows } = await world.deps.db.execute(sql`
      select token_expires_at < now() + interval '11 years' as sane from social_accounts where platform = 'x'`)
    expect(rows).toEqual([{ sane: true }])
  })
})
