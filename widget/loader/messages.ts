import type { EmbedTheme, FrameMessage, HostMessage } from '../../core/embed.ts'

/** The same name as in core/embed.ts, whose schemas are too heavy for the loader; a test holds them together. */
export const protocol = 'allin-embed-1' satisfies HostMessage['protocol']

const postEvents = ['saved', 'scheduled', 'publishing', 'cancelled']

/** A message of the frame, or null for anything that is not exactly one. */
export function readFrameMessage(data: unknown): FrameMessage | null {
  if (typeof data !== 'object' || data === null) return null
  const message = data as Record<string, unknown>
  if (message.protocol !== protocol) return null
  switch (message.type) {
    case 'ready':
    case 'need-token':
      return { protocol, type: message.type }
    case 'resize':
      return Number.isInteger(message.height)
        ? { protocol, type: 'resize', height: Number(message.height) }
        : null
    case 'post':
      return typeof message.postId === 'string' && postEvents.includes(String(message.event))
        ? (data as FrameMessage)
        : null
    case 'problem':
      return typeof message.code === 'string' ? { protocol, type: 'problem', code: message.code } : null
  }
  return null
}

/** Reads the theme attributes; a value that is not allowed is left out. */
export function readTheme(attribute: (name: string) => string | null): EmbedTheme {
  const accent = attribute('theme-accent')
  const radius = Number(attribute('theme-radius') ?? Number.NaN)
  const mode = attribute('theme-mode')
  return {
    ...(accent && /^#[0-9a-f]{6}$/i.test(accent) ? { accent } : {}),
    ...(Number.isInteger(radius) && radius >= 0 && radius <= 24 ? { radius } : {}),
    ...(mode === 'light' || mode === 'dark' || mode === 'auto' ? { mode } : {}),
  }
}

/** What to begin a post with, from attributes or a call. */
export interface Prefill {
  text?: string
  url?: string
  title?: string
}

export function readPrefill(given: Record<keyof Prefill, string | null | undefined>): Prefill | null {
  const { text, url, title } = given
  const prefill = {
    ...(text ? { text: text.slice(0, 10_000) } : {}),
    ...(url && /^https?:\/\//.test(url) && URL.canParse(url) ? { url } : {}),
    ...(title ? { title: title.slice(0, 500) } : {}),
  }
  return Object.keys(prefill).length > 0 ? prefill : null
}

/** The token in what a token endpoint or `getToken` answered, or null. */
export function readToken(answer: unknown): string | null {
  const token = typeof answer === 'object' && answer !== null && 'token' in answer ? answer.token : answer
  return typeof token === 'string' && token.length >= 20 && token.length <= 4096 ? token : null
}
