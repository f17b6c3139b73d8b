import * as z from 'zod/mini'
import { read, type Store } from './store.ts'

/** What a person sets once on this device. */
export const Settings = z.object({
  /** Origin of the AllIN server, without a slash at the end. */
  server: z.url({ protocol: /^https?$/ }),
  /** Whether to say outside the window what became of a post. */
  notify: z._default(z.boolean(), false),
})
export type Settings = z.infer<typeof Settings>

const key = 'settings'

/** The server that the build was made for. */
export const defaultServer = typeof __ALLIN_SERVER__ === 'string' ? __ALLIN_SERVER__ : 'http://localhost:4600'

export async function readSettings(store: Store): Promise<Settings> {
  return (await read(store, key, Settings)) ?? { server: defaultServer, notify: false }
}

export async function saveSettings(store: Store, settings: Settings): Promise<void> {
  await store.set(key, settings)
}

/** A name as hosts have them (RFC 1123), or an IP address. Browsers also make addresses of words: `https://not%20one`. */
const hostName = /^(?:\[[\da-f:.]+\]|(?!-)[a-z\d-]{1,63}(?<!-)(?:\.(?!-)[a-z\d-]{1,63}(?<!-))*\.?)$/

/**
 * The server's origin from what a person typed, or null when it cannot be one. Plain http is taken only for
 * this machine, since the session token travels with every call.
 */
export function serverFrom(typed: string): string | null {
  const text = typed.trim()
  const address = /^[a-z][a-z\d+.-]*:(?!\d)/i.test(text) ? text : `https://${text}`
  if (text === '' || !URL.canParse(address)) return null
  const url = new URL(address)
  const isThisMachine = /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isThisMachine)) return null
  if (!hostName.test(url.hostname)) return null
  if (url.username !== '' || url.password !== '') return null
  return url.origin
}
