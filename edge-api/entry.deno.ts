/** The API on Deno. Media and the built front end lie in folders, as on Node; limits and state are outside. */
import process from 'node:process'
import { createApp } from './app.ts'
import { buildDeps } from './build-deps.ts'
import { ConfigError, readConfig, type Settings } from './config.ts'
import { createDiskAssets } from './node/assets-disk.ts'
import { Background } from './node/background.ts'
import { guardFetch } from './node/guarded-fetch.ts'
import { createDiskMedia } from './node/media-disk.ts'
import { startSweeper } from './node/sweeper.ts'

/** What we use of Deno's own interface; its types would clash with those of the browser and Node. */
declare const Deno: {
  serve(
    options: { hostname: string; port: number; onListen(): void },
    handler: (request: Request, info: { remoteAddr: { hostname: string } }) => Response | Promise<Response>,
  ): { shutdown(): Promise<void> }
}

const patience = 10_000

function settingsOrExit(): Settings {
  try {
    return readConfig(process.env)
  } catch (error) {
    if (error instanceof ConfigError) endWith(error.message)
    throw error
  }
}

function endWith(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

const settings = settingsOrExit()
const background = new Background()
const deps = buildDeps(settings, {
  media: createDiskMedia(settings.mediaDir),
  assets: createDiskAssets(settings.assetsDir),
  write: (line) => process.stdout.write(`${line}\n`),
  keepAlive: background.keepAlive,
  fetch: guardFetch(fetch, settings.config.trustedHosts),
})
const app = createApp(deps)

function listen() {
  try {
    return Deno.serve(
      {
        hostname: settings.host,
        port: settings.port,
        onListen: () =>
          deps.log.info('listening', { address: settings.config.publicUrl, port: settings.port }),
      },
      async (request, { remoteAddr }) => app.fetch(request, { clientAddress: remoteAddr.hostname }),
    )
  } catch (error) {
    if (error instanceof Error && error.name === 'AddrInUse') {
      endWith(
        `Port ${settings.port} is already in use. Stop the program that uses it, or set PORT to another one.`,
      )
    }
    throw error
  }
}

const server = listen()
const stopSweeper = startSweeper(deps, settings.sweepSeconds)

let ending = false
async function end(): Promise<void> {
  if (ending) return
  ending = true
  stopSweeper()
  await Promise.race([server.shutdown(), new Promise((resolve) => setTimeout(resolve, patience))])
  await background.settle(patience)
  process.exit(0)
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, end)
