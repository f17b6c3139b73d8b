import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { SandboxClock } from './clock.ts'

/** Named values of one kind, kept as JSON in insertion order. */
export interface Collection<T> {
  get(key: string): T | undefined
  has(key: string): boolean
  /** Adds or replaces. A value with `expiresAt` is gone from that moment on. */
  set(key: string, value: T, options?: { expiresAt?: Date }): void
  /** Changes a value if it is there; answers the new one. */
  update(key: string, change: (value: T) => T): T | undefined
  delete(key: string): boolean
  list(): Entry<T>[]
  values(): T[]
  /** Entries whose keys begin so, oldest first. Costs what it finds, however much else is kept. */
  startingWith(prefix: string): Entry<T>[]
  /** At most `count` entries on one side of a position, from there on: for paging through much. */
  page(from: { after: number } | { before: number }, count: number): Entry<T>[]
  count(): number
  /** Forgets all but the newest. */
  keepNewest(count: number): void
  /** Those whose `username` is this one, without reading all the others. */
  valuesOf(username: string): T[]
  clear(): void
}

export interface Entry<T> {
  key: string
  value: T
  /** Grows with every entry; an entry that is replaced keeps it. */
  position: number
}

/**
 * What the stand-ins remember. Every call is done when it returns: what was acknowledged survives a killed process. It is
 * appended to SQLite's log without waiting for the disk (`synchronous = normal`), so a power cut may lose the last moments.
 */
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
  create index if not exists entries_expiry on entries (expires_at) where expires_at is not null;
  create index if not exists entries_username on entries (collection, value ->> '$.username', position);
  create table if not exists series (name text primary key, value integer not null);
  create table if not exists blobs (hash text primary key, mime_type text not null, bytes blob not null);
`

/** Entries that have expired are swept out this often, in milliseconds. */
const sweepEvery = 60_000
const positionsAtOnce = 1_000

/** Opens the store in a folder, or in memory. Throws one clear sentence when the file cannot be used. */
export function openStore(dir: string | null, clock: SandboxClock): Store {
  const file = dir === null ? ':memory:' : join(dir, 'sandbox.sqlite')
  const db = open(file, dir)
  const nextOf = db.prepare(
    `insert into series (name, value) values (?1, ?2)
     on conflict (name) do update set value = value + ?2 returning value`,
  )
  const begin = db.prepare('begin immediate')
  const commit = db.prepare('commit')
  const putBlob = db.prepare('insert or ignore into blobs (hash, mime_type, bytes) values (?, ?, ?)')
  const getBlob = db.prepare('select mime_type, bytes from blobs where hash = ?')
  const sweepOut = db.prepare('delete from entries where expires_at <= ?')
  let sweptAt = Number.NEGATIVE_INFINITY
  const sweep = () => {
    const now = clock.now().getTime()
    if (now - sweptAt < sweepEvery) return
    sweptAt = now
    sweepOut.run(now)
  }
  sweep()
  const next = (series: string, amount = 1): number => Number(nextOf.get(series, amount)?.value)
  /** Positions are taken in blocks: one for every entry would double the writes. */
  let free = { from: 1, to: 0 }
  const position = () => {
    sweep()
    if (free.from > free.to) {
      const to = next('entries', positionsAtOnce)
      free = { from: to - positionsAtOnce + 1, to }
    }
    return free.from++
  }
  return {
    collection: (name) => collection(db, name, clock, position),
    next: (series) => next(series),
    transaction(work) {
      if (db.isTransaction) return work()
      begin.run()
      try {
        const result = work()
        commit.run()
        return result
      } catch (error) {
        db.exec('rollback')
        // The block may have been taken in what was rolled back.
        free = { from: 1, to: 0 }
        throw error
      }
    },
    blobs: {
      put: (hash, bytes, mimeType) => void putBlob.run(hash, mimeType, bytes),
      get(hash) {
        const row = getBlob.get(hash)
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
    db.exec('pragma wal_autocheckpoint = 4000')
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
  const columns = 'select key, value, position from entries where collection = ?'
  const sql = {
    get: db.prepare(`select value from entries where collection = ? and key = ? and ${alive}`),
    has: db.prepare(`select 1 from entries where collection = ? and key = ? and ${alive}`),
    set: db.prepare(
      `insert into entries (collection, key, value, expires_at, position) values (?, ?, ?, ?, ?)
       on conflict (collection, key) do update set value = excluded.value, expires_at = excluded.expires_at`,
    ),
    update: db.prepare('update entries set value = ? where collection = ? and key = ?'),
    delete: db.prepare('delete from entries where collection = ? and key = ?'),
    list: db.prepare(`${columns} and ${alive} order by position`),
    ofUsername: db.prepare(`${columns} and value ->> '$.username' = ? and ${alive} order by +position`),
    // The plus keeps SQLite from walking the whole collection by position.
    startingWith: db.prepare(`${columns} and key >= ? and key < ? and ${alive} order by +position`),
    after: db.prepare(`${columns} and position > ? and ${alive} order by position limit ?`),
    before: db.prepare(`${columns} and position < ? and ${alive} order by position desc limit ?`),
    count: db.prepare(`select count(*) as count from entries where collection = ? and ${alive}`),
    keepNewest: db.prepare(
      `delete from entries where collection = ?1 and position <=
         (select position from entries where collection = ?1 order by position desc limit 1 offset ?2)`,
    ),
    clear: db.prepare('delete from entries where collection = ?'),
  }
  const read = (text: unknown): T => JSON.parse(String(text))
  const entry = (row: Record<string, unknown>): Entry<T> => ({
    key: String(row.key),
    value: read(row.value),
    position: Number(row.position),
  })
  const self: Collection<T> = {
    get(key) {
      const row = sql.get.get(name, key, now())
      return row ? read(row.value) : undefined
    },
    has: (key) => sql.has.get(name, key, now()) !== undefined,
    set(key, value, options) {
      sql.set.run(name, key, JSON.stringify(value), options?.expiresAt?.getTime() ?? null, position())
    },
    update(key, change) {
      const value = self.get(key)
      if (value === undefined) return undefined
      const changed = change(value)
      sql.update.run(JSON.stringify(changed), name, key)
      return changed
    },
    delete: (key) => sql.delete.run(name, key).changes > 0,
    list: () => sql.list.all(name, now()).map(entry),
    values: () => self.list().map(({ value }) => value),
    valuesOf: (username) => sql.ofUsername.all(name, username, now()).map((row) => entry(row).value),
    startingWith: (prefix) => sql.startingWith.all(name, prefix, `${prefix}\u{10ffff}`, now()).map(entry),
    page: (from, count) =>
      ('after' in from
        ? sql.after.all(name, from.after, now(), count)
        : sql.before.all(name, from.before, now(), count)
      ).map(entry),
    count: () => Number(sql.count.get(name, now())?.count),
    keepNewest: (count) => void sql.keepNewest.run(name, count),
    clear: () => void sql.clear.run(name),
  }
  return self
}
