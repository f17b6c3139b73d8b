import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { clickConsent } from '../../../sandbox/testing/index.ts'
import { openWorld, type World } from '../../publishing/testing/world.ts'
import { globalRemoteId, localRemoteId } from './remote-id.ts'

describe('the id of an account', () => {
  it('tells servers apart that number their accounts alike, and is what the server itself knows', () => {
    const [one, other] = ['https://one.example', 'https://other.example:444'].map((server) =>
      globalRemoteId('mastodon', '1', server),
    )
    expect([one, other]).toEqual(['1@one.example', '1@other.example:444'])
    expect([one, other].map((id) => localRemoteId('mastodon', id ?? ''))).toEqual(['1', '1'])
    const did = globalRemoteId('bluesky', 'did:plc:abc', 'https://pds.example')
    expect(localRemoteId('bluesky', did)).toBe('did:plc:abc')
  })
})

describe('accounts', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld({ platforms: ['mastodon', 'bluesky', 'x'] })
  })
  afterEach(() => world.api.settled())
  afterAll(() => world.close())

  const begin = (body: Record<string, unknown> = { platform: 'x' }) =>
    world.person.request('POST', '/v1/accounts/connect', { body })
  const comeBack = async (back: URL, token?: string) => {
    const answer = await world.api.request(
      'GET',
      `${back.pathname}${back.search}`,
      token === undefined ? {} : { token },
    )
    expect(answer.status).toBe(303)
    return new URL(answer.headers.get('location') ?? '')
  }

  it('are listed with what everyone may know, and without their secrets', async () => {
    const { body } = await world.person.request('GET', '/v1/accounts')
    expect(body.items.map(({ platform }: { platform: string }) => platform)).toEqual([
      'mastodon',
      'bluesky',
      'x',
    ])
    for (const account of body.items) {
      expect(account).toMatchObject({ displayName: 'Ada Lindqvist', status: 'ACTIVE', statusDetail: null })
      expect(Object.keys(account).join()).not.toMatch(/token|sealed|secret/i)
    }
  })

  it('come from a consent that leads back to where the person was, without a secret in the address', async () => {
    const { body } = await begin({ platform: 'x', returnTo: '/compose?draft=1' })
    const back = await clickConsent(body.authorizeUrl, 'allow', 'studio')
    const studio = await comeBack(back)
    expect(`${studio.origin}${studio.pathname}`).toBe('http://localhost:4600/compose')
    expect([...studio.searchParams.keys()]).toEqual(['draft', 'connected'])
    const { body: accounts } = await world.person.request('GET', '/v1/accounts')
    expect(accounts.items.map(({ id }: { id: string }) => id)).toContain(studio.searchParams.get('connected'))
  })

  it('take each consent once, and none that was made up', async () => {
    const { body } = await begin()
    const back = await clickConsent(body.authorizeUrl)
    expect((await comeBack(back)).searchParams.get('connected')).toBe(world.accounts.x)
    expect((await comeBack(back)).searchParams.get('problem')).toBe('CONNECTION_EXPIRED')
    back.searchParams.set('state', 'made-up')
    expect((await comeBack(back)).searchParams.get('problem')).toBe('CONNECTION_EXPIRED')
  })

  it('take no consent after ten minutes', async () => {
    const { body } = await begin()
    const back = await clickConsent(body.authorizeUrl)
    await world.deps.db.execute(sql`update connections set expires_at = expires_at - interval '601 seconds'`)
    expect((await comeBack(back)).searchParams.get('problem')).toBe('CONNECTION_EXPIRED')
  })

  it('take no consent in the browser of somebody else', async () => {
    const other = await world.api.signUp()
    const { body } = await begin()
    const back = await clickConsent(body.authorizeUrl)
    const studio = await comeBack(back, other.token)
    expect(studio.searchParams.get('problem')).toBe('CONNECTION_OF_ANOTHER_PERSON')
    expect((await comeBack(back)).searchParams.get('problem')).toBe('CONNECTION_EXPIRED')
  })

  it('take no consent of a person who has lost the role since', async () => {
    const { body } = await begin()
    const back = await clickConsent(body.authorizeUrl)
    await world.deps.db.execute(sql`update members set role = 'CONTRIBUTOR'`)
    const studio = await comeBack(back)
    await world.deps.db.execute(sql`update members set role = 'ADMIN'`)
    expect(studio.searchParams.get('problem')).toBe('FORBIDDEN')
  })

  it('say that the person denied', async () => {
    const { body } = await begin()
    const back = await clickConsent(body.authorizeUrl, 'deny')
    expect((await comeBack(back)).searchParams.get('problem')).toBe('CONSENT_DENIED')
  })

  it.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n\\evil.example',
    'accounts',
  ])('lead back nowhere but to Studio: %j', async (returnTo) => {
    expect(await begin({ platform: 'x', returnTo })).toMatchObject({
      status: 422,
      body: { code: 'VALIDATION_FAILED' },
    })
  })

  it('keep of a consent only the hash of its state and sealed secrets', async () => {
    const { body } = await begin()
    const state = new URL(body.authorizeUrl).searchParams.get('state') ?? ''
    expect(state.length).toBeGreaterThan(20)
    const { rows: begun } = await world.deps.db.execute(sql`select * from connections`)
    const { rows: answers } = await world.deps.db.execute(sql`select * from idempotency_keys`)
    expect(begun.length).toBeGreaterThan(0)
    expect(JSON.stringify([begun, answers])).not.toContain(state)
  })

  it('are begun by people only', async () => {
    const made = await world.person.request('POST', '/v1/api-keys', {
      body: { name: 'Server', scopes: ['account.connect', 'account.read'] },
    })
    const answer = await world.api.request('POST', '/v1/accounts/connect', {
      token: made.body.key,
      body: { platform: 'x' },
    })
    expect(answer).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } })
  })

  it('say why a server cannot be connected', async () => {
    const answer = await begin({ platform: 'mastodon', server: 'http://10.0.0.1' })
    expect(answer).toMatchObject({ status: 422, body: { code: 'CONNECTION_FAILED' } })
    expect(answer.body.detail).toMatch(/^This server cannot be used\./)
  })

  it('are the same account when connected anew, and register once with each server', async () => {
    expect(await world.connect('mastodon')).toBe(world.accounts.mastodon)
    expect(await world.connect('bluesky')).toBe(world.accounts.bluesky)
    const { rows } = await world.deps.db.execute(
      sql`select platform, sealed_client_secret from platform_apps`,
    )
    expect(rows).toHaveLength(1)
  })

  it('are connected although two people begin at once on a server that nobody has used before', async () => {
    await world.deps.db.execute(sql`delete from platform_apps`)
    const connected = await Promise.all([world.connect('mastodon'), world.connect('mastodon', 'studio')])
    expect(connected[0]).toBe(world.accounts.mastodon)
    expect(connected[1]).toMatch(/^acc_/)
  })

  it('are disconnected with their tokens erased and their queue cancelled', async () => {
    const both = await world.scheduled({ accountIds: [world.accounts.x, world.accounts.mastodon] })
    const alone = await world.scheduled({ accountIds: [world.accounts.x] })
    const gone = await world.person.request('DELETE', `/v1/accounts/${world.accounts.x}`)
    expect(gone).toMatchObject({ status: 200, body: { id: world.accounts.x } })
    const { rows } = await world.deps.db.execute(sql`
      select sealed_access_token, sealed_refresh_token, sealed_extra from social_accounts
      where id = ${world.accounts.x}`)
    expect(rows).toEqual([{ sealed_access_token: null, sealed_refresh_token: null, sealed_extra: null }])
    expect(await world.read(alone)).toMatchObject({ status: 'DRAFT', scheduledAt: null })
    const left = await world.read(both)
    expect(left.status).toBe('SCHEDULED')
    expect(left.targets.map(({ platform, status }) => [platform, status])).toEqual([
      ['x', 'CANCELLED'],
      ['mastodon', 'QUEUED'],
    ])
    const again = await world.tryTo(await world.read(alone), 'schedule', { at: world.inAnHour() })
    expect(again.body.issues).toMatchObject([{ code: 'ACCOUNT_DISCONNECTED', accountId: world.accounts.x }])
    expect((await world.person.request('DELETE', `/v1/accounts/${world.accounts.x}`)).status).toBe(404)
    expect(await world.connect('x')).toBe(world.accounts.x)
  })
})
