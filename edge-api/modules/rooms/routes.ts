import { route } from '../../http/route.ts'
import { issueTicket, RoomTicket } from './issue-ticket.ts'

export const roomRoutes = [
  route(
    {
      method: 'POST',
      path: '/v1/rooms/tickets',
      operation: 'issueRoomTicket',
      summary: "Get a ticket for the organization's room",
      description: 'Good for one connection within 60 seconds. Ask for a fresh one before every connect.',
      tag: 'Rooms',
      access: 'room.join',
      response: RoomTicket,
      withoutIdempotencyKey: true,
    },
    ({ ctx }) => issueTicket(ctx),
  ),
] as const
