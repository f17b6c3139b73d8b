import { audiences } from '../../core/events.ts'
import { roomPath } from '../../core/rooms.ts'
import type { Keys, Rooms } from '../ports.ts'
import { stopwatch } from '../stopwatch.ts'
import { withTimeLimit } from '../time-limit.ts'

export interface PartyKitSettings {
  /** Where the rooms answer, for example `https://rooms.allin.example`. */
  roomsUrl: string
  keys: Pick<Keys, 'sign'>
  fetch: typeof fetch
  /** A room that needs longer than this did not take the event; it stays in the outbox. In milliseconds. */
  timeout?: number
}

/** How long, in seconds, a pass to push is good for, and how many are kept. */
const passSeconds = 30
const mostPasses = 1_000

/** Pushes events into PartyKit rooms, each with a pass signed for the one room it is meant for. */
export function createPartyKitRooms(settings: PartyKitSettings): Rooms {
  const { roomsUrl, keys, timeout = 3_000 } = settings
  const passes = new Map<string, { token: string; age: () => number }>()

  /** Signing costs more than all the rest of a push: one pass serves an organization's room for half of its life. */
  async function passFor(organizationId: string): Promise<string> {
    const known = passes.get(organizationId)
    if (known && known.age() < (passSeconds * 1000) / 2) return known.token
    const age = stopwatch()
    const token = await keys.sign(
      { organizationId },
      { audience: audiences.roomPush, seconds: passSeconds, subject: 'allin' },
    )
    if (passes.size >= mostPasses) passes.clear()
    passes.set(organizationId, { token, age })
    return token
  }

  return {
    async push(organizationId, event) {
      const token = await passFor(organizationId)
      const response = await withTimeLimit(timeout, async (signal) => {
        const answer = await settings.fetch(roomsUrl.replace(/\/+$/, '') + roomPath(organizationId), {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify(event),
          // workerd knows no `error`; a redirect counts as not taken below.
          redirect: 'manual',
          signal,
        })
        // Read to its end, so that the connection serves the next push.
        await answer.arrayBuffer()
        return answer
      })
      if (!response.ok) throw new Error(`The room did not take the event (HTTP ${response.status}).`)
    },
  }
}
