import * as z from 'zod/mini'
import { RoomEvent, roomModes } from './events.ts'

/**
 * What a client and its room say to each other, as JSON texts over one WebSocket.
 * The first message of every connection is `join` with a fresh ticket: tokens never stand in addresses,
 * where servers and proxies write them down.
 */

/** Client → room. */
export const RoomRequest = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('join'),
    ticket: z.string().check(z.minLength(20), z.maxLength(4096)),
  }),
  /** Sent every `roomTimes.heartbeat` seconds; the room answers `pong`. */
  z.strictObject({ type: z.literal('ping') }),
])
export type RoomRequest = z.infer<typeof RoomRequest>

/** Room → client. Objects may gain properties: clients ignore what they do not know. */
export const RoomMessage = z.discriminatedUnion('type', [
  /** The ticket was good. `connectionId` tells this connection from the person's other tabs. */
  z.object({ type: z.literal('joined'), connectionId: z.string(), mode: z.enum(roomModes) }),
  z.object({ type: z.literal('pong') }),
  z.object({ type: z.literal('event'), event: RoomEvent }),
])
export type RoomMessage = z.infer<typeof RoomMessage>

/** How long what may take, in seconds. */
export const roomTimes = {
  /** A connection that has not joined by then is closed. */
  join: 5,
  /** How often a client says that it is still there. */
  heartbeat: 25,
  /** A member that was silent for longer is closed; three heartbeats may get lost. */
  silence: 100,
  /** A member must come back with a fresh ticket after this, so that a role that was taken away ends. */
  membership: 900,
} as const

/** Where the room of an organization answers, below the rooms' address. */
export function roomPath(organizationId: string): string {
  return `/parties/main/${encodeURIComponent(organizationId)}`
}

/** The WebSocket address of an organization's room. @param roomsUrl `https://rooms.allin.example` */
export function roomAddress(roomsUrl: string, organizationId: string): string {
  return roomsUrl.replace(/^http/, 'ws').replace(/\/+$/, '') + roomPath(organizationId)
}
