/**
 * `npm run bench:publish`: what publishing does under load, measured from outside.
 *
 * One machine runs everything: a real Postgres, as it comes; the real application in worker processes, woken over HTTP by
 * signed callbacks at the due times (from the sandbox's QStash, or from a queue of our own that signs the same way and knows
 * milliseconds: `--queue=sandbox` or `driver`), with a sweep every minute; and a light Mastodon that takes 200 to 800 ms for
 * each post, lets one in `fail-every` fail, and keeps the log that everything is judged by.
 *
 * - `ours` runs `--rate` posts a second for `--seconds`, `calm` `--calm-rate` a second for `--calm-seconds`.
 * - `pg-boss` and `bullmq` do the same work for `--baseline-seconds` as plain jobs, without any of our promises: one call
 *   to the same platform with the same failures, at the same rate, with as many workers. BullMQ needs `redis-server`
 *   on the PATH; it runs without persistence.
 * - Each of them first works at half the rate for `--warm-seconds`, which counts for nothing but the promises.
 *
 * Lateness is the time from the due moment to the call that made the post live (the platform's own delay taken off), and
 * to PUBLISHED; it is told for posts that the platform let through at once, and apart for those that it did not.
 * CPU seconds are those of the run, before the wait for what had failed. At the end of each run of ours every post is
 * looked up in the platform's log: at most one live copy, PUBLISHED means live, everything in a final state, nothing
 * before its time. The program fails when one of these is not so.
 */
import process from 'node:process'
import { runBullMq, runPgBoss } from './baselines.ts'
import {
  createDatabase,
  createOurDatabase,
  forgetStatements,
  readStatements,
  startPostgres,
  withClient,
} from './database.ts'
import { environmentOf } from './environment.ts'
import type { Measured } from './measured.ts'
import { readOptions } from './options.ts'
import { type OurWorld, runOurs } from './ours.ts'
import { type Child, startChild } from './parent.ts'
import { printComparison, printRun } from './report.ts'
import { seedAccounts } from './seed.ts'

const options = readOptions(
  {
    rate: 100,
    seconds: 300,
    'calm-rate': 5,
    'calm-seconds': 60,
    'baseline-seconds': 60,
    /** Half the rate for so long before each measurement, so that all programs are compiled as on a server that has run a while. */
    'warm-seconds': 60,
    'fail-every': 100,
    /** Longest wait after a run for posts whose call failed; the longest of their own pauses add up to less. */
    drain: 240,
    /** Moves the clocks of failed posts back in place of waiting. */
    hurry: false,
    workers: 2,
    accounts: 1_000,
    queue: 'driver',
    only: 'ours,calm,pg-boss,bullmq',
    /** Prints what every statement cost, and leaves CPU profiles of the workers in this folder. */
    profile: '',
  },
  {
    rate: 40,
    seconds: 5,
    'calm-seconds': 4,
    'baseline-seconds': 5,
    'warm-seconds': 2,
    accounts: 100,
    hurry: true,
    drain: 20,
  },
)

const parts = options.only.split(',')
const nodeOptions = options.profile === '' ? [] : ['--cpu-prof', `--cpu-prof-dir=${options.profile}`]
const say = (line: string) => console.log(line)
const runs: Measured[] = []

const isCounted = options.profile !== ''
const server = await startPostgres(isCounted)
const platform = await startChild('platform.ts')
const platformUrl = `http://127.0.0.1:${await platform.ask<number>('port')}`
try {
  say(`Postgres ${await versionOf(server.url)}, Node ${process.version}, ${options.workers} workers.`)
  if (parts.includes('ours') || parts.includes('calm')) await measureOurs()
  for (const name of ['pg-boss', 'bullmq']) if (parts.includes(name)) await measureBaseline(name)
  printComparison(runs)
} finally {
  await platform.stop()
  await server.stop()
}
if (runs.some(({ broken }) => broken !== null && broken.length > 0)) process.exit(1)

async function measureOurs(): Promise<void> {
  const { world, stop } = await openWorld()
  say(
    options.queue === 'sandbox'
      ? "Woken by the sandbox's QStash."
      : 'Woken by a queue of the measurement that signs as QStash does.',
  )
  const shared = { failEvery: options['fail-every'], drain: options.drain, hurry: options.hurry }
  const measure = async (name: string, rate: number, seconds: number) => {
    if (!parts.includes(name)) return
    if (isCounted) await forgetStatements(world.url)
    const run = await runOurs(world, { name, rate, seconds, ...shared })
    runs.push(run)
    printRun(run)
    if (isCounted) await printStatements(world.url, run.targets)
  }
  try {
    if (options['warm-seconds'] > 0) {
      const warmUp = await runOurs(world, {
        name: 'warm-up',
        rate: options.rate / 2,
        seconds: options['warm-seconds'],
        ...shared,
        hurry: true,
      })
      if (warmUp.broken?.length) runs.push(warmUp)
      printRun(warmUp)
    }
    await measure('ours', options.rate, options.seconds)
    await measure('calm', options['calm-rate'], options['calm-seconds'])
  } finally {
    await stop()
  }
}

async function measureBaseline(name: string): Promise<void> {
  const { rate, workers, accounts, 'warm-seconds': warmSeconds } = options
  const seconds = options['baseline-seconds']
  const shared = { name, rate, seconds, warmSeconds, failEvery: options['fail-every'], workers, accounts }
  const all = { ...shared, platform, platformUrl, nodeOptions: [] }
  const run =
    name === 'pg-boss'
      ? await runPgBoss(all, await createDatabase(server, 'pg_boss'), server.process.pid)
      : await runBullMq(all)
  if (!run) return say('\nbullmq: left out, there is no redis-server on the PATH.')
  runs.push(run)
  printRun(run)
}

async function openWorld(): Promise<{ world: OurWorld; stop: () => Promise<void> }> {
  const url = await createOurDatabase(server, 'ours')
  const kind = options.queue === 'sandbox' ? 'sandbox' : 'driver'
  const { environment, queue } = await environmentOf(url, platformUrl, kind)
  const workers: Child[] = []
  for (let index = 0; index < options.workers; index += 1) {
    workers.push(await startChild('worker.ts', environment, nodeOptions))
  }
  const accounts = await withClient(url, (client) =>
    seedAccounts(client, environment, options.accounts, platformUrl),
  )
  const world = { url, databasePid: server.process.pid, environment, accounts, workers, platform, queue }
  const stop = async () => {
    await Promise.all([...workers, queue].map((child) => child.stop()))
  }
  return { world, stop }
}

async function printStatements(url: string, targets: number): Promise<void> {
  say('\n  what statements cost a post, by Postgres\n')
  for (const { statement, calls, milliseconds, planning, pages } of (await readStatements(url)).slice(
    0,
    16,
  )) {
    const each = (value: number) => (value / targets).toFixed(3).padStart(9)
    say(
      `  ${each(milliseconds)} ms (${each(planning)} planning) ${each(calls)} calls ${each(pages)} pages  ${statement.slice(0, 100)}`,
    )
  }
}

async function versionOf(url: string): Promise<string> {
  const { rows } = await withClient(url, (client) =>
    client.query<{ server_version: string }>('show server_version'),
  )
  return rows[0]?.server_version ?? ''
}
