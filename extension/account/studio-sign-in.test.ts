import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { signInByStudio } from './studio-sign-in.ts'

const redirectUri = 'https://abc.chromiumapp.org/'
const token = 'a_token_that_opens_the_session_0123456789'

let server: Server
let base = ''
let redeemed: Record<string, string>[] = []
let answer = { status: 200, code: '' }
beforeEach(async () => {
  redeemed = []
  answer = { status: 200, code: '' }
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    redeemed.push({ path: request.url ?? '', ...JSON.parse(Buffer.concat(chunks).toString()) })
    const { status, code } = answer
    response.writeHead(status, {
      'Content-Type': 'application/json',
      ...(status === 200 ? { 'set-auth-token': token } : {}),
    })
    response.end(JSON.stringify(status === 200 ? { user: {} } : { code, detail: '', status }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(() => new Promise((resolve) => server.close(resolve)))

/** Signs in with a window in which the person does `act`, which answers where the window ended. */
async function enter(act: (asked: URLSearchParams) => string | undefined) {
  let asked = new URL('about:blank')
  const result = await signInByStudio(base, {
    clientId: 'abc',
    redirectUri,
    open: async (address) => {
      asked = new URL(address)
      return act(asked.searchParams)
    },
  })
  return { asked, result }
}
const allowed = (asked: URLSearchParams) => `${redirectUri}?code=the-code&state=${asked.get('state')}`

describe('signing in by Studio', () => {
  it('asks with a challenge and redeems the code with what the challenge was made of', async () => {
    const { asked, result } = await enter(allowed)
    expect(result).toEqual({ token })
    expect(asked.origin + asked.pathname).toBe(`${base}/connect-extension`)
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'abc',
      redirect_uri: redirectUri,
      code_challenge_method: 'S256',
    })
    const [{ codeVerifier = '', ...rest } = {}] = redeemed
    expect(rest).toEqual({
      path: '/v1/extension/codes/redeem',
      clientId: 'abc',
      redirectUri,
      code: 'the-code',
    })
    expect(createHash('sha256').update(codeVerifier).digest('base64url')).toBe(
      asked.searchParams.get('code_challenge'),
    )
    expect(asked.href).not.toContain(codeVerifier)
  })

  it('asks each time with another state and another challenge', async () => {
    const [first, second] = [await enter(allowed), await enter(allowed)]
    for (const name of ['state', 'code_challenge']) {
      expect(first.asked.searchParams.get(name)).not.toBe(second.asked.searchParams.get(name))
    }
  })

  it.each([
    [
      'says no',
      (asked: URLSearchParams) => `${redirectUri}?error=access_denied&state=${asked.get('state')}`,
      'denied',
    ],
    ['answers another question', () => `${redirectUri}?code=the-code&state=another`, 'refused'],
    ['says no to another question', () => `${redirectUri}?error=access_denied&state=another`, 'refused'],
    [
      'answers without a code',
      (asked: URLSearchParams) => `${redirectUri}?state=${asked.get('state')}`,
      'refused',
    ],
    [
      'ends elsewhere',
      (asked: URLSearchParams) => `https://evil.example/?code=x&state=${asked.get('state')}`,
      'refused',
    ],
    ['ends nowhere', () => undefined, 'refused'],
  ])('redeems nothing when the window %s', async (_, act, problem) => {
    expect((await enter(act)).result).toEqual({ problem })
    expect(redeemed).toEqual([])
  })

  it.each([
    ['The user did not approve access.', 'closed'],
    ['User cancelled or denied access.', 'closed'],
    ['Authorization page could not be loaded.', 'unreachable'],
  ])('says why the window gave no answer: %s', async (message, problem) => {
    const { result } = await enter(() => {
      throw new Error(message)
    })
    expect(result).toEqual({ problem })
  })

  it.each([
    [401, 'UNAUTHENTICATED', 'refused'],
    [403, 'ORIGIN_NOT_ALLOWED', 'unknown'],
    [429, 'RATE_LIMITED', 'refused'],
    [503, 'UNREACHABLE', 'unreachable'],
  ])('says what came of a code that the server answers with %i %s', async (status, code, problem) => {
    answer = { status, code }
    expect((await enter(allowed)).result).toEqual({ problem })
  })
})
