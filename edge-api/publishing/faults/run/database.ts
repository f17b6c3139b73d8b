import pg from 'pg'
import { openDatabase } from '../../../../db/client.ts'
import { migrate } from '../../../../db/migrate.ts'
import { type EmbeddedServer, startEmbeddedPostgres } from '../../../../db/testing/embedded.ts'
import { createOnServer } from '../../../../db/testing/postgres.ts'
import { between } from '../plan/random.ts'

/** Notes what each target was after each change, beside the product's tables and out of its sight. */
const notes = `
  create schema faults;
  create table faults.changes (
    number bigserial primary key, at timestamptz not null default clock_timestamp(), target_id text not null,
    status text not null, generation int not null, attempt int not null, scheduled_at timestamptz not null,
    due_at timestamptz not null, remote_id text, error_code text, text text, media jsonb);
  create function faults.note() returns trigger language plpgsql as $$ begin
    insert into faults.changes
      (target_id, status, generation, attempt, scheduled_at, due_at, remote_id, error_code, text, media)
    values (new.id, new.status, new.generation, new.attempt, new.scheduled_at, new.due_at, new.remote_id,
      new.error_code, new.content ->> 'text', jsonb_path_query_array(new.content, '$.media[*].id'));
    return new;
  end $$;
  create trigger note_changes after insert or update on post_targets for each row execute function faults.note();`

/** A real server with many connections, and the means to hurt it. */
export interface FaultyDatabase {
  url: string
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>
  /** Ends one of the product's connections, whatever it is doing. */
  cutOne(): Promise<void>
  /** Refuses every write for a while. */
  readOnlyFor(seconds: number): Promise<void>
  close(): Promise<void>
}

export async function openFaultyDatabase(seed: string): Promise<FaultyDatabase> {
  const server: EmbeddedServer = await startEmbeddedPostgres({ fsync: 'off', synchronous_commit: 'off' })
  const local = await createOnServer(server.url)
  await migrate(openDatabase({ url: local.url, fetch: local.fetch }))
  const own = new pg.Client({ connectionString: server.url })
  await own.connect()
  const { rows } = await own.query<{ name: string }>(
    "select datname as name from pg_database where datname like 'allin_test_%'",
  )
  await own.end()
  const name = rows[0]?.name ?? ''
  const address = new URL(server.url)
  address.pathname = `/${name}`
  const pool = new pg.Pool({
    connectionString: address.href,
    max: 4,
    application_name: 'faults',
    // What the run itself writes is no part of its weather.
    options: '-c default_transaction_read_only=off',
  })
  // A connection that ends with the server is no news; without listeners it would end the run.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  await pool.query(notes)
  let cuts = 0
  const query = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
    (await pool.query<Row>(text, values)).rows
  const cut = (which: string) =>
    query(`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'allin' and datname = current_database() ${which}`)
  return {
    url: address.href,
    query,
    async cutOne() {
      cuts += 1
      const nth = Math.floor(between(0, 30, seed, 'cut', cuts))
      await cut(`order by state = 'active' desc, pid offset ${nth} % greatest((
        select count(*) from pg_stat_activity where application_name = 'allin'), 1) limit 1`)
    },
    async readOnlyFor(seconds) {
      // New connections are read-only; ending the old ones makes everybody's new.
      await query(`alter database ${name} set default_transaction_read_only = on`)
      await cut('')
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
      await query(`alter database ${name} set default_transaction_read_only = off`)
      await cut('')
    },
    async close() {
      await pool.end()
      await server.stop()
    },
  }
}
