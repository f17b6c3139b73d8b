import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { runBatch } from './batch.ts'
import { type Database, openDatabase } from './client.ts'
import { duplicateOf, postgresFault } from './errors.ts'

/** A migration may have to go through every row there is. */
const patience = 600_000

interface Migration {
  name: string
  /** SHA-256 of the file: a migration that ran must never change. */
  hash: string
  statements: string[]
}

/**
 * Brings a database to the newest version; running it again changes nothing. Each migration is one
 * transaction that first records its own name, so that of two processes that start at once only one applies it.
 * Throws one clear sentence, with what to do, and leaves every migration either done or not begun.
 *
 * @param target a connection string or an open database
 * @param endpoint where Neon's HTTP protocol answers, when it is not Neon itself
 * @returns the names of the migrations that were applied now
 */
export async function migrate(target: string | Database, endpoint?: string): Promise<string[]> {
  const db =
    typeof target === 'string'
      ? openDatabase({ url: target, timeoutMilliseconds: patience, ...(endpoint ? { endpoint } : {}) })
      : target
  const migrations = readMigrations()
  const applied = await readApplied(db)
  refuseForeignHistory(migrations, applied)
  const done: string[] = []
  for (const migration of migrations) {
    if (!applied.has(migration.name) && (await apply(db, migration))) done.push(migration.name)
  }
  return done
}

/** SHA-256 over all migrations: the version of the schema. */
export function schemaVersion(): string {
  const hash = createHash('sha256')
  for (const migration of readMigrations()) hash.update(`${migration.name}:${migration.hash}\n`)
  return hash.digest('hex')
}

function readMigrations(): Migration[] {
  const folder = new URL('./migrations/', import.meta.url)
  const journal: { entries: { tag: string }[] } = JSON.parse(
    readFileSync(new URL('meta/_journal.json', folder), 'utf8'),
  )
  return journal.entries.map(({ tag }) => {
    const text = readFileSync(new URL(`${tag}.sql`, folder), 'utf8').replaceAll('\r\n', '\n')
    return {
      name: tag,
      hash: createHash('sha256').update(text).digest('hex'),
      statements: text.split('--> statement-breakpoint').filter((statement) => statement.trim() !== ''),
    }
  })
}

/** The lock keeps two processes from founding the table at the same moment, which Postgres answers with an error. */
async function readApplied(db: Database): Promise<Map<string, string>> {
  try {
    await runBatch(db, [
      db.execute(sql`select pg_advisory_xact_lock(hashtext('allin.migrations'))`),
      db.execute(
        sql`create table if not exists migrations (name text primary key, hash text not null, applied_at timestamptz not null default now())`,
      ),
    ])
    const found = await db.execute<{ name: string; hash: string }>(
      sql`select name, hash from migrations order by name`,
    )
    return new Map(found.rows.map((row) => [row.name, row.hash]))
  } catch (cause) {
    throw new MigrationError(
      postgresFault(cause)
        ? `The database cannot be migrated: ${sentence(cause)} Check that the user of DATABASE_URL may create tables.`
        : 'The database does not answer. Check DATABASE_URL (and DATABASE_ENDPOINT for a local database) and that it runs.',
      { cause },
    )
  }
}

function refuseForeignHistory(migrations: Migration[], applied: Map<string, string>): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration.hash]))
  for (const [name, hash] of applied) {
    const expected = known.get(name)
    if (expected === undefined) {
      throw new MigrationError(
        `The database has the migration ${name}, which this program does not know: it is newer than the program. Use the newer AllIN, or another database.`,
      )
    }
    if (expected !== hash) {
      throw new MigrationError(
        `The migration ${name} has changed since it was applied. Undo the change to db/migrations/${name}.sql and write a new migration for it.`,
      )
    }
  }
}

/** False when another process was faster. */
async function apply(db: Database, { name, hash, statements }: Migration): Promise<boolean> {
  try {
    await runBatch(db, [
      db.execute(sql`insert into migrations (name, hash) values (${name}, ${hash})`),
      ...statements.map((statement) => db.execute(sql.raw(statement))),
    ])
    return true
  } catch (cause) {
    if (duplicateOf(cause, 'migrations_pkey')) return false
    throw new MigrationError(
      `The migration ${name} failed and was undone: ${sentence(cause)} Repair what it names, then migrate again.`,
      { cause },
    )
  }
}

function sentence(cause: unknown): string {
  const message = postgresFault(cause)?.message ?? 'the database did not answer'
  return `${message.replace(/\.$/, '')}.`
}

class MigrationError extends Error {}
