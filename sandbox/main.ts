import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { createKit, type Kit, type SandboxServer, type Served, serve } from './kit/index.ts'
import { type SandboxPart, sandboxParts } from './servers.ts'

export interface StartOptions {
  /** Folder for the state; null keeps it in memory. */
  dir: string | null
  /** First port of the installation; null takes free ports. */
  basePort: number | null
  /** Where AllIN answers; on its usual port of this installation unless told. */
  publicUrl?: string
  /** Start these alone. */
  only?: readonly SandboxServer[]
  /** Key with which the demo CMS mints embed tokens; unless told, ALLIN_API_KEY or the file `cms-api-key` in `dir`. */
  cmsApiKey?: () => string | null
  environment?: Record<string, string | undefined>
}

export interface Sandbox {
  kit: Kit
  /** Where each started server answers, without a trailing slash. */
  addresses: Partial<Record<SandboxServer, string>>
  close(): Promise<void>
}

/** Starts the stand-ins, the hub and the demo CMS in this process. Throws one clear sentence when a port is in use. */
export async function startAll(options: StartOptions): Promise<Sandbox> {
  const kit = createKit({ dir: options.dir })
  const served: Served[] = []
  const addresses: Partial<Record<SandboxServer, string>> = {}
  const environment = options.environment ?? {}
  const settings = {
    publicUrl: options.publicUrl ?? `http://localhost:${options.basePort ?? 4600}`,
    cmsApiKey: options.cmsApiKey ?? (() => readCmsKey(options.dir, environment)),
    environment,
  }
  const close = async () => {
    await Promise.all(served.map((each) => each.close()))
    kit.close()
  }
  const start = async (server: SandboxServer, part: SandboxPart) => {
    const app = await part.create(kit, settings)
    const port = options.basePort === null ? 0 : options.basePort + part.port
    const one = await serve(app, port, part.host, part.title)
    served.push(one)
    addresses[server] = one.url
    kit.setBaseUrl(server, one.url)
  }
  try {
    const chosen = (Object.entries(sandboxParts) as [SandboxServer, SandboxPart][]).filter(
      ([server]) => options.only?.includes(server) ?? true,
    )
    const results = await Promise.allSettled(chosen.map(([server, part]) => start(server, part)))
    for (const result of results) if (result.status === 'rejected') throw result.reason
  } catch (error) {
    await close()
    throw error
  }
  return { kit, addresses, close }
}

function readCmsKey(dir: string | null, environment: Record<string, string | undefined>): string | null {
  if (environment.ALLIN_API_KEY) return environment.ALLIN_API_KEY
  const file = dir === null ? null : join(dir, 'cms-api-key')
  return file !== null && existsSync(file) ? readFileSync(file, 'utf8').trim() || null : null
}

if (import.meta.main) {
  const { env } = process
  try {
    const sandbox = await startAll({
      dir: join(env.ALLIN_HOME ?? '.allin', 'sandbox'),
      basePort: Number(env.ALLIN_PORT ?? 4600),
      environment: env,
      ...(env.PUBLIC_URL ? { publicUrl: env.PUBLIC_URL } : {}),
    })
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void sandbox.close().then(() => process.exit(0)))
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
