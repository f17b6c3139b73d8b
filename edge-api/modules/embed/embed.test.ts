import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { embedOrigin, makeKey } from '../../testing/members.ts'
import { createTestApi, type Person, type TestApi } from '../../testing/test-api.ts'

let api: TestApi
let ada: Person
let key: string

beforeAll(async () => {
  api = await createTestApi()
  ada = await api.signUp()
  key = (await makeKey(ada, ['embedToken.mint'])).key
})
afterAll(() => api.close())

const input = {
  externalUserId: 'cms-user-7',
  externalUserName: 'Cleo',
  capabilities: ['view', 'compose'],
  origins: [embedOrigin],
}
const mint = (changes: object = {}, token = key) =>
  api.request('POST', '/v1/embed/tokens', { token, body: { ...input, ...changes }, idempotencyKey: null })

describe('embed tokens', () => {
  it('let a person of the host work on the named site', async () => {
    const { status, body } = await mint({ seconds: 120 })
    expect(status).toBe(200)
    expect(Date.parse(body.expiresAt) - Date.now()).toBeLessThanOrEqual(120_000)
    const { aud, exp = 0, iat = 0, sub } = decodeJwt(body.token)
    expect({ aud, life: exp - iat, sub }).toEqual({ aud: 'allin:embed', life: 120, sub: 'cms-user-7' })
    const headers = { 'allin-embed-origin': embedOrigin }
    expect((await api.request('GET', '/v1/organization', { token: body.token, headers })).body.id).toBe(
      ada.organizationId,
    )
    const post = await api.request('POST', '/v1/posts', {
      token: body.token,
      headers,
      body: { text: 'From the CMS' },
    })
    expect(post.status).toBe(201)
  })

  it('are minted by API keys alone, for ten minutes at most, for origins and nothing else', async () => {
    const byPerson = await ada.request('POST', '/v1/embed/tokens', { body: input })
    expect(byPerson).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } })
    for (const wrong of [
      { seconds: 601 },
      { seconds: 0 },
      { capabilities: [] },
      { capabilities: ['admin'] },
      { origins: [] },
      { origins: ['https://cms.example/path'] },
      { origins: ['*'] },
      { origins: ['http://cms.example'] },
      { origins: ['null'] },
      { externalUserId: '' },
    ]) {
      const answer = await mint(wrong)
      expect([wrong, answer.status, answer.body.code]).toEqual([wrong, 422, 'VALIDATION_FAILED'])
    }
  })

  it('open no room but their own organization’s, for reading or writing as they may', async () => {
    const { body } = await mint({ capabilities: ['view'] })
    const ticket = await api.request('POST', '/v1/rooms/tickets', {
      token: body.token,
      headers: { 'allin-embed-origin': embedOrigin },
      idempotencyKey: null,
    })
    expect(ticket.body).toMatchObject({
      room: ada.organizationId,
      url: `wss://rooms.allin.example/parties/main/${ada.organizationId}`,
    })
    const { aud, exp = 0, iat = 0, mode, organizationId } = decodeJwt(ticket.body.ticket)
    expect({ aud, life: exp - iat, mode, organizationId }).toEqual({
      aud: 'allin:room',
      life: 60,
      mode: 'read',
      organizationId: ada.organizationId,
    })
  })
})
