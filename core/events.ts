import * as z from 'zod/mini'
import { idSchema } from './ids.ts'
import { postStatuses } from './states.ts'

/**
 * What a room tells its members. An event names what changed and never carries content:
 * clients read the object through the API, where permissions are checked.
 */
export const RoomEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('post.changed'),
    id: idSchema('event'),
    postId: idSchema('post'),
    status: z.enum(postStatuses),
    revision: z.int(),
    deleted: z.boolean(),
    at: z.iso.datetime(),
  }),
  z.object({
    type: z.literal('account.changed'),
    id: idSchema('event'),
    accountId: idSchema('account'),
    at: z.iso.datetime(),
  }),
  /** Its settings: they decide what people may do. */
  z.object({
    type: z.literal('organization.changed'),
    id: idSchema('event'),
    organizationId: idSchema('organization'),
    at: z.iso.datetime(),
  }),
  z.object({
    type: z.literal('clip.created'),
    id: idSchema('event'),
    clipId: idSchema('clip'),
    postId: z.nullable(idSchema('post')),
    at: z.iso.datetime(),
  }),
  // Whose they are is not said: everybody in the room may be asked to look, and sees only their own.
  z.object({
    type: z.literal('notifications.changed'),
    id: idSchema('event'),
    at: z.iso.datetime(),
  }),
])
export type RoomEvent = z.infer<typeof RoomEvent>

/** How a ticket lets its holder take part in a room. */
export const roomModes = ['read', 'comment', 'write'] as const
export type RoomMode = (typeof roomModes)[number]

/**
 * WebSocket close codes of a room. Below 4400: come back with a fresh ticket. From 4400 on: the same
 * ticket or message will be refused again.
 */
export const roomCloseCodes = {
  /** Nothing was heard from the client for too long. */
  silent: 4000,
  /** The membership was long enough to be checked again. */
  renew: 4001,
  /** A message that the room does not understand. */
  notUnderstood: 4400,
  ticketMissing: 4401,
  ticketRefused: 4403,
} as const

/** JWT audiences, one a use, so that a token made for one thing opens nothing else. */
export const audiences = {
  roomTicket: 'allin:room',
  roomPush: 'allin:room-push',
  embed: 'allin:embed',
} as const
