import { openDatabase } from '../../db/client.ts'
import { openTestDatabase } from '../../db/testing/index.ts'
import { systemClock } from '../adapters/clock.ts'
import { createIds } from '../adapters/ids.ts'
import { createKeys } from '../adapters/keys.ts'
import { createMemoryLimiter } from '../adapters/limiter-memory.ts'
import { createLog } from '../adapters/log.ts'
import { createMemoryMedia } from '../adapters/media-memory.ts'
import { noQueue } from '../adapters/qstash.ts'
import { createApp } from '../app.ts'
import type { Config, Deps } from '../deps.ts'
import { createPlatforms, type PlatformSettings } from '../platforms/index.ts'
import { createLanes } from '../publishing/lanes.ts'
import { type Answer, type ApiRequest, createCaller, type Person } from './caller.ts'
import { testKeys } from './keys.ts'

export type { Answer, ApiRequest, Person } from './caller.ts'

export interface TestApi {
  deps: Deps
  /** Every line that was logged so far. */
  logLines: string[]
  /** Requests to the database so far, without the delivery of events, which comes after the answer. */
  roundTrips(): number
  /** From now on the database is out of reach. */
  cutDatabase(): void
  /** From now on statements that match never reach the database; null lets all through again. */
  cutStatements(matching: RegExp | null): void
  /** What was told to the rooms, in order. */
  roomEvents: { organizationId: string; event: Record<string, unknown> }[]
  /** Calls the API as a client would; JSON in, JSON out. */
  request(method: string, path: string, options?: ApiRequest): Promise<Answer>
  /** Signs a new person up; with an organization of their own unless told otherwise. */
  signUp(options?: { organization?: false; name?: string }): Promise<Person>
  /** Waits until everything that was left running in the background has ended. */
  settled(): Promise<void>
  close(): Promise<void>
}

export interface TestApiOptions {
  config?: Partial<Config>
  platforms?: PlatformSettings
  /** Ports to put in place of the usual ones of a test. */
  deps?: Partial<Deps>
}

/** The whole API over a fresh database in memory, real keys and the real driver; nothing of ours is replaced. */
export async function createTestApi(options: TestApiOptions = {}): Promise<TestApi> {
  const database = await openTestDatabase()
  let trips = 0
  let isCut = false
  let cut: RegExp | null = null
  const db = openDatabase({
    url: database.local.url,
    fetch: (input, init) => {
      if (!/^\{"query":"\s*(\\n\s*)*update "?outbox/.test(String(init.body))) trips += 1
      if (isCut || cut?.test(String(init.body))) return Promise.reject(new TypeError('fetch failed'))
      return database.local.fetch(input, init)
    },
  })
  const clock = options.deps?.clock ?? systemClock
  const logLines: string[] = []
  const roomEvents: TestApi['roomEvents'] = []
  const running = new Set<Promise<unknown>>()
  const log = createLog(clock, (line) => logLines.push(line))
  const deps: Deps = {
    config: {
      publicUrl: 'https://allin.example',
      callbackUrl: 'https://allin.example',
      mediaUrl: 'https://allin.example',
      roomsUrl: 'https://rooms.allin.example',
      allowedOrigins: ['chrome-extension://abcdefghijklmnopabcdefghijklmnop'],
      trustedHosts: [],
      authSecret: 'a-secret-that-only-this-test-knows-0123456789',
      leaseSeconds: 120,
      queueHorizonDays: 7,
      requestsPerMinute: 100_000,
      development: false,
      demo: null,
      ...options.config,
    },
    db,
    queue: noQueue,
    limiter: createMemoryLimiter(clock),
    media: createMemoryMedia(),
    rooms: {
      async push(organizationId, event) {
        roomEvents.push({ organizationId, event })
      },
    },
    clock,
    ids: createIds(clock),
    keys: createKeys(testKeys),
    log,
    fetch: () => Promise.reject(new Error('This test lets nothing leave the house.')),
    platforms: createPlatforms(options.platforms ?? {}),
    lanes: createLanes({ perPlatform: 8, perAccount: 2 }),
    assets: null,
    background(work) {
      const guarded = work
        .catch((error) => log.error('background work failed', { error: String(error) }))
        .finally(() => running.delete(guarded))
      running.add(guarded)
    },
    ...options.deps,
  }
  const app = createApp(deps)
  const caller = createCaller(
    (request) => Promise.resolve(app.fetch(request, { clientAddress: '203.0.113.7' })),
    deps.config,
  )
  return {
    deps,
    logLines,
    roundTrips: () => trips,
    cutDatabase: () => {
      isCut = true
    },
    cutStatements: (matching) => {
      cut = matching
    },
    roomEvents,
    ...caller,
    async settled() {
      while (running.size > 0) await Promise.all(running)
    },
    close: () => database.close(),
  }
}
