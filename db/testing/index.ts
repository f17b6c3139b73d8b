import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { type Database, openDatabase } from '../client.ts'
import { type LocalDatabase, overEngine } from '../local/index.ts'
import { openPglite, postgresVersion } from '../local/pglite.ts'
import { migrate, schemaVersion } from '../migrate.ts'
import { createOnServer } from './postgres.ts'

export interface TestDatabase {
  db: Database
  /** The database behind it, for tests that serve it to another process. */
  local: LocalDatabase
  close(): Promise<void>
}

/**
 * A fresh, migrated database of its own, reached through the real driver: in memory, or on the Postgres server
 * that ALLIN_TEST_POSTGRES names, where statements truly run at the same time.
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const server = process.env.ALLIN_TEST_POSTGRES
  const local = server ? await createOnServer(server) : await copySnapshot('migrated')
  const db = openDatabase({ url: local.url, fetch: local.fetch })
  if (server) await migrate(db)
  return { db, local, close: () => local.close() }
}

/** A database without tables, to migrate. */
export async function openEmptyDatabase(): Promise<TestDatabase> {
  const server = process.env.ALLIN_TEST_POSTGRES
  const local = server ? await createOnServer(server) : await copySnapshot('empty')
  return { db: openDatabase({ url: local.url, fetch: local.fetch }), local, close: () => local.close() }
}

/**
 * Founding and migrating a database takes seconds, loading a copy does not: the copies are kept between runs of
 * the tests.
 */
const snapshots = new Map<string, Promise<Blob>>()

async function copySnapshot(kind: 'empty' | 'migrated'): Promise<LocalDatabase> {
  const snapshot = snapshots.get(kind) ?? readSnapshot(kind)
  snapshots.set(kind, snapshot)
  return overEngine(await openPglite({ loadDataDir: await snapshot }))
}

async function readSnapshot(kind: 'empty' | 'migrated'): Promise<Blob> {
  const version = kind === 'empty' ? postgresVersion : schemaVersion().slice(0, 16)
  const file = fileURLToPath(
    new URL(`../../node_modules/.cache/allin/database-${kind}-${version}.tar`, import.meta.url),
  )
  try {
    return new Blob([readFileSync(file)])
  } catch {
    return createSnapshot(kind, file)
  }
}

async function createSnapshot(kind: 'empty' | 'migrated', file: string): Promise<Blob> {
  const engine = await openPglite({})
  const local = overEngine(engine)
  if (kind === 'migrated') await migrate(openDatabase({ url: local.url, fetch: local.fetch }))
  const dump = await engine.pglite.dumpDataDir('none')
  await local.close()
  mkdirSync(dirname(file), { recursive: true })
  const unfinished = `${file}.${randomUUID()}`
  writeFileSync(unfinished, new Uint8Array(await dump.arrayBuffer()))
  renameSync(unfinished, file)
  return dump
}
