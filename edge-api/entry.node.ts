/** The API on Node: configured by the environment, ends gracefully on SIGTERM and SIGINT. */
import { createServer } from 'node:http'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { endGracefully, endWith, openService, patience, portInUse } from './node/service.ts'
import { startSweeper } from './node/sweeper.ts'
import { answerUnreadable } from './node/unreadable.ts'

const { settings, deps, app, background } = openService()
const server = createServer(
  getRequestListener(
    (request, env) =>
      app.fetch(request, { clientAddress: (env as HttpBindings).incoming.socket.remoteAddress ?? 'unknown' }),
    { errorHandler: (error) => answerUnreadable(deps, error) },
  ),
)

// Longer than proxies and clients keep a connection: whoever closes first must not be us, in the middle of a request.
server.keepAliveTimeout = 65_000

server.once('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EADDRINUSE') endWith(portInUse(settings))
  if (error.code === 'EACCES') endWith(`Port ${settings.port} may not be used. Set PORT to one from 1024 on.`)
  endWith(`The API cannot listen on ${settings.host}:${settings.port}: ${error.message}`)
})

let stopSweeper = () => {}
server.listen(settings.port, settings.host, () => {
  deps.log.info('listening', { address: settings.config.publicUrl, port: settings.port })
  stopSweeper = startSweeper(deps, settings.sweepSeconds)
})

endGracefully(background, async () => {
  stopSweeper()
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const forced = setTimeout(() => server.closeAllConnections(), patience)
  await closed
  clearTimeout(forced)
})
