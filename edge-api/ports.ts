import type { RoomEvent } from '../core/events.ts'
import type { IdKind } from '../core/ids.ts'

/** Delayed wake-ups. The database is the schedule: losing one costs at most a minute. */
export interface Queue {
  /** True where there is none: nobody wakes us, and the sweep does all the work. */
  readonly isOff: boolean
  /**
   * Wakes `POST /v1/callbacks/publish` at a time for each request. Answers the message ids in the same order, null
   * for what the queue did not take, is off for or out of reach for.
   */
  wake(requests: readonly WakeRequest[]): Promise<(string | null)[]>
  /** Forgets a wake-up; an unknown id is not an error. Never called with an empty id. */
  cancel(messageId: string): Promise<void>
  /** Whether a callback really comes from the queue. `url` is the exact address that was called. */
  verify(request: { signature: string | null; body: string; url: string }): Promise<boolean>
}

export interface WakeRequest {
  targetId: string
  generation: number
  at: Date
  /** The lane of the work that will follow, see `publishing/lanes.ts`. */
  platform: string
  accountId: string
}

export interface Limiter {
  /** Takes one from a bucket. */
  take(bucket: string, limit: { requests: number; seconds: number }): Promise<LimitState>
}

export interface LimitState {
  allowed: boolean
  limit: number
  remaining: number
  /** Seconds until the window is fresh. */
  resetSeconds: number
}

export interface MediaStore {
  put(key: string, bytes: Uint8Array, mimeType: string): Promise<void>
  get(key: string): Promise<{ bytes: Uint8Array; mimeType: string } | null>
  delete(key: string): Promise<void>
}

export interface Rooms {
  /** Sends an event to everyone in the organization's room. Throws when the room did not take it. */
  push(organizationId: string, event: RoomEvent): Promise<void>
}

export interface Clock {
  now(): Date
}

export interface Ids {
  next(kind: IdKind): string
  /** URL-safe random text carrying this many bytes of entropy. */
  secret(bytes: number): string
  bytes(length: number): Uint8Array
}

/** Sealing of platform secrets, and the JWTs we sign. */
export interface Keys {
  /** AES-256-GCM with a random IV. `context` is bound to the ciphertext: opening with another context fails. */
  seal(plain: string, context: SealContext): Promise<string>
  open(sealed: string, context: SealContext): Promise<string>
  /** Signs claims for one audience; ES256, `kid` in the header. */
  sign(
    claims: Record<string, unknown>,
    options: { audience: string; seconds: number; subject: string },
  ): Promise<string>
  /** The claims of a valid token, or null for any reason not to trust it. */
  verify(token: string, audience: string): Promise<Record<string, unknown> | null>
  /** Public keys as a JWK set. */
  publicKeys(): Promise<{ keys: Record<string, unknown>[] }>
}

/** What a ciphertext belongs to. */
export interface SealContext {
  organizationId: string
  rowId: string
  field: string
}

export interface Log {
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
}

export type LogFields = Record<string, string | number | boolean | null | undefined>

export interface Assets {
  /** A built file by its path (`/studio/index.html`), or null. */
  get(path: string): Promise<Response | null>
}
