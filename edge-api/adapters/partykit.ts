import { audiences } from '../../core/events.ts'
import { roomPath } from '../../core/rooms.ts'
import type { Keys, Rooms } from '../ports.ts'

export interface PartyKitSettings {
  /** Where the rooms answer, for example `https://rooms.allin.example`. */
  roomsUrl: string
  keys: Pick<Keys, 'sign'>
  fetch: typeof fetch
  /** A room that needs longer than this did not take the event; it stays in the outbox. In milliseconds. */
  timeout?: number
}

/** Pushes events into PartyKit rooms, each push signed for the one room it is meant for. */
export function createPartyKitRooms(settings: PartyKitSettings): Rooms {
  const { roomsUrl, keys, timeout = 3_000 } = settings
  return {
    async push(organizationId, event) {
      const token = await keys.sign(
        { organizationId },
        { audience: audiences.roomPush, seconds: 30, subject: 'allin' },
      )
      const response = await settings.fetch(roomsUrl.replace(/\/+$/, '') + roomPath(organizationId), {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(event),
        // workerd knows no `error`; a redirect counts as not taken below.
        redirect: 'manual',
        signal: AbortSignal.timeout(timeout),
      })
      await response.body?.cancel()
      if (!response.ok) throw new Error(`The room did not take the event (HTTP ${response.status}).`)
    },
  }
}
