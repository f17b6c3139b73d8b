import { readdirSync } from 'node:fs'
import { getTableColumns, getTableName, is, sql } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { afterEach, describe, expect, it } from 'vitest'
import { openDatabase } from './client.ts'
import { migrate } from './migrate.ts'
import * as schema from './schema/index.ts'
import { openEmptyDatabase, openTestDatabase, type TestDatabase } from './testing/index.ts'

const opened: TestDatabase[] = []
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close()
})

async function openEmpty() {
  const database = await openEmptyDatabase()
  opened.push(database)
  return database
}

const all = readdirSync(new URL('./migrations/', import.meta.url))
  .filter((file) => file.endsWith('.sql'))
  .map((file) => file.replace('.sql', ''))
  .sort()

const tables = Object.values(schema).filter((value) => is(value, PgTable))

describe('migrations', () => {
  it('build every table of the schema from nothing, and change nothing the second time', async () => {
    const { db } = await openEmpty()
    expect(await migrate(db)).toEqual(all)
    expect(await migrate(db)).toEqual([])
    for (const table of tables) expect(await db.select().from(table)).toEqual([])
  })

  it('are each applied once when two processes start at the same moment', async () => {
    const { local } = await openEmpty()
    const server = await local.serve(0)
    const runs = await Promise.all([
      migrate(local.url, server.endpoint),
      migrate(local.url, server.endpoint),
      migrate(local.url, server.endpoint),
    ])
    expect(runs.flat().sort()).toEqual(all)
  })

  it('are all done or not begun: a failing one leaves nothing behind and says what to repair', async () => {
    const { db } = await openEmpty()
    await db.execute(sql`create table posts (id text)`)
    await expect(migrate(db)).rejects.toThrow(
      'The migration 0001_tables failed and was undone: relation "posts" already exists. Repair what it names, then migrate again.',
    )
    const { rows } = await db.execute(sql`select name from migrations order by name`)
    expect(rows).toEqual([{ name: '0000_conditions' }])
    await db.execute(sql`drop table posts`)
    expect(await migrate(db)).toEqual(all.slice(1))
  })

  it('refuse a database that is newer than the program', async () => {
    const { db } = await openEmpty()
    await migrate(db)
    await db.execute(sql`insert into migrations (name, hash) values ('9999_future', 'x')`)
    await expect(migrate(db)).rejects.toThrow(/newer than the program/)
  })

  it('refuse to go on when one that ran was changed afterwards', async () => {
    const { db } = await openEmpty()
    await migrate(db)
    await db.execute(sql`update migrations set hash = 'other' where name = '0001_tables'`)
    await expect(migrate(db)).rejects.toThrow(/has changed since it was applied/)
  })

  it('say where to look when the database does not answer, without naming its password', async () => {
    const unreachable = openDatabase({
      url: 'postgres://allin:very-secret@localhost/allin',
      fetch: () => Promise.reject(new TypeError('fetch failed')),
    })
    const error = await migrate(unreachable).catch((caught: unknown) => caught)
    expect(String(error)).toContain('The database does not answer. Check DATABASE_URL')
    expect(String(error)).not.toContain('very-secret')
  })

  it('leave a database whose columns are those of the schema', async () => {
    const database = await openTestDatabase()
    opened.push(database)
    const { rows } = await database.db.execute<{ place: string }>(
      sql`select table_name || '.' || column_name || case is_nullable when 'NO' then '!' else '' end as place
          from information_schema.columns where table_schema = 'public' and table_name <> 'migrations'`,
    )
    const expected = tables.flatMap((table) =>
      Object.entries(getTableColumns(table)).map(([name, column]) => {
        const inDatabase = name.replace(/[A-Z]|(?<=[a-z])\d+/g, (part) => `_${part.toLowerCase()}`)
        const required = column.notNull || isPartOfPrimaryKey(table, name)
        return `${getTableName(table)}.${inDatabase}${required ? '!' : ''}`
      }),
    )
    const normal = (places: string[]) => places.map((place) => place.replace('_256', '256')).sort()
    expect(normal(rows.map((row) => row.place))).toEqual(normal(expected))
  })
})

function isPartOfPrimaryKey(table: PgTable, name: string): boolean {
  const { primaryKeys } = getTableConfig(table)
  const column = getTableColumns(table)[name]
  return primaryKeys.some((key) => key.columns.some((part) => part === column))
}

describe('indexes', () => {
  it('of the schema are all in the migrations', async () => {
    const database = await openTestDatabase()
    opened.push(database)
    const { rows } = await database.db.execute<{ name: string }>(
      sql`select indexname as name from pg_indexes where schemaname = 'public' and indexname not like '%\\_pk' and indexname not like '%\\_pkey'`,
    )
    const expected = tables.flatMap((table) => getTableConfig(table).indexes.map(({ config }) => config.name))
    expect(rows.map((row) => row.name).sort()).toEqual(expected.sort())
  })

  it('lead with the organization in every table that belongs to one', async () => {
    const database = await openTestDatabase()
    opened.push(database)
    const { rows } = await database.db.execute<{ name: string }>(
      sql`select c.relname as name from pg_class c
          join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id'
          where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and not exists (
            select from pg_index i where i.indrelid = c.oid and i.indpred is null and i.indkey[0] = a.attnum)`,
    )
    expect(rows).toEqual([])
  })

  it('exist for every reference to another table, so that erasing a row reads no whole table', async () => {
    const database = await openTestDatabase()
    opened.push(database)
    const { rows } = await database.db.execute<{ reference: string }>(
      sql`select r.conrelid::regclass || '.' || a.attname as reference from pg_constraint r
          join pg_attribute a on a.attrelid = r.conrelid and a.attnum = r.conkey[1]
          where r.contype = 'f' and not exists (
            select from pg_index i where i.indrelid = r.conrelid and i.indkey[0] = a.attnum)`,
    )
    expect(rows).toEqual([])
  })
})
