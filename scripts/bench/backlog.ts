/**
 * `npm run bench:backlog`: whether publishing costs more the more posts wait.
 *
 * On a real Postgres with thousands of accounts, one of them with a hundred thousand published posts behind it, the real
 * statements are run through the real code (`wakeTarget` and `sweep`) with 1 thousand, 100 thousand and 1 million posts
 * scheduled for the 30 days to come: the way of one post from claim to PUBLISHED, a sweep that finds nothing to do, and a sweep
 * that finds something of everything. Postgres counts what every statement took (`pg_stat_statements`): milliseconds of
 * planning and running, and pages of tables and indexes looked at. Pages do not depend on how busy the machine is: they are
 * what the ratios are made of.
 *
 * Flat means a ratio near 1. An index over a thousand times as many rows is one or two levels deeper, which is the most that
 * may be added. The program fails when a piece of work needs more than `--limit` times the pages. What waits is written without the
 * checks and the flushes that only cost time; they have no part in what is counted.
 */
import process from 'node:process'
import { openDatabase } from '../../db/client.ts'
import { createLocalDatabase } from '../../db/local/index.ts'
import { createMemoryMedia } from '../../edge-api/adapters/media-memory.ts'
import { buildDeps } from '../../edge-api/build-deps.ts'
import { readConfig } from '../../edge-api/config.ts'
import { Background } from '../../edge-api/node/background.ts'
import { guardFetch } from '../../edge-api/node/guarded-fetch.ts'
import { printBacklog, worstRatio } from './backlog-report.ts'
import { addHistory, addWaiting } from './backlog-rows.ts'
import { type BacklogWorld, measureWork, type Work } from './backlog-work.ts'
import { createOurDatabase, startPostgres, withClient } from './database.ts'
import { environmentOf } from './environment.ts'
import { readOptions } from './options.ts'
import { startChild } from './parent.ts'
import { seedAccounts } from './seed.ts'

const options = readOptions(
  { sizes: '1000,100000,1000000', accounts: 3_000, history: 100_000, limit: 2 },
  { sizes: '1000,20000', history: 10_000 },
)
const sizes = options.sizes.split(',').map(Number)

const server = await startPostgres(true, {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_wal_size: '8GB',
  shared_buffers: '1GB',
  autovacuum: 'off',
})
const platform = await startChild('platform.ts')
const { environment, queue } = await environmentOf(
  await createOurDatabase(server, 'ours'),
  `http://127.0.0.1:${await platform.ask<number>('port')}`,
)
try {
  await platform.ask('begin', { shortest: 0, longest: 0, failEvery: 0 })
  const world = await openWorld()
  const measured: { size: number; work: Work[] }[] = []
  for (const [place, size] of sizes.entries()) {
    const begun = Date.now()
    await withClient(world.url, (client) => addWaiting(client, world.accounts, sizes[place - 1] ?? 0, size))
    console.log(`${size} posts wait (written in ${((Date.now() - begun) / 1_000).toFixed(0)} s)`)
    measured.push({ size, work: await measureWork(world) })
  }
  printBacklog(measured)
  if (worstRatio(measured) > options.limit) process.exitCode = 1
} finally {
  await Promise.all([platform.stop(), queue.stop()])
  await server.stop()
}
process.exit()

async function openWorld(): Promise<BacklogWorld> {
  const url = environment.DATABASE_URL ?? ''
  const settings = readConfig({ ...environment, PUBLIC_URL: 'http://127.0.0.1:9' })
  const local = await createLocalDatabase({ url })
  const background = new Background()
  const deps = {
    ...buildDeps(settings, {
      media: createMemoryMedia(),
      assets: null,
      write: (line) => /"level":"error"/.test(line) && console.error(line),
      keepAlive: background.keepAlive,
      fetch: guardFetch(fetch, settings.config.trustedHosts),
    }),
    db: openDatabase({ url: local.url, fetch: local.fetch }),
  }
  const accounts = await withClient(url, (client) =>
    seedAccounts(client, environment, options.accounts, environment.ROOMS_URL ?? ''),
  )
  const [veteran] = accounts
  if (!veteran) throw new Error('At least one account is needed.')
  await withClient(url, (client) => addHistory(client, { account: veteran, rows: options.history }))
  return { url, deps, background, accounts, veteran }
}
