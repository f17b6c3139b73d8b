import type { Deps } from '../deps.ts'
import { deliverDomainEvents } from './domain.ts'
import { deliverToRooms } from './rooms.ts'
import { singleFlight } from './single-flight.ts'

/**
 * Delivers what waits in the outbox, after the commit that wrote it and at least once. Rooms and the house's own sinks
 * each go their own way, so that one that fails or hangs delays no other; however often this is called at once, each way
 * is run once and then once more. Answers how many events were delivered.
 */
export async function deliverEvents(deps: Deps): Promise<number> {
  const rooms = () => singleFlight(deps, 'rooms', () => deliverToRooms(deps))
  const house = async () => {
    const { events, tellsRooms } = await singleFlight(deps, 'house', () => deliverDomainEvents(deps))
    return tellsRooms ? events + (await rooms()) : events
  }
  const [inRooms, inHouse] = await Promise.all([rooms(), house()])
  return inRooms + inHouse
}
