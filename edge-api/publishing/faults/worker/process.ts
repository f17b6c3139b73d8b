import process from 'node:process'
import { serve } from '../../../../sandbox/kit/index.ts'
import { createIds } from '../../../adapters/ids.ts'
import { createLog } from '../../../adapters/log.ts'
import { createApp } from '../../../app.ts'
import { buildDeps } from '../../../build-deps.ts'
import { readConfig } from '../../../config.ts'
import type { Deps } from '../../../deps.ts'
import { createDiskMedia } from '../../../node/media-disk.ts'
import { startSweeper } from '../../../node/sweeper.ts'
import { timelyFetch } from '../../../node/timely-fetch.ts'
import { createPlatforms } from '../../../platforms/index.ts'
import { nextVersion, platformPatience, scaledClocks } from '../plan/clocks.ts'
import { makePlan } from '../plan/plan.ts'
import { openLossy } from './database.ts'
import { say, write } from './end.ts'
import { followPlan } from './failpoints.ts'
import { environmentOf, sweepSeconds, type WorkerSettings } from './settings.ts'

/** The real application in a process that the plan kills and stops. Started with its settings as JSON. */
const settings: WorkerSettings = JSON.parse(process.argv[2] ?? '{}')
const plan = makePlan(settings.plan)
const clocks = scaledClocks(settings.plan.scale, settings.slowness)
const { failpoint, reach } = followPlan(plan, timelyFetch(fetch))
let isCalm = settings.beginsCalm
const luck = `${settings.plan.seed}/${settings.number}/${settings.life}`
const db = await openLossy(settings.databaseUrl, luck, () => isCalm)
const configured = readConfig(environmentOf(settings))
// Connecting accounts is not what is tried here.
const timeoutMilliseconds = settings.publishes ? platformPatience * settings.slowness : 15_000
const clock = { now: () => new Date(Date.now() + settings.clockOffset) }
const deps: Deps = {
  ...buildDeps(configured, {
    media: createDiskMedia(configured.mediaDir),
    assets: null,
    write,
    keepAlive: () => {},
    fetch: reach,
  }),
  db,
  clock,
  ids: createIds(clock),
  log: createLog(clock, write),
  platforms: createPlatforms({
    mastodon: { ...configured.platforms.mastodon, timeoutMilliseconds },
    bluesky: { ...configured.platforms.bluesky, timeoutMilliseconds },
    x: { ...configured.platforms.x, timeoutMilliseconds },
  }),
  publishing: { ...(settings.isNext ? nextVersion(clocks) : clocks), failpoint },
}
const app = createApp(deps)
const { url } = await serve({ fetch: (request) => app.fetch(request, { clientAddress: '127.0.0.1' }) }, 0)
if (settings.publishes) startSweeper(deps, sweepSeconds)
process.stdin.on('data', (said) => {
  isCalm = String(said).trim().endsWith('calm')
})
// Whoever started us is gone, and so are we.
process.stdin.on('end', () => process.exit(0))
say({ faults: 'ready', url })
