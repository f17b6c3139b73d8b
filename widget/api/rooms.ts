import ReconnectingWebSocket from 'partysocket/ws'
import type { RoomEvent } from '../../core/events.ts'
import { RoomMessage, type RoomRequest, roomTimes } from '../../core/rooms.ts'
import type { Client } from './client.ts'

export type RoomState = 'connecting' | 'live' | 'polling'

export interface RoomOptions {
  client: Client
  onEvent: (event: RoomEvent) => void
  /**
   * Called every 15 seconds while the room is out of reach, and once after each join, the first included: what
   * changed between the first reading and the join was told to nobody. Read again what matters.
   */
  onRefresh: () => void
  onState?: (state: RoomState) => void
  /** Milliseconds; 15,000 unless told. */
  pollEvery?: number
}

/**
 * Joins the organization's room and stays in it, with a fresh ticket for every connection.
 *
 * @returns a function that leaves the room
 */
export function joinRoom({
  client,
  onEvent,
  onRefresh,
  onState,
  pollEvery = 15_000,
}: RoomOptions): () => void {
  let ticket = ''
  let wasLive = false
  let left = false
  let poll: ReturnType<typeof setInterval> | undefined
  let heartbeat: ReturnType<typeof setInterval> | undefined

  const startPolling = () => {
    clearInterval(heartbeat)
    if (poll !== undefined || left) return
    onState?.(wasLive ? 'polling' : 'connecting')
    poll = setInterval(() => {
      onState?.('polling')
      onRefresh()
    }, pollEvery)
  }

  const address = async () => {
    const answer = await client.call('POST /v1/rooms/tickets')
    // Throwing is how the socket library is told to try again later.
    if (!answer.ok) throw new Error(answer.problem.code)
    ticket = answer.value.ticket
    return answer.value.url
  }
  const socket = new ReconnectingWebSocket(address, undefined, {
    minReconnectionDelay: 500,
    maxReconnectionDelay: 15_000,
    connectionTimeout: 8_000,
    maxEnqueuedMessages: 0,
  })
  const tell = (message: RoomRequest) => socket.send(JSON.stringify(message))

  socket.addEventListener('open', () => {
    tell({ type: 'join', ticket })
    ticket = ''
  })
  socket.addEventListener('message', ({ data }) => {
    const message = readMessage(data)
    if (message?.type === 'event') onEvent(message.event)
    if (message?.type !== 'joined') return
    clearInterval(poll)
    poll = undefined
    clearInterval(heartbeat)
    heartbeat = setInterval(() => tell({ type: 'ping' }), roomTimes.heartbeat * 1000)
    onRefresh()
    wasLive = true
    onState?.('live')
  })
  socket.addEventListener('close', startPolling)
  socket.addEventListener('error', startPolling)
  startPolling()

  return () => {
    left = true
    clearInterval(poll)
    clearInterval(heartbeat)
    socket.close()
  }
}

function readMessage(data: unknown): RoomMessage | null {
  if (typeof data !== 'string') return null
  try {
    return RoomMessage.safeParse(JSON.parse(data)).data ?? null
  } catch {
    return null
  }
}
