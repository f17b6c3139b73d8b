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

/** How long a pass to push is good for, and how many are kept. */
const passSeconds = 30
const mostPasses = 1_000

/** Pushes events into PartyKit rooms, each with a pass signed for the one room it is meant for. */
export function createPartyKitRooms(settings: PartyKitSettings): Rooms {
  const { roomsUrl, keys, timeout = 3_000 } = settings
  const passes = new Map<string, { token: Promise<string>; until: number }>()

  /** Signing costs more than all the rest of a push: one pass serves an organization's room for most of its life. */
  function passFor(organizationId: string): Promise<string> {
    const now = performance.now()
    const known = passes.get(organizationId)
    if (known && known.until > now) return known.token
    if (passes.size >= mostPasses) passes.clear()
    const token = keys.sign(
      { organizationId },
      { audience: audiences.roomPush, seconds: passSeconds, subject: 'allin' },
    )
    passes.set(organizationId, { token, until: now + (passSeconds * 1000) / 2 })
    token.catch(() => passes.delete(organizationId))
    return token
  }

  return {
    async push(organizationId, event) {
      const token = await passFor(organizationId)
      const end = new AbortController()
      const timer = setTimeout(
        () => end.abort(new DOMException('no answer in time', 'TimeoutError')),
        timeout,
      )
      try {
        const response = await settings.fetch(roomsUrl.replace(/\/+$/, '') + roomPath(organizationId), {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify(event),
          // workerd knows no `error`; a redirect counts as not taken below.
          redirect: 'manual',
          signal: end.signal,
        })
        // Read to its end, so that the connection serves the next push.
        await response.arrayBuffer()
        if (!response.ok) throw new Error(`The room did not take the event (HTTP ${response.status}).`)
      } finally {
        clearTimeout(timer)
      }
    },
  }
}
