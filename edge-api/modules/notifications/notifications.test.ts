import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deliverEvents } from '../../outbox/deliver.ts'
import { failed, writeSettled } from '../../outbox/testing/settled.ts'
import { makeKey, signUpMember } from '../../testing/members.ts'
import { createTestApi, type Person, type TestApi } from '../../testing/test-api.ts'

let api: TestApi
let ada: Person
let bo: Person
let postId: string

beforeAll(async () => {
  api = await createTestApi()
  ada = await api.signUp()
  bo = await signUpMember(api, ada.organizationId, 'PUBLISHER')
  postId = (await ada.request('POST', '/v1/posts', { body: { text: 'x'.repeat(200) } })).body.id
  await tell(5)
})
afterAll(() => api.close())

async function tell(count: number) {
  await writeSettled(
    api,
    ada,
    postId,
    Array.from({ length: count }, () => failed),
  )
  await deliverEvents(api.deps)
  await api.settled()
}
const list = (person: Person, query = '') => person.request('GET', `/v1/notifications${query}`)

describe('notifications', () => {
  it('are listed newest first in pages, with the count of what is unread on all of them', async () => {
    const first = await list(ada, '?limit=3')
    expect(first.body.items).toHaveLength(3)
    expect(first.body.unread).toBe(5)
    const second = await list(ada, `?limit=3&cursor=${first.body.nextCursor}`)
    expect(second.body).toMatchObject({ nextCursor: null, unread: 5 })
    const ids = [...first.body.items, ...second.body.items].map(({ id }: { id: string }) => id)
    expect(new Set(ids).size).toBe(5)
    expect(ids).toEqual(ids.toSorted().reverse())
    expect(first.body.items[0].target.excerpt).toBe('x'.repeat(120))
  })

  it('are read by each person for themselves', async () => {
    const [newest] = (await list(ada)).body.items
    const theirs = (await list(bo)).body.items
    expect((await ada.request('POST', `/v1/notifications/${newest.id}/read`, { body: {} })).status).toBe(200)
    expect((await ada.request('POST', `/v1/notifications/${newest.id}/read`, { body: {} })).status).toBe(200)
    expect((await list(ada)).body).toMatchObject({
      unread: 4,
      items: [{ readAt: expect.any(String) }, {}, {}, {}, {}],
    })
    expect((await list(bo)).body.unread).toBe(5)
    const foreign = await ada.request('POST', `/v1/notifications/${theirs[0].id}/read`, { body: {} })
    expect(foreign.body.code).toBe('NOT_FOUND')
  })

  it('are all read up to the newest one that was seen', async () => {
    const [seen] = (await list(bo)).body.items
    await tell(1)
    const read = await bo.request('POST', '/v1/notifications/read', { body: { upTo: seen.id } })
    expect(read.status).toBe(200)
    const after = (await list(bo)).body
    expect(after.unread).toBe(1)
    expect(after.items[0].readAt).toBeNull()
  })

  it('lose the beginning of a post that was deleted', async () => {
    const { body } = await ada.request('GET', `/v1/posts/${postId}`)
    await ada.request('DELETE', `/v1/posts/${postId}?revision=${body.revision}`)
    expect((await list(ada)).body.items[0].target).toMatchObject({ postId, excerpt: null })
  })

  it('are for people: a key with the scope is told so', async () => {
    const { key } = await makeKey(ada, ['notification.read'])
    const answer = await api.request('GET', '/v1/notifications', { token: key })
    expect(answer.body.code).toBe('FORBIDDEN')
  })

  it('go to nobody in another organization, even to the same person', async () => {
    const other = await ada.request('POST', '/v1/organizations', { body: { name: 'Other', timeZone: 'UTC' } })
    const elsewhere = await list(ada, '')
    expect(elsewhere.body.items.length).toBeGreaterThan(0)
    const there = await ada.request('GET', '/v1/notifications', { organizationId: other.body.id })
    expect(there.body).toEqual({ items: [], nextCursor: null, unread: 0 })
  })

  it('P30: are not made again for a member who has read them', async () => {
    const before = (await list(bo)).body.items.length
    await api.deps.db.execute(sql`update outbox set sent_at = null, available_at = now()`)
    await deliverEvents(api.deps)
    await api.settled()
    expect((await list(bo)).body.items).toHaveLength(before)
  })
})
