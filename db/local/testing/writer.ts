/**
 * A process of its own that opens the database folder given to it and writes numbers until it is killed.
 * It prints each number only after the database has answered: what was printed must survive.
 */
import process from 'node:process'
import { sql } from 'drizzle-orm'
import { openDatabase } from '../../client.ts'
import { createLocalDatabase } from '../index.ts'

try {
  const local = await createLocalDatabase({ dataDir: process.argv[2] ?? '' })
  const db = openDatabase({ url: local.url, fetch: local.fetch })
  await db.execute(sql`create table if not exists numbers (value integer primary key)`)
  process.stdout.write('open\n')
  for (let value = 1; ; value += 1) {
    await db.execute(sql`insert into numbers values (${value})`)
    process.stdout.write(`${value}\n`)
  }
} catch (error) {
  process.stdout.write(`refused: ${error instanceof Error ? error.message : 'unknown'}\n`)
  process.exit(1)
}
