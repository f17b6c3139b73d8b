import { openDatabase } from '../db/client.ts'
import { systemClock } from './adapters/clock.ts'
import { createIds } from './adapters/ids.ts'
import { createKeys } from './adapters/keys.ts'
import { createMemoryLimiter } from './adapters/limiter-memory.ts'
import { createUpstashLimiter } from './adapters/limiter-upstash.ts'
import { createLog } from './adapters/log.ts'
import { createPartyKitRooms } from './adapters/partykit.ts'
import { createQStashQueue, noQueue } from './adapters/qstash.ts'
import type { Settings } from './config.ts'
import type { Deps } from './deps.ts'
import { createPlatforms } from './platforms/index.ts'
import type { Assets, MediaStore } from './ports.ts'
import { createLanes } from './publishing/lanes.ts'

/** What only a runtime can give. */
export interface RuntimeParts {
  media: MediaStore
  assets: Assets | null
  /** Writes one line of the log. */
  write(line: string): void
  /** Keeps work alive after the answer was sent. */
  keepAlive(work: Promise<unknown>): void
  /** Outbound HTTP to addresses that others chose; on Node and Deno it refuses private ones. */
  fetch: typeof fetch
}

/** The ports of one installation, from its settings and its runtime's parts. */
export function buildDeps(settings: Settings, parts: RuntimeParts): Deps {
  const { media, assets, write, keepAlive } = parts
  const clock = systemClock
  const log = createLog(clock, write)
  const keys = createKeys(settings.keys)
  const { config, qstash, upstash } = settings
  return {
    config,
    db: openDatabase(settings.database),
    queue: qstash ? createQStashQueue({ ...qstash, log }) : noQueue,
    limiter: upstash ? createUpstashLimiter(upstash, clock, log) : createMemoryLimiter(clock),
    media,
    rooms: createPartyKitRooms({
      roomsUrl: config.roomsUrl,
      keys,
      fetch: (input, init) => fetch(input, init),
    }),
    clock,
    ids: createIds(clock),
    keys,
    log,
    fetch: parts.fetch,
    platforms: createPlatforms(settings.platforms),
    lanes: createLanes({ perPlatform: settings.publishAtOnce, perAccount: 4 }),
    assets,
    background(work) {
      keepAlive(
        work.catch((error) => {
          log.error('background work failed', {
            error: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown',
          })
        }),
      )
    },
  }
}
