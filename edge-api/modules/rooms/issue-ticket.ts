import * as z from 'zod'
import { audiences, type RoomMode } from '../../../core/events.ts'
import { roomAddress } from '../../../core/rooms.ts'
import { actorId, type Ctx, may, permit } from '../../context.ts'

export const RoomTicket = z.object({
  /** WebSocket address of the room. */
  url: z.string(),
  /** Name of the room: the organization's id. */
  room: z.string(),
  /** Sent as the first message of the connection, never in its address. */
  ticket: z.string(),
  expiresAt: z.iso.datetime(),
})

const seconds = 60

/** A ticket that opens the organization's room once, within a minute. */
export async function issueTicket(ctx: Ctx): Promise<z.infer<typeof RoomTicket>> {
  const organizationId = permit(ctx, 'room.join')
  const { config, keys, ids, clock } = ctx.deps
  const mode: RoomMode = may(ctx, 'post.edit') ? 'write' : 'read'
  const ticket = await keys.sign(
    { organizationId, mode, jti: ids.secret(16) },
    { audience: audiences.roomTicket, seconds, subject: actorId(ctx.principal) },
  )
  return {
    url: roomAddress(config.roomsUrl, organizationId),
    room: organizationId,
    ticket,
    expiresAt: new Date(clock.now().getTime() + seconds * 1000).toISOString(),
  }
}
