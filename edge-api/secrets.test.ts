import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { png } from './testing/images.ts'
import { embedOrigin, makeKey } from './testing/members.ts'
import { createTestApi, type TestApi } from './testing/test-api.ts'

let api: TestApi
const secrets: string[] = []

beforeAll(async () => {
  api = await createTestApi({ config: { development: true } })
})
afterAll(() => api.close())

/** Uses every kind of credential there is, rightly and wrongly, and remembers each. */
async function useEverything() {
  const ada = await api.signUp({ name: 'Ada' })
  secrets.push(ada.token, ada.token.split('.')[0] ?? '', ada.password)
  const signIn = await api.request('POST', '/v1/auth/sign-in/email', {
    body: { email: ada.email, password: ada.password },
  })
  const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  secrets.push(cookie.split('=')[1] ?? '', signIn.headers.get('set-auth-token') ?? '')
  await api.request('GET', '/v1/me', { headers: { cookie } })
  await api.request('POST', '/v1/auth/sign-in/email', {
    body: { email: ada.email, password: 'wrong-guess-77' },
  })
  secrets.push('wrong-guess-77')
  const { key } = await makeKey(ada, ['embedToken.mint', 'post.read'])
  secrets.push(key)
  const hook = await ada.request('POST', '/v1/webhooks', {
    body: { url: 'https://hooks.press-tools.net/in' },
  })
  secrets.push(hook.body.secret)
  await api.request('GET', `/v1/posts?limit=5&token=${key}`, { token: key })
  await api.request('GET', `/v1/${key}`, { token: key })
  const minted = await api.request('POST', '/v1/embed/tokens', {
    token: key,
    body: {
      externalUserId: 'u',
      externalUserName: 'U',
      capabilities: ['view', 'compose'],
      origins: [embedOrigin],
    },
    idempotencyKey: null,
  })
  const embed = { token: minted.body.token, headers: { 'allin-embed-origin': embedOrigin } }
  secrets.push(minted.body.token)
  await api.request('GET', '/v1/posts', embed)
  const ticket = await api.request('POST', '/v1/rooms/tickets', { ...embed, idempotencyKey: null })
  secrets.push(ticket.body.ticket)
  const media = await ada.request('POST', '/v1/media', {
    raw: png(2, 2),
    headers: { 'content-type': 'image/png' },
  })
  const mediaKey = new URL(media.body.url).pathname.split('/').at(-1) ?? ''
  secrets.push(mediaKey)
  await api.request('GET', `/media/${mediaKey}`)
  await ada.request('POST', '/v1/posts', { body: { text: 'a-text-nobody-else-reads' } })
  secrets.push('a-text-nobody-else-reads')
  await api.request('GET', '/v1/accounts/callback/mastodon?code=oauth-code-123&state=oauth-state-456')
  secrets.push('oauth-code-123', 'oauth-state-456')
  const clientId = 'abcdefghijklmnopabcdefghijklmnop'
  const client = { clientId, redirectUri: `https://${clientId}.chromiumapp.org/` }
  const codeVerifier = 'verifier_that_only_the_extension_ever_knows'
  const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url')
  const allowed = await ada.request('POST', '/v1/extension/codes', {
    body: { ...client, codeChallenge, codeChallengeMethod: 'S256' },
  })
  const { code } = allowed.body
  const redeem = { body: { ...client, code, codeVerifier } }
  const opened = await api.request('POST', '/v1/extension/codes/redeem', redeem)
  await api.request('GET', `/connect-extension?code=${code}`)
  secrets.push(code, codeVerifier, opened.headers.get('set-auth-token') ?? '')
  await api.request('POST', '/v1/auth/sign-out', { token: ada.token })
  secrets.push(ada.email)
  await api.settled()
}

it('writes no credential, password, e-mail address, code or content into the log', async () => {
  await useEverything()
  expect(secrets.every((secret) => secret.length > 6)).toBe(true)
  const log = api.logLines.join('\n')
  expect(api.logLines.length).toBeGreaterThan(15)
  for (const secret of secrets) expect(log).not.toContain(secret)
  for (const line of api.logLines) {
    const entry = JSON.parse(line)
    expect(entry).toMatchObject({
      time: expect.any(String),
      level: expect.any(String),
      message: expect.any(String),
    })
    if (entry.message === 'request')
      expect(entry).toMatchObject({ route: expect.any(String), status: expect.any(Number) })
  }
})

it('keeps no credential in the database in a form that could be used', async () => {
  const { rows: tables } = await api.deps.db.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public'`,
  )
  const tokens = secrets.filter(
    (secret) => /^(eyJ|allin_key_|whsec_)|\w{32}/.test(secret) && !/\.png$/.test(secret),
  )
  expect(tokens.length).toBeGreaterThan(5)
  for (const { name } of tables) {
    const { rows } = await api.deps.db.execute(sql`select t::text as row from ${sql.identifier(name)} t`)
    const text = JSON.stringify(rows)
    for (const token of tokens) expect([name, text.includes(token)]).toEqual([name, false])
  }
})
