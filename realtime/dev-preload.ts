/**
 * Preloaded into PartyKit's development server, for what it has no option for: it listens on this machine alone
 * instead of on every network interface, opens no debugger, and ends with the process that started it.
 */
import { registerHooks } from 'node:module'
import process from 'node:process'

const replacements = [
  ['host: "0.0.0.0"', 'host: "127.0.0.1"'],
  ['props.enableInspector ?? true', 'false'],
] as const

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    if (!url.endsWith('/partykit/dist/bin.mjs')) return loaded
    let source = String(loaded.source)
    for (const [open, closed] of replacements) {
      if (!source.includes(open)) {
        throw new Error('This version of PartyKit binds in another way: adapt realtime/dev-preload.ts.')
      }
      source = source.replace(open, closed)
    }
    return { ...loaded, source }
  },
})

const starter = process.ppid
setInterval(() => {
  if (process.ppid !== starter) process.kill(process.pid, 'SIGTERM')
}, 1_000).unref()
