import { expect, it } from 'vitest'
import { answerAddress, readConnectRequest } from './connect-request.ts'

const asked = {
  response_type: 'code',
  client_id: 'abc',
  redirect_uri: 'https://abc.chromiumapp.org/',
  state: 'a state',
  code_challenge: 'challenge',
  code_challenge_method: 'S256',
}

it('reads what an extension asks', () => {
  expect(readConnectRequest(new URLSearchParams(asked))).toEqual({
    clientId: 'abc',
    redirectUri: 'https://abc.chromiumapp.org/',
    state: 'a state',
    codeChallenge: 'challenge',
  })
})

it.each(Object.keys(asked))('takes no request without %s', (name) => {
  expect(readConnectRequest(new URLSearchParams({ ...asked, [name]: '' }))).toBeNull()
})

it('takes no challenge that is the verifier itself, and no token in an address', () => {
  expect(readConnectRequest(new URLSearchParams({ ...asked, code_challenge_method: 'plain' }))).toBeNull()
  expect(readConnectRequest(new URLSearchParams({ ...asked, response_type: 'token' }))).toBeNull()
})

it('answers at the address that was asked for, with the state', () => {
  const request = { clientId: 'abc', redirectUri: asked.redirect_uri, state: 'a&b', codeChallenge: 'c' }
  expect(answerAddress(request, { code: 'x-_y' })).toBe('https://abc.chromiumapp.org/?code=x-_y&state=a%26b')
  expect(answerAddress(request, { error: 'access_denied' })).toBe(
    'https://abc.chromiumapp.org/?error=access_denied&state=a%26b',
  )
})
