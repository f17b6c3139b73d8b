import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { createLocalDatabase, type LocalDatabase } from '../local/index.ts'

/** Creates an empty database on a Postgres server; closing it drops it. */
export async function createOnServer(serverUrl: string): Promise<LocalDatabase> {
  const name = `allin_test_${randomUUID().replaceAll('-', '')}`
  await onServer(serverUrl, `create database ${name}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  const local = await createLocalDatabase({ url: url.href })
  return {
    ...local,
    close: async () => {
      await local.close()
      await onServer(serverUrl, `drop database ${name}`)
    },
  }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
