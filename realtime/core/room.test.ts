import { describe, expect, it } from 'vitest'
import { roomCloseCodes } from '../../core/events.ts'
import { roomTimes } from '../../core/rooms.ts'
import { type Admission, createPasses, type Passes } from './passes.ts'
import { Room } from './room.ts'

const organizationId = 'org_00000000000000000000000000'
const ticket = 'a-ticket-that-is-long-enough'

/** Stands for the signature check, which `realtime/room.test.ts` proves on real tokens. */
function passes(admission: Promise<Admission | null>): Passes {
  return { admission: () => admission, mayPush: async () => true }
}

function setUp(admission: Promise<Admission | null> = Promise.resolve(member)) {
  const clock = { at: 0 }
  const room = new Room(organizationId, passes(admission), () => clock.at)
  const closes: number[] = []
  const texts: string[] = []
  room.connected({ id: 'one', send: (text) => texts.push(text), close: (code) => closes.push(code) })
  const later = (seconds: number) => {
    clock.at += seconds * 1000
    room.tend()
  }
  return { room, closes, texts, later }
}

const member: Admission = { subject: 'user_1', mode: 'write', ticketId: null, expires: 60 }

describe('Room', () => {
  it('keeps a member who sends heartbeats and lets go of one who fell silent', async () => {
    const { room, closes, later } = setUp()
    await room.received('one', JSON.stringify({ type: 'join', ticket }))
    for (let beat = 0; beat < 6; beat += 1) {
      later(roomTimes.heartbeat)
      await room.received('one', '{"type":"ping"}')
    }
    expect(closes).toEqual([])
    later(roomTimes.silence)
    expect(closes).toEqual([roomCloseCodes.silent])
    expect(room.isEmpty).toBe(true)
  })

  it('asks a member for a fresh ticket when the membership was long enough', async () => {
    const { room, closes, later } = setUp()
    await room.received('one', JSON.stringify({ type: 'join', ticket }))
    for (let beat = 0; beat < roomTimes.membership / roomTimes.heartbeat; beat += 1) {
      await room.received('one', '{"type":"ping"}')
      later(roomTimes.heartbeat)
    }
    expect(closes).toEqual([roomCloseCodes.renew])
  })

  it('does not close a connection for lateness while its ticket is being checked', async () => {
    let decide: (admission: Admission) => void = () => undefined
    const { room, closes, texts, later } = setUp(new Promise((resolve) => (decide = resolve)))
    const joining = room.received('one', JSON.stringify({ type: 'join', ticket }))
    later(roomTimes.join + 1)
    decide(member)
    await joining
    expect(closes).toEqual([])
    expect(texts).toEqual(['{"type":"joined","connectionId":"one","mode":"write"}'])
  })

  it('tells the others when the connection of one member is broken', async () => {
    const { room, texts } = setUp()
    room.connected({
      id: 'broken',
      send: () => {
        throw new Error('broken')
      },
      close: () => undefined,
    })
    await room.received('broken', JSON.stringify({ type: 'join', ticket }))
    await room.received('one', JSON.stringify({ type: 'join', ticket }))
    const event = {
      type: 'account.changed',
      id: 'evt_00000000000000000000000000',
      accountId: 'acc_00000000000000000000000000',
      at: '2026-11-23T09:00:00.000Z',
    }
    expect(await room.push('Bearer token', event)).toEqual({ status: 204 })
    expect(texts.at(-1)).toBe(JSON.stringify({ type: 'event', event }))
  })

  it('refuses to open without keys, in words that name the setting', () => {
    for (const text of ['', '{}', '{"keys":[]}', 'nonsense']) {
      expect(() => createPasses(text)).toThrow(/^PUBLIC_KEYS must be a JWK set/)
    }
  })
})
