import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'

/** A server that listens. */
export interface Served {
  /** For example `http://127.0.0.1:4612`, without a trailing slash. */
  url: string
  port: number
  /** Ends every connection and frees the port. */
  close(): Promise<void>
}

/**
 * Serves an application on loopback. Port 0 takes a free one. Throws one clear sentence when the port is
 * taken; `name` is what that sentence calls the server.
 */
export function serve(
  app: Pick<Hono, 'fetch'>,
  port: number,
  host = '127.0.0.1',
  name = 'A sandbox server',
): Promise<Served> {
  const server = createAdaptorServer({ fetch: app.fetch, hostname: host }) as Server
  // Whoever calls may be busy for a while between two requests; the connection must not be gone then.
  server.keepAliveTimeout = 65_000
  const interfaceAddress = host === 'localhost' ? '127.0.0.1' : host
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, name, port)))
    server.listen(port, interfaceAddress, () => {
      const address = server.address()
      const bound = typeof address === 'object' && address ? address.port : port
      resolve({
        url: `http://${host}:${bound}`,
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

function listenError(error: NodeJS.ErrnoException, name: string, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new Error(
      `${name} cannot start: port ${port} is in use. End the program that uses it, or set ALLIN_PORT to another base port.`,
      { cause: error },
    )
  }
  if (error.code === 'EACCES') {
    return new Error(
      `${name} cannot start: this user may not open port ${port}. Set ALLIN_PORT above 1024.`,
      {
        cause: error,
      },
    )
  }
  return error
}
