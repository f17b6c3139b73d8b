import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { socialAccounts } from '../../db/schema/index.ts'
import { refreshAccount } from '../modules/accounts/refresh-account.ts'
import { openWorld, submitCall, type World } from './testing/world.ts'

const app = { clientId: 'allin-local', clientSecret: 'allin-local-secret' }

describe('access to accounts', () => {
  let world: World
  let tokenCalls = 0
  beforeAll(async () => {
    world = await openWorld({
      platforms: ['x'],
      deps: {
        fetch: (input, init) => {
          if (new URL(input instanceof Request ? input.url : input).pathname === '/2/oauth2/token')
            tokenCalls += 1
          return fetch(input, init)
        },
      },
    })
  })
  afterEach(async () => {
    world.repair('x')
    await world.api.settled()
  })
  afterAll(() => world.close())

  const stored = async () => {
    const [row] = await world.deps.db
      .select()
      .from(socialAccounts)
      .where(eq(socialAccounts.id, world.accounts.x))
    if (!row) throw new Error('The account is gone')
    return row
  }
  const liveWith = (wanted: string) => world.live('x').filter(({ text }) => text === wanted)
  const due = async (text: string) => {
    const post = await world.scheduled({ text })
    await world.makeDue(post)
    return world.target(post)
  }
  const tokenHasEnded = () =>
    world.deps.db.execute(sql`update social_accounts set token_expires_at = now() - interval '1 minute'`)

  it('P18: a token that the platform refuses is renewed once, within the same attempt', async () => {
    const before = await stored()
    const target = await due('With a new token')
    tokenCalls = 0
    world.breakWith('x', { kind: 'status', status: 401, match: submitCall.x, times: 1 })
    expect(await world.wake(target)).toBe('published')
    expect(tokenCalls).toBe(1)
    expect(liveWith('With a new token')).toHaveLength(1)
    expect((await stored()).sealedAccessToken).not.toBe(before.sealedAccessToken)
  })

  it('P18: a token that is refused again fails the target and asks for a new connection', async () => {
    const target = await due('Refused twice')
    world.breakWith('x', { kind: 'status', status: 401, match: submitCall.x, times: 2 })
    expect(await world.wake(target)).toBe('failed')
    const account = (await world.person.request('GET', '/v1/accounts')).body.items[0]
    expect(account).toMatchObject({ status: 'NEEDS_RECONNECT' })
    expect(account.statusDetail).toMatch(/connect/i)
    expect(liveWith('Refused twice')).toHaveLength(0)

    const refused = await world.person.request('POST', '/v1/posts', {
      body: { text: 'Not like this', accountIds: [world.accounts.x] },
    })
    const scheduled = await world.tryTo(refused.body, 'schedule', { at: world.inAnHour() })
    expect(scheduled).toMatchObject({ status: 422, body: { code: 'POST_NOT_READY' } })
    expect(scheduled.body.issues).toMatchObject([
      { code: 'ACCOUNT_NEEDS_RECONNECT', accountId: world.accounts.x },
    ])
    expect(scheduled.body.detail).toContain('@ada')

    expect(await world.connect('x')).toBe(world.accounts.x)
    expect(await stored()).toMatchObject({ status: 'ACTIVE', statusDetail: null })
    const retried = await world.person.request('POST', `/v1/targets/${target.id}/retry`, { body: {} })
    expect(retried.status).toBe(200)
    await world.api.settled()
    expect(liveWith('Refused twice')).toHaveLength(1)
  })

  it('P7 P18: access that was taken back fails the target and asks for a new connection; later ones are not sent', async () => {
    const [target, later] = [await due('After the farewell'), await due('Later still')]
    const account = await stored()
    const token = await world.deps.keys.open(account.sealedAccessToken ?? '', {
      organizationId: account.organizationId,
      rowId: account.id,
      field: 'accessToken',
    })
    await fetch(`${world.kit.baseUrl('x')}/2/oauth2/revoke`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${app.clientId}:${app.clientSecret}`)}` },
      body: new URLSearchParams({ token }),
    })
    expect(await world.wake(target)).toBe('failed')
    expect(await stored()).toMatchObject({ status: 'NEEDS_RECONNECT' })
    tokenCalls = 0
    expect(await world.wake(later)).toBe('failed')
    expect(tokenCalls).toBe(0)
    const { rows } = await world.deps.db.execute(
      sql`select error_code, error_detail from post_targets where id = ${later.id}`,
    )
    expect(rows).toMatchObject([{ error_code: 'ACCOUNT_NEEDS_RECONNECT' }])
    expect(liveWith('After the farewell').length + liveWith('Later still').length).toBe(0)
    await world.connect('x')
  })

  it('P19: of ten workers that find the same token too old, one renews it', async () => {
    const seen = await stored()
    tokenCalls = 0
    const results = await Promise.all(Array.from({ length: 10 }, () => refreshAccount(world.deps, seen)))
    expect(results.map(({ kind }) => kind)).toEqual(Array.from({ length: 10 }, () => 'refreshed'))
    expect(tokenCalls).toBe(1)
    const tokens = results.map((result) =>
      result.kind === 'refreshed' ? result.account.sealedAccessToken : '',
    )
    expect(new Set(tokens).size).toBe(1)
  })

  it('P20: a network error while renewing disconnects nobody, and the post goes out later', async () => {
    const target = await due('Patience with tokens')
    await tokenHasEnded()
    for (const fault of [
      { kind: 'reset' as const },
      { kind: 'status' as const, status: 503 },
      // A proxy that has lost its way, not the platform's no.
      { kind: 'status' as const, status: 404 },
      { kind: 'html' as const, status: 400 },
      { kind: 'html' as const },
      { kind: 'hang' as const },
    ]) {
      world.breakWith('x', { ...fault, match: '^POST /2/oauth2/token$' })
      const { generation } = await world.target({ id: await postOf(target.id) })
      expect(await world.wake({ ...target, generation }, { maxTries: 9 })).toBe('retrying')
      expect(await stored()).toMatchObject({ status: 'ACTIVE', refreshLeaseUntil: null })
      await world.deps.db.execute(sql`update post_targets set due_at = now() where id = ${target.id}`)
    }
    world.repair('x')
    const { generation } = await world.target({ id: await postOf(target.id) })
    expect(await world.wake({ ...target, generation }, { maxTries: 9 })).toBe('published')
    expect(liveWith('Patience with tokens')).toHaveLength(1)
  })

  it('P20: an empty refresh token replaces none', async () => {
    const before = await stored()
    const { x } = world.deps.platforms
    world.deps.platforms.x = {
      ...x,
      refresh: async () => ({ accessToken: 'another', refreshToken: '', extra: null, expiresAt: null }),
    }
    const refreshed = await refreshAccount(world.deps, before)
    world.deps.platforms.x = x
    expect(refreshed.kind).toBe('refreshed')
    const after = await stored()
    expect(after.sealedRefreshToken).toBe(before.sealedRefreshToken)
    expect(after.sealedAccessToken).not.toBe(before.sealedAccessToken)
    await world.connect('x')
  })

  it('P29: no secret stands in clear in any row or log line', async () => {
    const account = await stored()
    const open = (sealed: string | null, field: string) =>
      world.deps.keys.open(sealed ?? '', { organizationId: account.organizationId, rowId: account.id, field })
    const secrets = [
      await open(account.sealedAccessToken, 'accessToken'),
      await open(account.sealedRefreshToken, 'refreshToken'),
    ]
    await expect(
      world.deps.keys.open(account.sealedAccessToken ?? '', {
        organizationId: account.organizationId,
        rowId: account.id,
        field: 'refreshToken',
      }),
    ).rejects.toThrow()
    const { rows: tables } = await world.deps.db.execute<{ name: string }>(
      sql`select table_name as name from information_schema.tables where table_schema = 'public'`,
    )
    let everything = world.api.logLines.join('\n')
    for (const { name } of tables) {
      const { rows } = await world.deps.db.execute(sql`select * from ${sql.identifier(name)}`)
      everything += JSON.stringify(rows)
    }
    expect(everything).toContain('target.published')
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(20)
      expect(everything).not.toContain(secret)
    }
  })

  async function postOf(targetId: string): Promise<string> {
    const { rows } = await world.deps.db.execute<{ id: string }>(
      sql`select post_id as id from post_targets where id = ${targetId}`,
    )
    return rows[0]?.id ?? ''
  }
})
