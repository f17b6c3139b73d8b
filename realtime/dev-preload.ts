/**
 * Preloaded into PartyKit's development server, which listens on every network interface and has no option
 * against it: a server on a person's own machine must be reachable from that machine alone.
 */
import { registerHooks } from 'node:module'

const everywhere = 'host: "0.0.0.0"'

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    if (!url.endsWith('/partykit/dist/bin.mjs')) return loaded
    const source = String(loaded.source)
    if (!source.includes(everywhere)) {
      throw new Error(
        'This version of PartyKit binds in another way: realtime/dev-loopback.ts must be adapted.',
      )
    }
    return { ...loaded, source: source.replace(everywhere, 'host: "127.0.0.1"') }
  },
})
