import { sign } from '../../sandbox/qstash/signature.ts'
import { checkPromises, type FinalTarget } from './check.ts'
import { withClient } from './database.ts'
import { dueTimes, type Measured, readUsages, sleepUntil, spentBetween } from './measured.ts'
import { summarize } from './numbers.ts'
import type { Child } from './parent.ts'
import type { PlatformLog } from './platform.ts'
import type { QueueReport, WakeMessage } from './queue.ts'
import { type SeededAccount, type SeededTarget, seedTargets } from './seed.ts'
import type { WorkerReport } from './worker.ts'

/** Everything that stands ready for a run of ours. */
export interface OurWorld {
  url: string
  databasePid: number | undefined
  environment: Record<string, string>
  accounts: SeededAccount[]
  workers: Child[]
  platform: Child
  queue: Child
}

export interface RunOptions {
  name: string
  rate: number
  seconds: number
  failEvery: number
  /** Longest wait for what had failed, in seconds. */
  drain: number
  /** Does not wait for looks and retries but moves their clocks back, so that they are due. */
  hurry: boolean
}

/** Rows that set-up writes in a second on a slow machine, and a moment for everybody to be ready. */
const seededPerSecond = 2_000
const head = 3_000
const sweepEvery = 60_000

/** Schedules, waits for the end, and tells what happened by the platform's log and the database. */
export async function runOurs(world: OurWorld, options: RunOptions): Promise<Measured> {
  const { rate, seconds } = options
  await world.platform.ask('begin', { failEvery: options.failEvery })
  const from = Date.now() + head + Math.ceil((rate * seconds) / seededPerSecond) * 1_000
  const targets = await withClient(world.url, (client) =>
    seedTargets(client, world.accounts, dueTimes(from, rate, seconds)),
  )
  await loadQueue(world, targets)
  if (Date.now() > from) throw new Error('Set-up took longer than it was given; the machine is too busy.')
  const [reportsBefore, queueBefore] = [await reportsOf(world), await world.queue.ask<QueueReport>('report')]
  const sweeping = setInterval(() => void sweep(world), sweepEvery)
  await sleepUntil(from)
  const before = await usages(world)
  const end = from + seconds * 1_000
  await sleepUntil(end + 1_500)
  const usage = spentBetween(before, await usages(world))
  const finals = await drain(world, targets, options)
  clearInterval(sweeping)
  await Promise.all(world.workers.map((worker) => worker.ask('settle')))
  const log = await world.platform.ask<PlatformLog>('log')
  const reports = (await reportsOf(world)).map((report, index) => since(reportsBefore[index], report))
  const queue = await world.queue.ask<QueueReport>('report')
  const { broken, byStatus } = checkPromises(finals, log.live)
  const lateness = latenessOf(finals, log)
  const roundTrips = reports.reduce((sum, report) => sum + report.roundTrips, 0) / targets.length
  return {
    name: options.name,
    rate,
    seconds,
    targets: targets.length,
    liveInTime: log.live.filter(({ acceptedAt }) => acceptedAt <= end + 1_500).length,
    ...lateness,
    usage,
    roundTrips,
    broken,
    remarks: [
      `ended as: ${spell(byStatus)}`,
      `the platform's answers: ${spell(log.calls)}`,
      ...stability(lateness.reached, seconds),
      `with a failure in between, to PUBLISHED: ${describe(lateness.afterFailure)}`,
      `wake-ups answered: ${spell(difference(queueBefore.answers, queue.answers))}`,
      `wake-ups left the queue late by: ${describe(queue.lag.slice(queueBefore.lag.length))}`,
      ...statements(reports, targets.length),
      ...complaints(reports),
    ],
  }
}

const usages = (world: OurWorld) =>
  readUsages({
    workers: world.workers,
    platform: world.platform,
    queue: world.queue,
    ...(world.databasePid === undefined ? {} : { database: world.databasePid }),
  })

/** Every worker's own address in turn: what a load balancer would do, without being one more process. */
async function loadQueue(world: OurWorld, targets: readonly SeededTarget[]): Promise<void> {
  const addresses = await Promise.all(world.workers.map((worker) => worker.ask<string>('address')))
  const messages = targets.map(
    ({ id, dueAt, account }, index): WakeMessage => ({
      id: `msg_${id}`,
      url: `${addresses[index % addresses.length]}/v1/callbacks/publish`,
      body: JSON.stringify({
        targetId: id,
        generation: 1,
        platform: 'mastodon',
        accountId: account.id,
      }),
      at: dueAt,
    }),
  )
  await world.queue.ask('load', messages)
}

/** What cron does every minute. */
async function sweep({ workers, environment }: OurWorld): Promise<void> {
  const url = `${await workers[0]?.ask<string>('address')}/v1/sweep`
  const signature = sign(environment.QSTASH_CURRENT_SIGNING_KEY ?? '', url, new Uint8Array())
  const answer = await fetch(url, { method: 'POST', headers: { 'upstash-signature': signature } })
  if (!answer.ok) console.error(`A sweep was answered with ${answer.status}: ${await answer.text()}`)
}

async function drain(
  world: OurWorld,
  targets: readonly SeededTarget[],
  { drain: patience, hurry }: RunOptions,
): Promise<FinalTarget[]> {
  const deadline = Date.now() + patience * 1_000
  for (;;) {
    const finals = await readTargets(world.url, targets)
    const isOver = finals.every(({ status }) => !['QUEUED', 'PUBLISHING', 'CONFIRMING'].includes(status))
    if (isOver || Date.now() > deadline) return finals
    if (hurry) {
      await moveClocks(world.url)
      await sweep(world)
    }
    await sleepUntil(Date.now() + (hurry ? 200 : 1_000))
  }
}

/** A minute passes for whatever waits for a look or another try. */
async function moveClocks(url: string): Promise<void> {
  await withClient(url, async (client) => {
    await client.query(`update attempts set submitted_at = submitted_at - interval '1 minute'
      where target_id in (select id from post_targets where status = 'CONFIRMING')`)
    await client.query(`update post_targets set check_at = check_at - interval '1 minute'
      where status = 'CONFIRMING'`)
    await client.query(`update post_targets set due_at = now() where status = 'QUEUED' and due_at > now()`)
  })
}

async function readTargets(url: string, targets: readonly SeededTarget[]): Promise<FinalTarget[]> {
  const { rows } = await withClient(url, (client) =>
    client.query<Pick<FinalTarget, 'id' | 'status' | 'remoteId' | 'publishedAt'>>(
      `select id, status, remote_id as "remoteId",
         (extract(epoch from published_at) * 1000)::float8 as "publishedAt"
       from post_targets where id = any($1)`,
      [targets.map(({ id }) => id)],
    ),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return targets.flatMap(({ id, account, text, dueAt }) => {
    const row = byId.get(id)
    return row ? [{ ...row, number: account.number, text, scheduledAt: dueAt }] : []
  })
}

function latenessOf(finals: readonly FinalTarget[], { live }: PlatformLog) {
  const copies = new Map(live.map((copy) => [copy.text, copy]))
  const [reached, recorded, afterFailure]: number[][] = [[], [], []]
  for (const { text, scheduledAt, publishedAt } of finals) {
    const copy = copies.get(text)
    if (!copy) continue
    if (copy.atOnce) {
      reached?.push(copy.acceptedAt - copy.ownDelay - scheduledAt)
      if (publishedAt !== null) recorded?.push(publishedAt - copy.ownDelay - scheduledAt)
    } else if (publishedAt !== null) {
      afterFailure?.push(publishedAt - scheduledAt)
    }
  }
  return { reached: reached ?? [], recorded: recorded ?? [], afterFailure: afterFailure ?? [] }
}

/** Whether the end of a long run is as good as its beginning; targets stand in the order they were due. */
function stability(reached: readonly number[], seconds: number): string[] {
  if (seconds < 20) return []
  const tenth = Math.floor(reached.length / 10)
  const p99 = (part: readonly number[]) => summarize(part).p99.toFixed(0)
  return [
    `p99 in the first tenth of the run ${p99(reached.slice(0, tenth))} ms, in the last ${p99(reached.slice(-tenth))} ms`,
  ]
}

const reportsOf = ({ workers }: OurWorld) =>
  Promise.all(workers.map((worker) => worker.ask<WorkerReport>('report')))

function since(before: WorkerReport | undefined, after: WorkerReport): WorkerReport {
  if (!before) return after
  const byStatement = Object.entries(after.byStatement).map(([name, { count, milliseconds }]) => {
    const earlier = before.byStatement[name] ?? { count: 0, milliseconds: 0 }
    return [
      name,
      { count: count - earlier.count, milliseconds: milliseconds - earlier.milliseconds },
    ] as const
  })
  return {
    roundTrips: after.roundTrips - before.roundTrips,
    byStatement: Object.fromEntries(byStatement),
    complaints: { ...after.complaints, count: after.complaints.count - before.complaints.count },
  }
}

function difference(before: Record<string, number>, after: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(after).map(([name, count]) => [name, count - (before[name] ?? 0)]))
}

/** The round trips that were made most often, each with its share of a target and its length. */
function statements(reports: readonly WorkerReport[], targets: number): string[] {
  const all = new Map<string, { count: number; milliseconds: number }>()
  for (const { byStatement } of reports) {
    for (const [name, { count, milliseconds }] of Object.entries(byStatement)) {
      const sum = all.get(name) ?? { count: 0, milliseconds: 0 }
      all.set(name, { count: sum.count + count, milliseconds: sum.milliseconds + milliseconds })
    }
  }
  return [...all]
    .filter(([, { count }]) => count > targets / 100)
    .sort(([, one], [, other]) => other.count - one.count)
    .map(
      ([name, { count, milliseconds }]) =>
        `round trip ${(count / targets).toFixed(2)} a target, ${(milliseconds / count).toFixed(1)} ms each: ${name}`,
    )
}

function complaints(reports: readonly WorkerReport[]): string[] {
  const count = reports.reduce((sum, report) => sum + report.complaints.count, 0)
  const first = reports.flatMap((report) => report.complaints.first).slice(0, 3)
  return count === 0 ? [] : [`${count} warnings and errors in the workers' logs, such as:`, ...first]
}

const spell = (counts: Record<string, number>) =>
  Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ') || 'none'

export function describe(values: readonly number[]): string {
  if (values.length === 0) return 'none'
  const { p50, p95, p99, max } = summarize(values)
  return `p50 ${p50.toFixed(0)}, p95 ${p95.toFixed(0)}, p99 ${p99.toFixed(0)}, max ${max.toFixed(0)} ms (${values.length})`
}
