/** The API on Deno. Media and the built front end lie in folders, as on Node; limits and state are outside. */
import { endGracefully, endWith, openService, patience, portInUse } from './node/service.ts'
import { startSweeper } from './node/sweeper.ts'

/** What we use of Deno's own interface; its types would clash with those of the browser and Node. */
declare const Deno: {
  serve(
    options: { hostname: string; port: number; onListen(): void },
    handler: (request: Request, info: { remoteAddr: { hostname: string } }) => Response | Promise<Response>,
  ): { shutdown(): Promise<void> }
}

const { settings, deps, app, background } = openService()

function listen() {
  try {
    return Deno.serve(
      {
        hostname: settings.host,
        port: settings.port,
        onListen: () =>
          deps.log.info('listening', { address: settings.config.publicUrl, port: settings.port }),
      },
      async (request, { remoteAddr }) => app.fetch(request, { clientAddress: remoteAddr.hostname }),
    )
  } catch (error) {
    if (error instanceof Error && error.name === 'AddrInUse') endWith(portInUse(settings))
    throw error
  }
}

const server = listen()
const stopSweeper = startSweeper(deps, settings.sweepSeconds)

endGracefully(background, () => {
  stopSweeper()
  return Promise.race([server.shutdown(), new Promise((resolve) => setTimeout(resolve, patience))])
})
