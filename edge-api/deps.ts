import type { AvailablePlatform } from '../core/platforms/index.ts'
import type { Database } from '../db/client.ts'
import type { Platform } from './platforms/platform.ts'
import type { Assets, Clock, Ids, Keys, Limiter, Log, MediaStore, Queue, Rooms } from './ports.ts'
import type { Lanes } from './publishing/lanes.ts'
import type { PublishingOptions } from './publishing/options.ts'

/** Everything the application needs from outside, built once by an entry file. */
export interface Deps {
  config: Config
  db: Database
  queue: Queue
  limiter: Limiter
  media: MediaStore
  rooms: Rooms
  clock: Clock
  ids: Ids
  keys: Keys
  log: Log
  /** Outbound HTTP. Platform calls, imports and everything else that leaves the house goes through this. */
  fetch: typeof fetch
  platforms: Record<AvailablePlatform, Platform>
  /** Keeps one slow platform or account from delaying others in this process. */
  lanes: Lanes
  /** Built front-end files, or null where another server hands them out. */
  assets: Assets | null
  /** Clocks and bounds of publishing that differ from the usual ones: tests scale them down. */
  publishing?: Partial<PublishingOptions>
  /** Keeps work alive after the answer was sent (`waitUntil` on Workers). Failures are logged, never thrown. */
  background(work: Promise<unknown>): void
}

export interface Config {
  /** Where this API answers, without a trailing slash, for example `https://api.allin.example`. */
  publicUrl: string
  /** Where the queue calls us back: our address as the queue can reach it. */
  callbackUrl: string
  /** Where stored media answer; the platforms fetch from here. */
  mediaUrl: string
  /** Where the rooms answer (`https://rooms.allin.example`). */
  roomsUrl: string
  /** Origins that may call with credentials besides our own (the extension's origin, a Studio on another host). */
  allowedOrigins: string[]
  /** Hosts that may be called over plain HTTP or on a private address; empty in production. */
  trustedHosts: string[]
  /** Secret of better-auth, at least 32 characters. */
  authSecret: string
  /** How long, in seconds, one attempt to publish may hold its target before somebody else looks after it. */
  leaseSeconds: number
  /** How far ahead the queue keeps a message, in days. */
  queueHorizonDays: number
  /** Requests a minute and caller. */
  requestsPerMinute: number
  /** Shows stack traces in the log; never in an answer. */
  development: boolean
  /** An e-mail and password to offer on the sign-in page of a demo installation. */
  demo: { email: string; password: string } | null
}
