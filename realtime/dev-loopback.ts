/**
 * Preloaded into PartyKit's development server. It listens on every network interface, opens a debugger on
 * another port, and has no option against either; a server on a person's own machine must be reachable from that
 * machine alone.
 */
import { registerHooks } from 'node:module'

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
        throw new Error('This version of PartyKit binds in another way: adapt realtime/dev-loopback.ts.')
      }
      source = source.replace(open, closed)
    }
    return { ...loaded, source }
  },
})
