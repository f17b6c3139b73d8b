import { join } from 'node:path'
import process from 'node:process'
import { createLocalDatabase } from '../../db/local/index.ts'
import { migrate } from '../../db/migrate.ts'
import { roomsCommand } from '../../realtime/dev.ts'
import { buildWhatChanged } from './build.ts'
import { type DemoSignIn, seedDemo } from './demo.ts'
import { apiEnvironment, apiProgram, extensionId, publicPart, type Runtime } from './environment.ts'
import { openHome, root, StartProblem } from './paths.ts'
import { type Addresses, addressesFrom, origin, portInUse, requireFreePorts } from './ports.ts'
import { Processes, waitFor } from './processes.ts'
import { loadSecrets } from './secrets.ts'

export interface InstallationOptions {
  runtime: Runtime
  /** Restart and rebuild when sources change. */
  watch: boolean
  /** Make the demo organization at the first start. */
  demo: boolean
  say: (line: string) => void
}

export interface Installation {
  home: string
  addresses: Addresses
  demo: DemoSignIn | null
  extensionFolder: string
  extensionId: string
  /** Process ids of the parts, by name. */
  processIds(): Record<string, number>
  /** How long the start took. */
  seconds: number
  /** Settles when a part ends that should not. */
  failed: Promise<StartProblem>
  stop(): Promise<void>
}

/** Starts database, sandbox, rooms and API in this order of need, and makes the demo organization once. */
export async function startInstallation(options: InstallationOptions): Promise<Installation> {
  const begun = performance.now()
  const home = openHome()
  const addresses = addressesFrom(basePort())
  await requireFreePorts(addresses)
  const secrets = await loadSecrets(home)
  const failure = Promise.withResolvers<StartProblem>()
  const processes = new Processes(home, (name, log) =>
    failure.resolve(new StartProblem(`${name} ended unexpectedly.`, `Its log tells why: ${log}`)),
  )
  const log = (name: string) => join(home, 'logs', `${name}.log`)
  let database: { close(): Promise<void> } | null = null
  let beat: NodeJS.Timeout | undefined
  const stop = async () => {
    clearInterval(beat)
    await processes.stop()
    await database?.close()
  }
  try {
    // The parts start while the database opens: until it answers, the API says that it is not ready.
    const env = apiEnvironment({ home, addresses, secrets, runtime: options.runtime })
    const watch = options.watch ? ['--watch', '--watch-preserve-output'] : []
    processes.start('sandbox', process.execPath, [...watch, join(root, 'sandbox/main.ts')], env)
    const rooms = roomsCommand({
      port: addresses.rooms.port,
      publicKeys: publicPart(secrets.signingKeys),
      dir: join(home, 'rooms'),
    })
    processes.start('rooms', rooms.command, rooms.args, env)
    const built = buildWhatChanged(options.say)
    if (options.runtime === 'workers') await built // Wrangler looks for the front end when it starts.
    const program = apiProgram(options.runtime, addresses, watch, home, env)
    processes.start('api', program.command, program.args, env)
    const opened = await openDatabaseServer(home, addresses)
    database = opened
    await Promise.all([built, migrate(opened.url, opened.endpoint)])
    if (options.watch) processes.start('builds', process.execPath, [join(root, 'scripts/watch.ts')], env)
    const parts = [
      waitFor('The API', `${origin(addresses.api)}/readyz`, log('api')),
      waitFor('The sandbox', `${origin(addresses.hub)}/healthz`, log('sandbox')),
      waitFor('The rooms', `${origin(addresses.rooms)}/healthz`, log('rooms')),
    ]
    await Promise.race([Promise.all(parts), failure.promise.then((problem) => Promise.reject(problem))])
    if (options.runtime === 'workers') beat = keepCronGoing(addresses)
    const demo = options.demo
      ? await seedDemo({ home, addresses, password: secrets.demoPassword, database: opened })
      : null
    return {
      home,
      addresses,
      demo,
      extensionFolder: join(root, 'dist/extension/chrome-mv3'),
      extensionId,
      processIds: () => processes.ids(),
      seconds: (performance.now() - begun) / 1000,
      failed: failure.promise,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Wrangler runs no cron trigger on a person's machine by itself: this asks for it every minute. */
function keepCronGoing(addresses: Addresses): NodeJS.Timeout {
  const ask = () => fetch(`${origin(addresses.api)}/__scheduled`).catch(() => undefined)
  return setInterval(ask, 60_000)
}

function basePort(): number {
  const port = Number(process.env.ALLIN_PORT ?? 4600)
  if (Number.isInteger(port) && port >= 1024 && port <= 65_000) return port
  throw new StartProblem(
    `ALLIN_PORT is ${process.env.ALLIN_PORT}, which is not a usable port.`,
    'Choose a number from 1024 to 65000.',
  )
}

async function openDatabaseServer(home: string, addresses: Addresses) {
  const dataDir = join(home, 'database')
  const local = await createLocalDatabase({ dataDir }).catch((error: unknown) => {
    throw new StartProblem(
      error instanceof Error ? error.message : 'The local database did not open.',
      'To begin with an empty installation beside it: ALLIN_HOME=another-folder npm start',
    )
  })
  try {
    const server = await local.serve(addresses.database.port, addresses.database.host)
    return {
      url: 'postgres://allin:local@localhost/allin',
      endpoint: `${origin(addresses.database)}/sql`,
      close: async () => {
        await server.close()
        await local.close()
      },
    }
  } catch {
    // It was free a moment ago.
    await local.close()
    throw portInUse('database', addresses.database.port)
  }
}
