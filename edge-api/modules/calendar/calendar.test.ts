import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../publishing/testing/world.ts'

describe('the calendar', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  afterAll(() => world.close())

  const read = (from: string, to: string) =>
    world.person.request('GET', `/v1/calendar?${new URLSearchParams({ from, to })}`)

  it('shows what is scheduled for or was published in the range, in its order', async () => {
    await world.write({ text: 'A draft has no day' })
    const later = await world.write({ text: 'Later' })
    const sooner = await world.write({ text: 'Sooner' })
    const after = await world.write({ text: 'After the range' })
    await world.act(later, 'schedule', { at: world.inAnHour(48) })
    await world.act(sooner, 'schedule', { at: world.inAnHour(24) })
    await world.act(after, 'schedule', { at: world.inAnHour(24 * 40) })
    const now = await world.write({ text: 'Published now' })
    await world.act(now, 'publish')
    await world.api.settled()
    const { status, body } = await read(world.inAnHour(-1), world.inAnHour(24 * 20))
    expect(status).toBe(200)
    expect(body.items.map(({ text, status }: Record<string, string>) => [text, status])).toEqual([
      ['Published now', 'PUBLISHED'],
      ['Sooner', 'SCHEDULED'],
      ['Later', 'SCHEDULED'],
    ])
  })

  it.each([
    ['longer than 62 days', '2026-01-01T00:00:00Z', '2026-03-05T00:00:00Z'],
    ['empty', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'],
    ['no range at all', 'yesterday', 'tomorrow'],
    ['before any calendar', '0000-01-01T00:00:00Z', '0000-01-20T00:00:00Z'],
    ['beyond all years', '9999-12-31T00:00:00-14:00', '9999-12-31T23:00:00-14:00'],
  ])('refuses a range that is %s', async (_name, from, to) => {
    expect(await read(from, to)).toMatchObject({ status: 422, body: { code: 'VALIDATION_FAILED' } })
  })

  it('takes 62 days', async () => {
    expect((await read('2026-01-01T00:00:00+01:00', '2026-03-04T00:00:00+01:00')).status).toBe(200)
  })
})
