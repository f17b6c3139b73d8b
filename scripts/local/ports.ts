import { createServer } from 'node:net'
import { StartProblem } from './paths.ts'

/** Every loopback address of a local installation, derived from the first port. */
export function addressesFrom(base: number) {
  return {
    api: { host: 'localhost', port: base },
    rooms: { host: '127.0.0.1', port: base + 1 },
    database: { host: '127.0.0.1', port: base + 2 },
    hub: { host: 'localhost', port: base + 10 },
    qstash: { host: '127.0.0.1', port: base + 11 },
    mastodon: { host: '127.0.0.1', port: base + 12 },
    x: { host: '127.0.0.1', port: base + 13 },
    bluesky: { host: '127.0.0.1', port: base + 14 },
    cms: { host: '127.0.0.1', port: base + 20 },
  } as const
}

export type Addresses = ReturnType<typeof addressesFrom>

/** `http://host:port` without a trailing slash. */
export function origin(address: { host: string; port: number }): string {
  return `http://${address.host}:${address.port}`
}

/** Throws a StartProblem naming the first port that somebody else holds. */
export async function requireFreePorts(addresses: Addresses): Promise<void> {
  for (const [name, { port }] of Object.entries(addresses)) {
    if (!(await isFree(port))) throw portInUse(name, port)
  }
}

/** What to tell when somebody else holds a port. */
export function portInUse(name: string, port: number): StartProblem {
  return new StartProblem(
    `Port ${port} (for ${name}) is already in use, perhaps by an AllIN that is still running.`,
    'Stop the other program, or choose other ports with ALLIN_PORT=5600 npm start.',
  )
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
