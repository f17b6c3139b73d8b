import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { SandboxClock } from './clock.ts'

/** Named values of one kind, kept as JSON in insertion order. */
export interface Collection<T> {
  get(key: string): T | undefined
  /** Adds or replaces. A value with `expiresAt` is gone from that moment on. */
  set(key: string, value: T, options?: { expiresAt?: Date }): void
  /** Changes a value if it is there; answers the new one. */
  update(key: string, change: (value: T) => T): T | undefined
  delete(key: string): boolean
  list(): { key: string; value: T }[]
  values(): T[]
  clear(): void
}

/** What the stand-ins remember. Every call is done when it returns; a restart loses nothing. */
export interface Store {
  /** `name` starts with the vendor's, for example `mastodon.apps`. */
  collection<T>(name: string): Collection<T>
  /** The next number of a series, from 1. */
  next(series: string): number
  /** Runs everything or nothing. */
  transaction<T>(work: () => T): T
  /** Keeps bytes under their SHA-256; the same bytes are kept once. */
  blobs: Blobs
  /** Forgets everything but the collections whose names begin with `keep`. */
  reset(keep: string): void
  close(): void
}

export interface Blobs {
  put(hash: string, bytes: Uint8Array, mimeType: string): void
  get(hash: string): { bytes: Uint8Array<ArrayBuffer>; mimeType: string } | undefined
}

const schema = `
  create table if not exists entries (
    collection text not null, key text not null, value text not null, expires_at integer, position integer not null,
    primary key (collection, key)
  );
  create index if not exists entries_position on entries (collection, position);
  create table if not exists series (name text primary key, value integer not null);
  create table if not exists blobs (hash text primary key, mime_type text not null, bytes blob not null);
`

/** Opens the store in a folder, or in memory. Throws one clear sentence when the file cannot be used. */
export function openStore(dir: string | null, clock: SandboxClock): Store {
  const file = dir === null ? ':memory:' : join(dir, 'sandbox.sqlite')
  const db = open(file, dir)
  db.prepare('delete from entries where expires_at < ?').run(clock.now().getTime())
  const next = (series: string): number => {
    const row = db
      .prepare(
        'insert into series (name, value) values (?, 1) on conflict (name) do update set value = value + 1 returning value',
      )
      .get(series)
    return Number(row?.value)
  }
  return {
    collection: (name) => collection(db, name, clock, () => next('entries')),
    next,
    transaction(work) {
      if (db.isTransaction) return work()
      db.exec('begin immediate')
      try {
        const result = work()
        db.exec('commit')
        return result
      } catch (error) {
        db.exec('rollback')
        throw error
      }
    },
    blobs: {
      put(hash, bytes, mimeType) {
        db.prepare('insert or ignore into blobs (hash, mime_type, bytes) values (?, ?, ?)').run(
          hash,
          mimeType,
          bytes,
        )
      },
      get(hash) {
        const row = db.prepare('select mime_type, bytes from blobs where hash = ?').get(hash)
        if (!row || !(row.bytes instanceof Uint8Array)) return undefined
        return { bytes: new Uint8Array(row.bytes), mimeType: String(row.mime_type) }
      },
    },
    reset(keep) {
      db.prepare('delete from entries where substr(collection, 1, ?) <> ?').run(keep.length, keep)
      db.exec('delete from blobs')
    },
    close: () => db.close(),
  }
}

function open(file: string, dir: string | null): DatabaseSync {
  try {
    if (dir !== null) mkdirSync(dir, { recursive: true })
    const db = new DatabaseSync(file)
    db.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 2000')
    db.exec(schema)
    return db
  } catch (cause) {
    throw new Error(
      `The sandbox cannot use its data file ${file}. Check the folder's permissions, or delete the file to start afresh.`,
      { cause },
    )
  }
}

function collection<T>(
  db: DatabaseSync,
  name: string,
  clock: SandboxClock,
  position: () => number,
): Collection<T> {
  const now = () => clock.now().getTime()
  const alive = '(expires_at is null or expires_at > ?)'
  const read = (text: unknown): T => JSON.parse(String(text))
  const self: Collection<T> = {
    get(key) {
      const row = db
        .prepare(`select value from entries where collection = ? and key = ? and ${alive}`)
        .get(name, key, now())
      return row ? read(row.value) : undefined
    },
    set(key, value, options) {
      db.prepare(
        `insert into entries (collection, key, value, expires_at, position) values (?, ?, ?, ?, ?)
         on conflict (collection, key) do update set value = excluded.value, expires_at = excluded.expires_at`,
      ).run(name, key, JSON.stringify(value), options?.expiresAt?.getTime() ?? null, position())
    },
    update(key, change) {
      const value = self.get(key)
      if (value === undefined) return undefined
      const changed = change(value)
      db.prepare('update entries set value = ? where collection = ? and key = ?').run(
        JSON.stringify(changed),
        name,
        key,
      )
      return changed
    },
    delete: (key) =>
      db.prepare('delete from entries where collection = ? and key = ?').run(name, key).changes > 0,
    list: () =>
      db
        .prepare(`select key, value from entries where collection = ? and ${alive} order by position`)
        .all(name, now())
        .map((row) => ({ key: String(row.key), value: read(row.value) })),
    values: () => self.list().map((entry) => entry.value),
    clear() {
      db.prepare('delete from entries where collection = ?').run(name)
    },
  }
  return self
}
