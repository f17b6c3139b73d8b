import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Database, openDatabase } from '../client.ts'
import { type LocalDatabase, overEngine } from '../local/index.ts'
import { openPglite } from '../local/pglite.ts'
import { migrate, schemaVersion } from '../migrate.ts'

export interface TestDatabase {
  db: Database
  /** The database behind it, for tests that serve it to another process. */
  local: LocalDatabase
  close(): Promise<void>
}

/** A fresh, migrated database of its own, in memory, reached through the real driver. */
export async function openTestDatabase(): Promise<TestDatabase> {
  snapshot ??= readSnapshot()
  const local = overEngine(await openPglite({ loadDataDir: await snapshot }))
  return { db: openDatabase({ url: local.url, fetch: local.fetch }), local, close: () => local.close() }
}

/** Founding and migrating takes seconds, loading a copy does not: the copy is kept between runs of the tests. */
let snapshot: Promise<Blob> | undefined

async function readSnapshot(): Promise<Blob> {
  const file = fileURLToPath(
    new URL(`../../node_modules/.cache/allin/database-${schemaVersion().slice(0, 16)}.tar`, import.meta.url),
  )
  try {
    return new Blob([readFileSync(file)])
  } catch {
    return createSnapshot(file)
  }
}

async function createSnapshot(file: string): Promise<Blob> {
  const engine = await openPglite({})
  const local = overEngine(engine)
  await migrate(openDatabase({ url: local.url, fetch: local.fetch }))
  const dump = await engine.pglite.dumpDataDir('none')
  await local.close()
  mkdirSync(dirname(file), { recursive: true })
  const unfinished = `${file}.${randomUUID()}`
  writeFileSync(unfinished, new Uint8Array(await dump.arrayBuffer()))
  renameSync(unfinished, file)
  return dump
}
