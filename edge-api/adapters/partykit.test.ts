import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { audiences, type RoomEvent } from '../../core/events.ts'
import { testKeys } from '../testing/keys.ts'
import { createKeys } from './keys.ts'
import { createPartyKitRooms } from './partykit.ts'

describe('pushing into rooms', () => {
  const keys = createKeys(testKeys)
  const event: RoomEvent = {
    type: 'notifications.changed',
    id: 'evt_01m853jrybwyw87a9pd8av66j2',
    at: '2026-11-01T09:00:00.000Z',
  }
  let passes: string[] = []
  let answer: (signal: AbortSignal) => Promise<Response>
  beforeEach(() => {
    passes = []
    answer = async () => new Response('taken')
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  const openRooms = (timeout?: number) =>
    createPartyKitRooms({
      roomsUrl: 'https://rooms.allin.example/',
      keys,
      fetch: async (input, init) => {
        const request = new Request(input, init)
        passes.push(request.headers.get('authorization')?.replace('Bearer ', '') ?? '')
        return answer(request.signal)
      },
      ...(timeout === undefined ? {} : { timeout }),
    })

  it('makes a pass for each room, and uses it for several pushes', async () => {
    const rooms = openRooms()
    for (const organizationId of ['org_a', 'org_a', 'org_b']) await rooms.push(organizationId, event)
    const claims = await Promise.all(passes.map((pass) => keys.verify(pass, audiences.roomPush)))
    expect(claims).toMatchObject([
      { organizationId: 'org_a' },
      { organizationId: 'org_a' },
      { organizationId: 'org_b' },
    ])
    expect(passes[1]).toBe(passes[0])
  })

  it('makes another pass in time, also after the machine slept', async () => {
    const rooms = openRooms()
    await rooms.push('org_a', event)
    // While a machine sleeps only the clock on its wall goes on.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 20_000 })
    await rooms.push('org_a', event)
    expect(passes[1]).not.toBe(passes[0])
    expect(await keys.verify(passes[1] ?? '', audiences.roomPush)).toMatchObject({ organizationId: 'org_a' })
  })

  it('counts a room that refuses, redirects or does not answer as not told', async () => {
    const rooms = openRooms(50)
    for (const status of [302, 401, 500]) {
      answer = async () => new Response(null, { status })
      await expect(rooms.push('org_a', event)).rejects.toThrow(`HTTP ${status}`)
    }
    answer = (signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason))
      })
    await expect(rooms.push('org_a', event)).rejects.toMatchObject({ name: 'TimeoutError' })
  })
})
