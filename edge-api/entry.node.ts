/** The API on Node: configured by the environment, ends gracefully on SIGTERM and SIGINT. */
import type { Server } from 'node:http'
import process from 'node:process'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import { createApp } from './app.ts'
import { buildDeps } from './build-deps.ts'
import { ConfigError, readConfig, type Settings } from './config.ts'
import { createDiskAssets } from './node/assets-disk.ts'
import { Background } from './node/background.ts'
import { guardFetch } from './node/guarded-fetch.ts'
import { createDiskMedia } from './node/media-disk.ts'
import { startSweeper } from './node/sweeper.ts'

/** How long requests and background work may go on after the order to end, in milliseconds. */
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
const server = createAdaptorServer({
  fetch: (request, env) =>
    app.fetch(request, { clientAddress: (env as HttpBindings).incoming.socket.remoteAddress ?? 'unknown' }),
}) as Server

server.once('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EADDRINUSE') {
    endWith(
      `Port ${settings.port} is already in use. Stop the program that uses it, or set PORT to another one.`,
    )
  }
  if (error.code === 'EACCES') endWith(`Port ${settings.port} may not be used. Set PORT to one from 1024 on.`)
  endWith(`The API cannot listen on ${settings.host}:${settings.port}: ${error.message}`)
})

let stopSweeper = () => {}
server.listen(settings.port, settings.host, () => {
  deps.log.info('listening', { address: settings.config.publicUrl, port: settings.port })
  stopSweeper = startSweeper(deps, settings.sweepSeconds)
})

let ending = false
async function end(): Promise<void> {
  if (ending) return
  ending = true
  stopSweeper()
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const forced = setTimeout(() => server.closeAllConnections(), patience)
  await closed
  clearTimeout(forced)
  await background.settle(patience)
  process.exit(0)
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, end)
