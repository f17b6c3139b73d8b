/**
 * Preloaded into PartyKit's development server, for two things that it has no option for: it listens on this
 * machine alone instead of on every network interface, and it ends with the process that started it.
 */
import { registerHooks } from 'node:module'
import process from 'node:process'

const everywhere = 'host: "0.0.0.0"'

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    if (!url.endsWith('/partykit/dist/bin.mjs')) return loaded
    const source = String(loaded.source)
    if (!source.includes(everywhere)) {
      throw new Error(
        'This version of PartyKit binds in another way: realtime/dev-preload.ts must be adapted.',
      )
    }
    return { ...loaded, source: source.replace(everywhere, 'host: "127.0.0.1"') }
  },
})

const starter = process.ppid
setInterval(() => {
  if (process.ppid !== starter) process.kill(process.pid, 'SIGTERM')
}, 1_000).unref()
