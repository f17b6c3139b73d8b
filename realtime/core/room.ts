import { RoomEvent, type RoomMode, roomCloseCodes } from '../../core/events.ts'
import { type RoomMessage, RoomRequest, roomTimes } from '../../core/rooms.ts'
import type { Passes } from './passes.ts'

/** One WebSocket, as far as a room needs it. */
export interface Peer {
  id: string
  send(text: string): void
  close(code: number, reason: string): void
}

interface Connection {
  peer: Peer
  connectedAt: number
  heardAt: number
  /** Null until the ticket was found good. */
  member: { subject: string; mode: RoomMode; joinedAt: number } | null
  /** A ticket is being checked; a second one is not taken meanwhile. */
  joining: boolean
}

/** Answer to a push, as HTTP status and, where it failed, the reason for a person. */
export interface PushAnswer {
  status: 204 | 401 | 422
  detail?: string
}

/** Largest message from a client, in characters: a ticket and its envelope. */
const largestRequest = 8_192

/**
 * The room of one organization: who is in it, and what its members hear. Knows no runtime; `now` is in
 * milliseconds. Nobody hears an event before their ticket was found good.
 */
export class Room {
  private readonly organizationId: string
  private readonly passes: Passes
  private readonly now: () => number
  private readonly connections = new Map<string, Connection>()
  private readonly usedTickets = new Map<string, number>()

  constructor(organizationId: string, passes: Passes, now: () => number = Date.now) {
    this.organizationId = organizationId
    this.passes = passes
    this.now = now
  }

  /** Whether nobody is connected, so that nothing needs to be looked after. */
  get isEmpty(): boolean {
    return this.connections.size === 0
  }

  connected(peer: Peer): void {
    const at = this.now()
    this.connections.set(peer.id, { peer, connectedAt: at, heardAt: at, member: null, joining: false })
  }

  closed(peerId: string): void {
    this.connections.delete(peerId)
  }

  /** Takes one message of a client. */
  async received(peerId: string, message: unknown): Promise<void> {
    const connection = this.connections.get(peerId)
    if (!connection) return
    connection.heardAt = this.now()
    const request = readRequest(message)
    if (request?.type === 'join' && !connection.member && !connection.joining) {
      await this.join(connection, request.ticket)
    } else if (!connection.member && !connection.joining) {
      this.dismiss(connection, roomCloseCodes.ticketMissing, 'Send your ticket first')
    } else if (request?.type === 'ping') {
      tell(connection.peer, { type: 'pong' })
    } else {
      this.dismiss(connection, roomCloseCodes.notUnderstood, 'Message not understood')
    }
  }

  /** Tells every member of an event. `authorization` is the value of the header. */
  async push(authorization: string | null, body: unknown): Promise<PushAnswer> {
    const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1]
    if (!token || !(await this.passes.mayPush(token, this.organizationId))) {
      return { status: 401, detail: 'A push token for this room is needed.' }
    }
    const event = RoomEvent.safeParse(body)
    if (!event.success) return { status: 422, detail: 'The body is not an event of a room.' }
    for (const { member, peer } of this.connections.values()) {
      if (member) tell(peer, { type: 'event', event: event.data })
    }
    return { status: 204 }
  }

  /** Closes who never joined, who fell silent, and who must show a fresh ticket. Call it every second or so. */
  tend(): void {
    const now = this.now()
    for (const [ticketId, expires] of this.usedTickets) {
      if (expires * 1000 < now) this.usedTickets.delete(ticketId)
    }
    for (const connection of [...this.connections.values()]) {
      const { member } = connection
      if (!member) {
        if (!connection.joining && now - connection.connectedAt >= roomTimes.join * 1000) {
          this.dismiss(connection, roomCloseCodes.ticketMissing, 'No ticket came in time')
        }
      } else if (now - member.joinedAt >= roomTimes.membership * 1000) {
        this.dismiss(connection, roomCloseCodes.renew, 'Come back with a fresh ticket')
      } else if (now - connection.heardAt >= roomTimes.silence * 1000) {
        this.dismiss(connection, roomCloseCodes.silent, 'Nothing was heard for too long')
      }
    }
  }

  private async join(connection: Connection, ticket: string): Promise<void> {
    connection.joining = true
    const admission = await this.passes.admission(ticket, this.organizationId)
    connection.joining = false
    if (!this.connections.has(connection.peer.id)) return
    if (!admission || (admission.ticketId !== null && this.usedTickets.has(admission.ticketId))) {
      this.dismiss(connection, roomCloseCodes.ticketRefused, 'This ticket does not open this room')
      return
    }
    if (admission.ticketId !== null) this.usedTickets.set(admission.ticketId, admission.expires)
    const { subject, mode } = admission
    connection.member = { subject, mode, joinedAt: this.now() }
    tell(connection.peer, { type: 'joined', connectionId: connection.peer.id, mode })
  }

  private dismiss(connection: Connection, code: number, reason: string): void {
    this.connections.delete(connection.peer.id)
    connection.peer.close(code, reason)
  }
}

function tell(peer: Peer, message: RoomMessage): void {
  try {
    peer.send(JSON.stringify(message))
  } catch {
    // The connection broke just now; its close event follows, and the others must still hear the event.
  }
}

function readRequest(message: unknown): RoomRequest | null {
  if (typeof message !== 'string' || message.length > largestRequest) return null
  try {
    return RoomRequest.parse(JSON.parse(message))
  } catch {
    return null
  }
}
