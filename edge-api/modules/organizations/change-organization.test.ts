import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../publishing/testing/world.ts'
import { signUpMember } from '../../testing/members.ts'

describe('settings of the organization', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  afterEach(() => world.api.settled())
  afterAll(() => world.close())

  const change = (body: object) => world.person.request('PATCH', '/v1/organization', { body })

  it('change what was given and keep the rest', async () => {
    const before = (await world.person.request('GET', '/v1/organization')).body
    expect(before).toMatchObject({ requiresApproval: false, lateToleranceSeconds: 900 })
    const changed = await change({ name: 'Harbour Gazette', lateToleranceSeconds: 3600 })
    expect(changed.body).toEqual({
      ...before,
      name: 'Harbour Gazette',
      lateToleranceSeconds: 3600,
      unapproved: 0,
    })
    const moved = await change({ timeZone: 'America/Lima' })
    expect(moved.body).toMatchObject({ name: 'Harbour Gazette', timeZone: 'America/Lima' })
    const { unapproved, ...seen } = moved.body
    expect((await world.person.request('GET', '/v1/organization')).body).toEqual(seen)
    expect((await change({})).body).toEqual(moved.body)
    await world.api.settled()
    const told = world.api.roomEvents.filter(({ event }) => event.type === 'organization.changed')
    expect(told).toHaveLength(3)
  })

  it.each([
    ['a tolerance of less than a minute', { lateToleranceSeconds: 59 }],
    ['a tolerance of more than a week', { lateToleranceSeconds: 604_801 }],
    ['no name', { name: ' ' }],
    ['a zone that does not exist', { timeZone: 'Europe/Atlantis' }],
    ['an unknown setting', { requiresCoffee: true }],
  ])('refuse %s', async (_what, body) => {
    expect(await change(body)).toMatchObject({ status: 422, body: { code: 'VALIDATION_FAILED' } })
  })

  it('say how many scheduled posts nobody approved, and list them, when approval is asked for from now on', async () => {
    const { api, person } = world
    const first = await world.scheduled({ text: 'One' })
    const second = await world.scheduled({ text: 'Two' })
    const writer = await signUpMember(api, person.organizationId, 'CONTRIBUTOR')
    const draft = await world.write({ text: 'Three' })
    const asked = await writer.request('POST', `/v1/posts/${draft.id}/request-approval`, {
      body: { revision: draft.revision },
    })
    expect(asked.status).toBe(200)
    const changed = await change({ requiresApproval: true })
    expect(changed.body).toMatchObject({ requiresApproval: true, unapproved: 2 })
    expect((await person.request('GET', '/v1/me')).body.organizations).toMatchObject([
      { requiresApproval: true },
    ])
    const counts = () => person.request('GET', '/v1/approvals')
    expect((await counts()).body).toEqual({ waiting: 1, unapproved: 2 })
    const list = () => person.request('GET', '/v1/posts?status=SCHEDULED&approval=missing')
    expect((await list()).body.items.map(({ id }: { id: string }) => id)).toEqual([second.id, first.id])
    expect((await world.read(first)).status).toBe('SCHEDULED')
    const approved = await world.act(first, 'approve')
    expect(approved).toMatchObject({ status: 'SCHEDULED', targets: [{ status: 'QUEUED', generation: 1 }] })
    expect((await list()).body.items.map(({ id }: { id: string }) => id)).toEqual([second.id])
    expect((await counts()).body).toEqual({ waiting: 1, unapproved: 1 })
  })
})
