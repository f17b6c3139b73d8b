import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { listen } from './listen.ts'
import { dueTimes, type Measured, readUsages, sleepUntil, spentBetween } from './measured.ts'
import { type Child, startChild } from './parent.ts'
import type { PlainJob, WaitingJob } from './plain-job.ts'
import type { PlatformLog } from './platform.ts'

export interface BaselineOptions {
  name: string
  rate: number
  seconds: number
  /** Half the rate for so long before; not measured. */
  warmSeconds: number
  failEvery: number
  workers: number
  accounts: number
  platform: Child
  platformUrl: string
  nodeOptions: string[]
}

/** Room for set-up before the first job is due, in milliseconds. */
const head = 6_000
/** Jobs that a worker carries at once: what the rate needs when every call takes the longest, and half as many again. */
const atOnce = ({ rate, workers }: BaselineOptions) => String(Math.ceil(((rate * 0.8) / workers) * 1.5) + 5)

/** The same work as plain jobs of pg-boss, on a database of its own on the same server. */
export function runPgBoss(options: BaselineOptions, url: string, databasePid: number | undefined) {
  const environment = { DATABASE_URL: url }
  return run(
    options,
    'worker-pg-boss.ts',
    environment,
    databasePid === undefined ? {} : { database: databasePid },
  )
}

/** The same work as plain jobs of BullMQ. Null when there is no Redis on this machine. */
export async function runBullMq(options: BaselineOptions): Promise<Measured | null> {
  const redis = await startRedis()
  if (!redis) return null
  try {
    const queue = redis.server.pid === undefined ? {} : { queue: redis.server.pid }
    return await run(options, 'worker-bullmq.ts', { REDIS_PORT: String(redis.port) }, queue)
  } finally {
    redis.server.kill('SIGTERM')
  }
}

async function run(
  options: BaselineOptions,
  file: string,
  environment: Record<string, string>,
  servers: { queue?: number; database?: number },
): Promise<Measured> {
  const { name, rate, seconds, warmSeconds, platform } = options
  const workers: Child[] = []
  for (let index = 0; index < options.workers; index += 1) {
    const own = { ...environment, PLATFORM_URL: options.platformUrl, AT_ONCE: atOnce(options) }
    workers.push(await startChild(file, own, options.nodeOptions))
  }
  try {
    await platform.ask('begin', { failEvery: options.failEvery })
    const begin = Date.now() + head
    const from = begin + warmSeconds * 1_000
    const times = [...dueTimes(begin, rate / 2, warmSeconds), ...dueTimes(from, rate, seconds)]
    const jobs = times.map((at, index): WaitingJob => {
      const job: PlainJob = {
        number: String((index % options.accounts) + 1),
        text: `Plain post ${index}`,
        key: randomBytes(24).toString('base64url'),
      }
      return { ...job, at }
    })
    await workers[0]?.ask('add', jobs)
    await Promise.all(workers.map((worker) => worker.ask('begin')))
    if (Date.now() > begin) throw new Error('Set-up took longer than it was given; the machine is too busy.')
    await sleepUntil(from)
    const processes = { workers, platform, ...servers }
    const before = await readUsages(processes)
    const end = from + seconds * 1_000
    await sleepUntil(end + 1_500)
    const usage = spentBetween(before, await readUsages(processes))
    await untilDone(platform, jobs.length)
    const log = await platform.ask<PlatformLog>('log')
    const measured = jobs.filter(({ at }) => at >= from)
    const due = new Map(measured.map(({ text, at }) => [text, at]))
    const live = log.live.filter(({ text }) => due.has(text))
    return {
      name,
      rate,
      seconds,
      targets: measured.length,
      liveInTime: live.filter(({ acceptedAt }) => acceptedAt <= end + 1_500).length,
      reached: live
        .filter(({ atOnce }) => atOnce)
        .map(({ text, acceptedAt, ownDelay }) => acceptedAt - ownDelay - (due.get(text) ?? 0)),
      recorded: null,
      usage,
      roundTrips: null,
      broken: null,
      remarks: [`${live.length} of ${measured.length} posts went live`],
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()))
  }
}

/** Until everything is live or nothing more becomes so. */
async function untilDone(platform: Child, wanted: number): Promise<void> {
  let before = -1
  for (let live = 0; live < wanted && live > before; ) {
    before = live
    await sleepUntil(Date.now() + 4_000)
    live = await platform.ask<number>('count')
  }
}

async function startRedis(): Promise<{ server: ChildProcess; port: number } | null> {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const program = folders.map((folder) => join(folder, 'redis-server')).find((path) => existsSync(path))
  if (program === undefined) return null
  const port = await freePort()
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  const server = spawn(program, settings, { stdio: 'ignore' })
  const kill = () => server.kill('SIGKILL')
  process.once('exit', kill)
  server.once('exit', () => process.off('exit', kill))
  for (let tries = 0; tries < 100; tries += 1) {
    if (await answers(port)) return { server, port }
    await sleepUntil(Date.now() + 50)
  }
  kill()
  throw new Error('redis-server did not start.')
}

async function freePort(): Promise<number> {
  const probe = createServer()
  const port = await listen(probe)
  await new Promise((resolve) => probe.close(resolve))
  return port
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
    socket.once('close', () => socket.destroy())
    socket.once('connect', () => socket.end())
  })
}
