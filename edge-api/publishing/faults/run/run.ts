import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { check, type Violation } from '../checker/checker.ts'
import type { History } from '../history.ts'
import { longestStory, nextVersion, scaledClocks, slownessOf } from '../plan/clocks.ts'
import {
  approvingOrganization,
  makePlan,
  type Plan,
  type PlanOptions,
  strictOrganization,
} from '../plan/plan.ts'
import { sweepSeconds, type WorkerSettings } from '../worker/settings.ts'
import { attend } from './attendant.ts'
import { bundlePrograms } from './bundle.ts'
import { type Courier, openCourier } from './courier.ts'
import { type FaultyDatabase, openFaultyDatabase } from './database.ts'
import { dumpDatabase, dumpTexts } from './dump.ts'
import { gatherCrew } from './people.ts'
import { type Platforms, startPlatforms } from './platforms.ts'
import { readLive, readRequests, readSecrets, readWorkerLogs } from './records.ts'
import { Telling, until } from './telling.ts'
import { weather } from './weather.ts'
import { Workers } from './workers.ts'

export interface RunOptions extends PlanOptions {
  say(line: string): void
}

export interface Verdict {
  plan: Plan
  history: History
  violations: Violation[]
  /** How often each kind of trouble befell whom. */
  counts: Record<string, number>
  /** Posts that could not be scheduled, and why. */
  refused: string[]
  /** Where the logs of the run are, until `forget`. */
  folder: string
  forget(): void
}

const hour = 3_600_000
/** Clocks of the publishing workers: right, some minutes fast, days slow, almost a day fast. */
const clockOffsets = [0, 7 * 60_000, -3 * 24 * hour, 23 * hour]
/** Seconds of delay that an organization tolerates: the run's own delays must not count; the strict one takes none. */
const tolerance = 600

/** The command that does the same again. */
export const commandOf = ({ seed, targets, scale, only }: PlanOptions) =>
  `npm run test:faults -- --seed=${seed} --targets=${targets} --scale=${scale}${only ? ` --only='${only}'` : ''}`

/** Lets everything happen that the seed decides, waits until every target has come to an end, and judges. */
export async function runFaults(options: RunOptions): Promise<Verdict> {
  const { say, ...planned } = options
  const { seed, scale } = planned
  const plan = makePlan(planned)
  const folder = mkdtempSync(join(tmpdir(), 'allin-faults-'))
  mkdirSync(join(folder, 'media'))
  const closing: (() => Promise<unknown>)[] = []
  try {
    const [programs, database] = await Promise.all([bundlePrograms(), openFaultyDatabase(seed)])
    closing.push(async () => rmSync(programs.folder, { recursive: true, force: true }))
    closing.push(() => database.close())
    const started = performance.now()
    const platforms = await startPlatforms(programs.platforms, planned, folder)
    const slowness = slownessOf(performance.now() - started)
    closing.push(() => platforms.stop())
    const clocks = scaledClocks(scale, slowness)
    const versions = [clocks, nextVersion(clocks)]
    const stopFor = Math.max(...versions.map(({ lease }) => lease)) * 1.2
    const workers = new Workers(programs.worker, folder, stopFor, platforms)
    const courier = await openCourier(seed, () => workers)
    closing.push(() => courier.close())
    closing.push(() => workers.stop())
    const world = { plan, slowness, folder, database, platforms, workers, courier }
    await startWorkers(world)
    say(
      `${plan.posts.length} posts on ${plan.accounts.length} accounts are due within ${seconds(plan.window * slowness * 1000)} s`,
    )
    const { telling, counts } = await Promise.race([
      live(world, longestStory(versions, sweepSeconds), say),
      platforms.ended,
    ])
    const history: History = {
      command: commandOf(options),
      endedAt: new Date().toISOString(),
      bound: longestStory(versions, sweepSeconds),
      stories: Object.fromEntries([...telling.scheduled].map(([id, { post }]) => [id, post.story.name])),
      live: readLive(folder),
      ...(await dumpDatabase(database)),
      answers: telling.answers,
      remarks: [...workers.remarks, ...readRequests(folder)],
      secrets: readSecrets(folder),
      texts: [...(await dumpTexts(database)), ...readWorkerLogs(folder)],
    }
    const forget = () => rmSync(folder, { recursive: true, force: true })
    const violations = check(history)
    // Whoever looks into a broken promise can ask the history more than the report tells.
    if (violations.length > 0) writeFileSync(join(folder, 'history.json'), JSON.stringify(history))
    return { plan, history, violations, counts, refused: telling.refused, folder, forget }
  } finally {
    for (const close of closing.reverse()) await close()
  }
}

interface World {
  plan: Plan
  slowness: number
  folder: string
  database: FaultyDatabase
  platforms: Platforms
  workers: Workers
  courier: Courier
}

async function startWorkers({
  plan,
  slowness,
  folder,
  database,
  platforms,
  workers,
  courier,
}: World): Promise<void> {
  const { seed, targets, scale, only } = plan
  const common: Omit<WorkerSettings, 'life' | 'number' | 'isNext' | 'publishes' | 'clockOffset'> = {
    plan: { seed, targets, scale, only },
    slowness,
    beginsCalm: true,
    databaseUrl: database.url,
    platforms: platforms.addresses,
    publicUrl: courier.url,
    qstashUrl: courier.qstashUrl,
    roomsUrl: courier.roomsUrl,
    mediaDir: join(folder, 'media'),
  }
  await Promise.all([
    workers.start({ ...common, number: 0, isNext: false, publishes: false, clockOffset: 0 }),
    ...clockOffsets.map((clockOffset, index) =>
      workers.start({ ...common, number: index + 1, isNext: index % 2 === 1, publishes: true, clockOffset }),
    ),
  ])
}

/** From the first sign-up to the moment when nothing moves any more. */
async function live(world: World, bound: number, say: (line: string) => void) {
  const { plan, slowness, folder, database, platforms, workers, courier } = world
  const crew = await gatherCrew(plan, courier.url, platforms, database)
  await database.query('update organizations set late_tolerance_seconds = $1', [tolerance])
  await database.query('update organizations set late_tolerance_seconds = 0 where id = $1', [
    crew.admins[strictOrganization]?.organizationId,
  ])
  await database.query('update organizations set requires_approval = true where id = $1', [
    crew.admins[approvingOrganization]?.organizationId,
  ])
  const telling = new Telling({ plan, slowness, crew, courier, database, platforms })
  const begin = await telling.writeAll()
  say(`${telling.scheduled.size} posts are scheduled; the first is due in ${seconds(begin - Date.now())} s`)
  await until(begin - 1_000)
  workers.setCalm(false)
  const sky = weather(plan.seed, plan.window * slowness + 5, database, courier)
  const leave = attend(plan, telling, database, folder)
  const stories = [...telling.scheduled.values()]
  await Promise.all(stories.map((scheduled) => telling.tell(scheduled)))
  await until(Math.max(begin + plan.window * slowness * 1000, ...stories.map(({ due }) => due)))
  await sky.clear()
  say('Everything was due. From here on the weather is good, and every target must come to an end.')
  workers.setCalm(true)
  courier.setCalm(true)
  await platforms.order({ kind: 'calm' })
  const silence = longestSilence * slowness
  await settle(database, bound, silence)
  await leave()
  // What was late or held up somewhere may still arrive.
  await settle(database, bound, silence)
  await new Promise((resolve) => setTimeout(resolve, 2_500))
  const { kills, stops, overtakings, crashes } = workers
  return { telling, counts: { kills, stops, overtakings, crashes, ...sky.counts, ...courier.counts } }
}

const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(0)

/** Longer than any step takes in which a target does not change, in seconds of a machine that is not slow. */
const longestSilence = 25

/**
 * Waits until no target is on its way any more, as long as the bound allows and anything still moves.
 * @param silence seconds without a change after which nothing moves any more
 */
async function settle(database: FaultyDatabase, bound: number, silence: number): Promise<void> {
  const deadline = Date.now() + bound * 1000
  while (Date.now() < deadline) {
    const [seen] = await database.query<{ open: number; silence: number }>(`
      select count(*) filter (where status in ('QUEUED', 'PUBLISHING', 'CONFIRMING'))::int as open,
        (select extract(epoch from clock_timestamp() - max(at))::float8 from faults.changes) as silence
      from post_targets`)
    if (!seen || seen.open === 0 || seen.silence > silence) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}
