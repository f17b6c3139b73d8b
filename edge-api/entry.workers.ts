/** The API on Cloudflare Workers: variables and bindings come from `wrangler.toml`, secrets from `wrangler secret`. */
import { waitUntil } from 'cloudflare:workers'
import { type Bucket, createR2Media } from './adapters/media-r2.ts'
import { createApp } from './app.ts'
import { buildDeps } from './build-deps.ts'
import { readConfig } from './config.ts'
import type { Deps } from './deps.ts'
import type { Assets } from './ports.ts'
import { sweep } from './publishing/sweep.ts'

interface Env {
  ASSETS: { fetch(request: Request): Promise<Response> }
  MEDIA: Bucket
  [variable: string]: unknown
}

interface Installation {
  deps: Deps
  app: ReturnType<typeof createApp>
}

let installation: Installation | undefined

/** Made once for each isolate: nothing in it belongs to one request. */
function installationOf(env: Env): Installation {
  if (!installation) {
    const variables = Object.entries(env).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    )
    const deps = buildDeps(readConfig(Object.fromEntries(variables)), {
      media: createR2Media(env.MEDIA),
      assets: createBoundAssets(env.ASSETS),
      // biome-ignore lint/suspicious/noConsole: the console is where a Worker's log goes
      write: (line) => console.log(line),
      keepAlive: waitUntil,
      fetch: (input, init) => fetch(input, init),
    })
    installation = { deps, app: createApp(deps) }
  }
  return installation
}

/** The files that wrangler uploaded with the Worker. */
function createBoundAssets(assets: Env['ASSETS']): Assets {
  return {
    async get(path) {
      const response = await assets.fetch(new Request(new URL(path, 'https://assets.invalid')))
      return response.ok ? response : null
    },
  }
}

export default {
  fetch(request: Request, env: Env): Response | Promise<Response> {
    const clientAddress = request.headers.get('cf-connecting-ip') ?? 'unknown'
    return installationOf(env).app.fetch(request, { clientAddress })
  },
  async scheduled(_event: unknown, env: Env): Promise<void> {
    await sweep(installationOf(env).deps)
  },
}
