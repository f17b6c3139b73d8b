import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { RoomEvent } from '../../core/events.ts'
import { createTestApi, type Person, type TestApi } from '../testing/test-api.ts'
import { deliverEvents } from './deliver.ts'

describe('what rooms are told', () => {
  let api: TestApi
  let person: Person
  let pushed: { organizationId: string; event: RoomEvent }[] = []
  let refuse: (event: RoomEvent) => boolean = () => false
  beforeAll(async () => {
    api = await createTestApi({
      deps: {
        rooms: {
          async push(organizationId, event) {
            if (refuse(event)) throw new Error('The room did not answer')
            pushed.push({ organizationId, event })
          },
        },
      },
    })
    person = await api.signUp()
  })
  beforeEach(async () => {
    await api.settled()
    pushed = []
    refuse = () => false
  })
  afterAll(() => api.close())

  const write = () => person.request('POST', '/v1/posts', { body: { text: 'Hello' } })

  it('P28: tells the organization’s room of a change, after the change', async () => {
    const { body } = await write()
    await api.settled()
    expect(pushed).toMatchObject([
      {
        organizationId: person.organizationId,
        event: { type: 'post.changed', postId: body.id, status: 'DRAFT', revision: 1, deleted: false },
      },
    ])
    expect(JSON.stringify(pushed)).not.toContain('Hello')
  })

  it('P28: delivers again, in order, what a room did not take', async () => {
    refuse = () => true
    const made = await write()
    expect(made.status).toBe(201)
    await write()
    await api.settled()
    expect(pushed).toEqual([])
    expect(await deliverEvents(api.deps)).toBe(0)
    refuse = () => false
    await api.deps.db.execute(sql`update outbox set available_at = now()`)
    expect(await deliverEvents(api.deps)).toBe(2)
    const ids = pushed.map(({ event }) => event.id)
    expect(ids).toEqual(ids.toSorted())
    expect(await deliverEvents(api.deps)).toBe(0)
    const { rows } = await api.deps.db.execute(
      sql`select last_error from outbox where last_error is not null`,
    )
    expect(rows).toHaveLength(2)
  })

  it('P28: of several changes of one post that wait, a room is told the newest', async () => {
    refuse = () => true
    const { body: post } = await write()
    const { body: other } = await write()
    const path = `/v1/posts/${post.id}`
    const edited = await person.request('PATCH', path, { body: { revision: 1, text: 'Hello again' } })
    expect(edited.status).toBe(200)
    await api.settled()
    refuse = () => false
    await api.deps.db.execute(sql`update outbox set available_at = now()`)
    expect(await deliverEvents(api.deps)).toBe(3)
    expect(pushed.map(({ event }) => event)).toMatchObject([
      { postId: other.id, revision: 1 },
      { postId: post.id, revision: 2 },
    ])
  })

  it('P28: deliverers who run at once share the work', async () => {
    refuse = () => true
    await Promise.all(Array.from({ length: 12 }, write))
    await api.settled()
    refuse = () => false
    await api.deps.db.execute(sql`update outbox set available_at = now()`)
    const counts = await Promise.all([1, 2, 3].map(() => deliverEvents(api.deps)))
    expect(counts.reduce((sum, count) => sum + count)).toBe(12)
    expect(new Set(pushed.map(({ event }) => event.id)).size).toBe(12)
    expect(pushed).toHaveLength(12)
  })
})
