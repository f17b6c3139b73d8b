import process from 'node:process'
import { createApp } from '../app.ts'
import { buildDeps } from '../build-deps.ts'
import { ConfigError, readConfig, type Settings } from '../config.ts'
import { createDiskAssets } from './assets-disk.ts'
import { Background } from './background.ts'
import { guardFetch } from './guarded-fetch.ts'
import { createDiskMedia } from './media-disk.ts'
import { timelyFetch } from './timely-fetch.ts'

/** How long requests and background work may go on after the order to end, in milliseconds. */
export const patience = 10_000

/** Ends the process with one sentence for the person who started it. */
export function endWith(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

/** What a taken port is told to the person, on both runtimes. */
export function portInUse(settings: Settings): string {
  return `Port ${settings.port} is already in use. Stop the program that uses it, or set PORT to another one.`
}

/**
 * The application of a long-lived process, Node or Deno: configured by the environment, media and front end in
 * folders. Ends the process when a variable is missing or wrong.
 */
export function openService() {
  const settings = settingsOrExit()
  const background = new Background()
  const deps = buildDeps(settings, {
    media: createDiskMedia(settings.mediaDir),
    assets: createDiskAssets(settings.assetsDir),
    write: (line) => process.stdout.write(`${line}\n`),
    keepAlive: background.keepAlive,
    fetch: guardFetch(timelyFetch(fetch), settings.config.trustedHosts),
  })
  return { settings, deps, app: createApp(deps), background }
}

/** Runs `stop` at the first order to end, waits for what goes on in the background, and ends the process. */
export function endGracefully(background: Background, stop: () => Promise<unknown>): void {
  let ending = false
  const end = async () => {
    if (ending) return
    ending = true
    await stop()
    await background.settle(patience)
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, end)
}

function settingsOrExit(): Settings {
  try {
    return readConfig(process.env)
  } catch (error) {
    if (error instanceof ConfigError) endWith(error.message)
    throw error
  }
}
