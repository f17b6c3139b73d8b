/**
 * A worker of the measurement: the real application (`createApp` over HTTP with all its real adapters), configured by
 * the same environment as in production. Only the database is reached without a socket of its own: Neon's protocol is
 * answered in this process, over a pool of connections to the real Postgres, so that each request of the driver
 * can be counted and the cost of Neon's proxy is part of the worker's.
 */
import { createServer } from 'node:http'
import process from 'node:process'
import { getRequestListener } from '@hono/node-server'
import { openDatabase } from '../../db/client.ts'
import { createLocalDatabase } from '../../db/local/index.ts'
import { createMemoryMedia } from '../../edge-api/adapters/media-memory.ts'
import { createApp } from '../../edge-api/app.ts'
import { buildDeps } from '../../edge-api/build-deps.ts'
import { readConfig } from '../../edge-api/config.ts'
import { Background } from '../../edge-api/node/background.ts'
import { guardFetch } from '../../edge-api/node/guarded-fetch.ts'
import { timelyFetch } from '../../edge-api/node/timely-fetch.ts'
import { answerParent } from './child.ts'
import { listen } from './listen.ts'

/** What a worker did so far. */
export interface WorkerReport {
  /** Requests to the database. */
  roundTrips: number
  /** Round trips by how their (first) statement begins, with the milliseconds they took in all. */
  byStatement: Record<string, { count: number; milliseconds: number }>
  /** The first warnings and errors that were logged, and how many there were. */
  complaints: { count: number; first: string[] }
}

const report: WorkerReport = { roundTrips: 0, byStatement: {}, complaints: { count: 0, first: [] } }

let handle = getRequestListener(() => new Response(null, { status: 503 }))
const server = createServer((request, response) => handle(request, response))
server.keepAliveTimeout = 120_000
const port = await listen(server)

const address = `http://127.0.0.1:${port}`
const settings = readConfig({
  ...process.env,
  PUBLIC_URL: address,
  QSTASH_CALLBACK_URL: address,
  PORT: String(port),
})
const local = await createLocalDatabase({ url: settings.database.url })
const background = new Background()
const built = buildDeps(settings, {
  media: createMemoryMedia(),
  assets: null,
  write: complain,
  keepAlive: background.keepAlive,
  fetch: guardFetch(timelyFetch(fetch), settings.config.trustedHosts),
})
const deps = { ...built, db: openDatabase({ url: local.url, fetch: counted }) }
const app = createApp(deps)
handle = getRequestListener((request) => app.fetch(request, { clientAddress: '127.0.0.1' }))

async function counted(input: string, init: RequestInit): Promise<Response> {
  const begun = performance.now()
  const response = await local.fetch(input, init)
  const name = beginningOf(String(init.body))
  const entry = report.byStatement[name] ?? { count: 0, milliseconds: 0 }
  report.byStatement[name] = entry
  entry.count += 1
  entry.milliseconds += performance.now() - begun
  report.roundTrips += 1
  return response
}

const marker = '"query":"'

/** Enough of a request's text to tell which one it is; in a batch, of its third statement too. Costs little: it is timed too. */
function beginningOf(body: string): string {
  const starts: number[] = []
  for (let at = body.indexOf(marker); at !== -1; at = body.indexOf(marker, at + marker.length)) {
    starts.push(at + marker.length)
  }
  const words = (start = 0) =>
    body
      .slice(start, start + 90)
      .replace(/\\[n"]|\s+/g, ' ')
      .replace(/ +/g, ' ')
      .trim()
      .slice(0, 44)
  return starts.length === 1
    ? words(starts[0])
    : `batch of ${starts.length}: ${words(starts[2] ?? starts[0])}`
}

function complain(line: string): void {
  if (!/"level":"(warn|error)"/.test(line)) return
  report.complaints.count += 1
  if (report.complaints.first.length < 5) report.complaints.first.push(line)
}

answerParent({
  address: () => address,
  report: () => report,
  /** Waits for what was left running after the answers. */
  settle: () => background.settle(15_000),
})
