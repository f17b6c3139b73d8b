import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type Person, type TestApi } from './testing/test-api.ts'

let api: TestApi
let ada: Person

beforeAll(async () => {
  api = await createTestApi()
  ada = await api.signUp()
})
afterAll(() => api.close())

describe('people and organizations', () => {
  it('lets a person sign up, found an organization and see it', async () => {
    const me = await ada.request('GET', '/v1/me')
    expect(me.status).toBe(200)
    expect(me.body.organizations).toEqual([
      { id: ada.organizationId, name: "Ada Example's team", timeZone: 'Europe/Berlin', role: 'ADMIN' },
    ])
    const organization = await ada.request('GET', '/v1/organization')
    expect(organization.body).toMatchObject({ id: ada.organizationId, role: 'ADMIN', lateToleranceSeconds: 900 })
  })
})
