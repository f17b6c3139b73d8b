import { signal } from '@preact/signals'
import type { RoomEvent } from '../../core/events.ts'
import type { Client } from '../api/client.ts'
import { joinRoom, type RoomState } from '../api/rooms.ts'

type Listener = { onEvent: (event: RoomEvent) => void; onRefresh: () => void }

const listeners = new Set<Listener>()
/** Milliseconds without another event before a page reads again. */
const quietTime = 150
/** Milliseconds that what stands beside a page waits for the room at most. */
const joinPatience = 2_000

/** How changes reach this page at the moment. */
export const roomState = signal<RoomState>('connecting')

/** Hears what changes in the organization while a page is shown. Answers how to stop. */
export function listen(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * Reads again after something changed: once for a burst of events, and only for events that matter.
 * Answers how to stop.
 */
export function rereadOn(matters: (event: RoomEvent) => boolean, read: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(read, quietTime)
  }
  const stop = listen({
    onEvent: (event) => {
      if (matters(event)) soon()
    },
    onRefresh: soon,
  })
  return () => {
    clearTimeout(timer)
    stop()
  }
}

/**
 * Reads what stands beside every page, such as a count, and reads it again like `rereadOn`. While the room is being joined
 * the first reading waits for that, because joining has everything read again. Answers how to stop.
 */
export function readBeside(matters: (event: RoomEvent) => boolean, read: () => void): () => void {
  let first: ReturnType<typeof setTimeout> | undefined
  const stop = rereadOn(matters, () => {
    clearTimeout(first)
    read()
  })
  if (roomState.value === 'connecting') first = setTimeout(read, joinPatience)
  else read()
  return () => {
    clearTimeout(first)
    stop()
  }
}

/** What the API answers at most at once. */
const mostPerPage = 100

/** How many items to ask for when a list is read again, so that those in sight stay there. */
export function asManyAs(shown: number, perPage: number): number {
  return Math.min(mostPerPage, Math.max(perPage, shown))
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
