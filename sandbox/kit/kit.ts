import { createHash, randomBytes } from 'node:crypto'
import { createClock, type SandboxClock } from './clock.ts'
import { createEvents, type SandboxEvents } from './events.ts'
import { createFaults, type Faults } from './faults.ts'
import { createLiveLog, type LiveLog } from './live-log.ts'
import { type Person, people } from './people.ts'
import { openStore, type Store } from './store.ts'

/** The servers of the sandbox. */
export type SandboxServer = 'hub' | 'qstash' | 'mastodon' | 'x' | 'bluesky' | 'cms'

/** What every stand-in is built on. */
export interface Kit {
  store: Store
  faults: Faults
  live: LiveLog
  events: SandboxEvents
  clock: SandboxClock
  people: readonly Person[]
  /** Where a server of the sandbox answers, without a trailing slash. Known once it listens: ask when handling a request. */
  baseUrl(server: SandboxServer): string
  setBaseUrl(server: SandboxServer, url: string): void
  /** Keeps bytes; answers their SHA-256 in hex. */
  keep(bytes: Uint8Array, mimeType: string): string
  /** URL-safe random text. */
  random(bytes?: number): string
  /** Aborted when the sandbox ends: hanging requests and streams let go. */
  closed: AbortSignal
  /** Forgets everything that happened on the platforms; servers keep running and queued messages stay. */
  reset(): void
  close(): void
}

/** `dir` is the folder that state is kept in; null keeps it in memory. */
export function createKit(options: { dir: string | null }): Kit {
  const clock = createClock()
  const store = openStore(options.dir, clock)
  const events = createEvents()
  const addresses = new Map<SandboxServer, string>()
  const ending = new AbortController()
  return {
    store,
    events,
    clock,
    people,
    faults: createFaults(store, events),
    live: createLiveLog(store, clock, events),
    baseUrl(server) {
      const url = addresses.get(server)
      if (!url) throw new Error(`The sandbox server ${server} does not listen yet`)
      return url
    },
    setBaseUrl: (server, url) => addresses.set(server, url.replace(/\/+$/, '')),
    keep(bytes, mimeType) {
      const hash = createHash('sha256').update(bytes).digest('hex')
      store.blobs.put(hash, bytes, mimeType)
      return hash
    },
    random: (bytes = 24) => randomBytes(bytes).toString('base64url'),
    closed: ending.signal,
    reset() {
      store.reset('qstash.')
      events.emit({ type: 'reset' })
    },
    close() {
      ending.abort()
      store.close()
    },
  }
}
