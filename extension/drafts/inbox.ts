import * as z from 'zod/mini'
import { Clip } from '../../core/clip.ts'
import { readAll, type Store } from '../storage/store.ts'
import { Piece } from './piece.ts'

/** What a gesture on a page collected, until the side panel puts it into its draft. */
export const Arrival = z.strictObject({ at: z.number(), piece: Piece, clip: Clip })
export type Arrival = z.infer<typeof Arrival>

const prefix = 'arrival:'

/** Tells arrivals from other keys, for those who listen to the storage. */
export const isArrivalKey = (key: string): boolean => key.startsWith(prefix)

/**
 * Lays a piece down for the side panel. The worker does not write into the draft itself: the person may be typing
 * there, and one of the two would be lost.
 */
export const leaveArrival = (device: Store, arrival: Arrival): Promise<void> =>
  device.set(prefix + arrival.piece.id, arrival)

export const readArrivals = (device: Store): Promise<Arrival[]> => readAll(device, prefix, Arrival)

/**
 * Hands over what has arrived, oldest first. Each is gone from the inbox once `put` has kept it; what it had no room
 * for waits for another draft.
 */
export async function takeArrivals(
  device: Store,
  put: (arrival: Arrival) => Promise<boolean>,
): Promise<void> {
  const arrivals = await readArrivals(device)
  for (const arrival of arrivals.sort((a, b) => a.at - b.at)) {
    if (await put(arrival)) await device.remove(prefix + arrival.piece.id)
  }
}
