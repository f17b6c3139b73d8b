import * as z from 'zod/mini'

/** Messages between a host page (the loader) and the frame it embeds. Version 1. */
export const embedProtocol = 'allin-embed-1'

const Token = z.string().check(z.minLength(20), z.maxLength(4096))
const Theme = z.enum(['light', 'dark', 'auto'])

/** Colours and shape that a host may set; anything else stays ours. CSS values are checked by the frame. */
export const EmbedTheme = z.strictObject({
  accent: z.optional(z.string().check(z.regex(/^#[0-9a-f]{6}$/i))),
  radius: z.optional(z.int().check(z.gte(0), z.lte(24))),
  mode: z.optional(Theme),
})
export type EmbedTheme = z.infer<typeof EmbedTheme>

/**
 * Host → frame, once: the answer to `ready`, posted to the frame's origin with one end of a MessageChannel.
 * Everything else goes through that channel.
 */
export const ConnectMessage = z.strictObject({
  protocol: z.literal(embedProtocol),
  type: z.literal('connect'),
})

/** Host → frame, over the channel that the handshake opened. */
export const HostMessage = z.discriminatedUnion('type', [
  z.strictObject({ protocol: z.literal(embedProtocol), type: z.literal('token'), token: Token }),
  z.strictObject({ protocol: z.literal(embedProtocol), type: z.literal('token-failed'), detail: z.string() }),
  z.strictObject({ protocol: z.literal(embedProtocol), type: z.literal('theme'), theme: EmbedTheme }),
  z.strictObject({
    protocol: z.literal(embedProtocol),
    type: z.literal('prefill'),
    text: z.optional(z.string().check(z.maxLength(10_000))),
    url: z.optional(z.url({ protocol: /^https?$/ })),
    title: z.optional(z.string().check(z.maxLength(500))),
  }),
])
export type HostMessage = z.infer<typeof HostMessage>

/** Frame → host. */
export const FrameMessage = z.discriminatedUnion('type', [
  z.strictObject({ protocol: z.literal(embedProtocol), type: z.literal('ready') }),
  z.strictObject({ protocol: z.literal(embedProtocol), type: z.literal('need-token') }),
  z.strictObject({ protocol: z.literal(embedProtocol), type: z.literal('resize'), height: z.int() }),
  z.strictObject({
    protocol: z.literal(embedProtocol),
    type: z.literal('post'),
    event: z.enum(['saved', 'scheduled', 'publishing', 'cancelled']),
    postId: z.string(),
  }),
  z.strictObject({ protocol: z.literal(embedProtocol), type: z.literal('problem'), code: z.string() }),
])
export type FrameMessage = z.infer<typeof FrameMessage>
