import { signal } from '@preact/signals'
import type { RoomEvent } from '../../core/events.ts'
import type { Client } from '../api/client.ts'
import { joinRoom, type RoomState } from '../api/rooms.ts'

type Listener = { onEvent: (event: RoomEvent) => void; onRefresh: () => void }

const listeners = new Set<Listener>()

/** How changes reach this page at the moment. */
export const roomState = signal<RoomState>('connecting')

/** Hears what changes in the organization while a page is shown. Answers how to stop. */
export function listen(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Joins the organization's room for all pages. Answers how to leave. */
export function goLive(client: Client): () => void {
  return joinRoom({
    client,
    onEvent: (event) => {
      for (const listener of listeners) listener.onEvent(event)
    },
    onRefresh: () => {
      for (const listener of listeners) listener.onRefresh()
    },
    onState: (state) => {
      roomState.value = state
    },
  })
}
