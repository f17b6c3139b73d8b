import {
  ConnectMessage,
  type EmbedTheme,
  embedProtocol,
  type FrameMessage,
  HostMessage,
} from '../../core/embed.ts'

type Outgoing = FrameMessage extends infer Each
  ? Each extends FrameMessage
    ? Omit<Each, 'protocol'>
    : never
  : never

/** What the host offers to begin a post with. */
export type Prefill = Extract<HostMessage, { type: 'prefill' }>

/** The page that embeds this frame. */
export interface Host {
  /** The origin that this frame was opened for; our server lets no other page show it. */
  origin: string
  /** A token that is good for a while yet. `fresh` asks the host again. Null when the host gave none. */
  token(options?: { fresh: boolean }): Promise<string | null>
  tell(message: Outgoing): void
  onTheme(listener: (theme: EmbedTheme) => void): void
  onPrefill(listener: (prefill: Prefill) => void): void
}

const secondsBeforeExpiry = 60
const tokenPatience = 20_000

/**
 * Announces this frame to exactly the origin its address names, and waits for that origin's end of a channel.
 * Messages from anybody else, or of another shape, are not even looked at.
 */
export function connectToHost(): Promise<Host> {
  const origin = new URLSearchParams(location.search).get('origin') ?? ''
  return new Promise((resolve, reject) => {
    if (parent === window || !/^https?:\/\/[^/]+$/.test(origin)) {
      reject(new Error('This page is made to be embedded.'))
      return
    }
    addEventListener('message', function connect(event) {
      if (event.source !== parent || event.origin !== origin) return
      const [port, ...others] = event.ports
      if (!port || others.length > 0 || !ConnectMessage.safeParse(event.data).success) return
      removeEventListener('message', connect)
      resolve(createHost(origin, port))
    })
    parent.postMessage({ protocol: embedProtocol, type: 'ready' } satisfies FrameMessage, origin)
  })
}

function createHost(origin: string, port: MessagePort): Host {
  let token: string | null = null
  let asked: { promise: Promise<string | null>; answer: (token: string | null) => void } | null = null
  // What came before anybody listened is kept for the one who will.
  let theme: EmbedTheme | null = null
  let prefill: Prefill | null = null
  let themeListener: (theme: EmbedTheme) => void = () => {}
  let prefillListener: (prefill: Prefill) => void = () => {}

  const tell = (message: Outgoing) => port.postMessage({ protocol: embedProtocol, ...message })

  function ask(): Promise<string | null> {
    if (!asked) {
      let answer: (token: string | null) => void = () => {}
      const promise = new Promise<string | null>((resolve) => {
        answer = resolve
      })
      const timer = setTimeout(() => answer(null), tokenPatience)
      asked = { promise: promise.finally(() => clearTimeout(timer)), answer }
      tell({ type: 'need-token' })
    }
    return asked.promise
  }

  function settle(next: string | null) {
    token = next
    asked?.answer(next)
    asked = null
    const expiry = next ? claimsOf(next).exp : undefined
    if (!expiry) return
    // Asks before the old one runs out, so that nobody waits for a token while working.
    const wait = expiry * 1000 - Date.now() - secondsBeforeExpiry * 1000
    setTimeout(() => void ask(), Math.max(wait, 5_000))
  }

  function receive(message: HostMessage) {
    if (message.type === 'token') settle(message.token)
    else if (message.type === 'token-failed') settle(null)
    else if (message.type === 'theme') {
      theme = message.theme
      themeListener(theme)
    } else {
      prefill = message
      prefillListener(prefill)
    }
  }

  port.onmessage = ({ data }) => {
    const message = HostMessage.safeParse(data)
    if (message.success) receive(message.data)
  }

  return {
    origin,
    tell,
    async token(options) {
      const expiry = token ? (claimsOf(token).exp ?? 0) : 0
      const good = token !== null && expiry * 1000 > Date.now() + 5_000
      return good && !options?.fresh ? token : ask()
    },
    onTheme(listener) {
      themeListener = listener
      if (theme) listener(theme)
    },
    onPrefill(listener) {
      prefillListener = listener
      if (prefill) listener(prefill)
    },
  }
}

/** What the frame reads of its token to know whom it serves; the server alone decides what it allows. */
export interface TokenClaims {
  exp?: number
  sub?: string
  name?: string
  organizationId?: string
  capabilities?: string[]
}

export function claimsOf(token: string): TokenClaims {
  try {
    const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')
    const bytes = Uint8Array.from(atob(payload), (character) => character.charCodeAt(0))
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return typeof claims === 'object' && claims !== null ? claims : {}
  } catch {
    return {}
  }
}
