import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { openDataFolder } from './data-folder.ts'
import type { Engine } from './engine.ts'
import { openPglite } from './pglite.ts'
import { openPostgres } from './postgres.ts'
import { answer } from './protocol.ts'

export interface LocalDatabaseOptions {
  /** Folder to keep the database in; without it, and without `url`, the database lives in memory. */
  dataDir?: string
  /** Any Postgres server to put behind the protocol in place of the embedded one. */
  url?: string
}

/** A Postgres that speaks Neon's HTTP protocol, so that the product's one driver works without Neon. */
export interface LocalDatabase {
  /** A connection string that satisfies the driver; who may connect is not checked here. */
  url: string
  /** Answers a request of the protocol without a socket; `openDatabase` takes it. */
  fetch(input: string, init: RequestInit): Promise<Response>
  /** Listens for other processes and runtimes; port 0 takes a free one. */
  serve(port: number, host?: string): Promise<ServedDatabase>
  /** Ends everything, servers included. */
  close(): Promise<void>
}

export interface ServedDatabase {
  /** For example `http://127.0.0.1:4602/sql`. */
  endpoint: string
  port: number
  close(): Promise<void>
}

/** Opens the database. Throws one clear sentence, with what to do, when it cannot be opened. */
export async function createLocalDatabase(options: LocalDatabaseOptions = {}): Promise<LocalDatabase> {
  return overEngine(await openEngine(options))
}

/** Puts the protocol in front of an engine. */
export function overEngine(engine: Engine): LocalDatabase {
  const servers = new Set<ServedDatabase>()
  return {
    url: 'postgres://allin:local@localhost/allin',
    fetch: (input, init) => answer(engine, new Request(input, init)),
    async serve(port, host = '127.0.0.1') {
      const server = await listen(engine, port, host)
      servers.add(server)
      return server
    },
    async close() {
      await Promise.all([...servers].map((server) => server.close()))
      await engine.close()
    },
  }
}

function openEngine({ dataDir, url }: LocalDatabaseOptions): Promise<Engine> {
  if (url !== undefined) return openPostgres(url)
  return dataDir === undefined ? openPglite({}) : openDataFolder(dataDir)
}

function listen(engine: Engine, port: number, host: string): Promise<ServedDatabase> {
  const server = createAdaptorServer({
    fetch: (request) => answer(engine, request),
    hostname: host,
  }) as Server
  server.keepAliveTimeout = 65_000
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const reason = cause.code === 'EADDRINUSE' ? `port ${port} is in use` : cause.message
      reject(
        new Error(
          `The local database cannot listen: ${reason}. End the program that uses it, or set ALLIN_PORT to another base port.`,
          { cause },
        ),
      )
    })
    server.listen(port, host, () => {
      const address = server.address()
      const bound = typeof address === 'object' && address ? address.port : port
      resolve({
        endpoint: `http://${host}:${bound}/sql`,
        port: bound,
        close: () =>
          new Promise((done) => {
            server.close(() => done())
            server.closeAllConnections()
          }),
      })
    })
  })
}
