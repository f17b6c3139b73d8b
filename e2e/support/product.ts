import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** The whole product, running as `npm start` runs it, in a folder and on ports of its own. */
export interface Product {
  home: string
  addresses: Record<
    'api' | 'rooms' | 'database' | 'hub' | 'qstash' | 'mastodon' | 'x' | 'bluesky' | 'cms',
    string
  >
  demo: { email: string; password: string; writer: string }
  extensionFolder: string
  extensionId: string
  /** Base port, to start the same installation again. */
  port: number
  processIds: Record<string, number>
  /** Everything the parts wrote to their logs so far. */
  logs(): string
  /** Ends the product; its folder stays, so that it can be started again. */
  stop(): Promise<void>
  /** Ends it and deletes its folder. */
  discard(): Promise<void>
}

/** Starts the product and waits until it says that everything runs. */
export async function startProduct(
  options: {
    home?: string
    port?: number
    env?: Record<string, string>
    runtime?: 'node' | 'workers' | 'deno'
  } = {},
): Promise<Product> {
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'allin-e2e-'))
  const port = options.port ?? (await freeBasePort())
  const report = join(home, 'report.json')
  rmSync(report, { force: true })
  const child = spawn(
    process.execPath,
    [join(root, 'scripts/start.ts'), `--report=${report}`, `--runtime=${options.runtime ?? 'node'}`],
    {
      env: {
        ...process.env,
        ALLIN_HOME: home,
        ALLIN_PORT: String(port),
        REQUESTS_PER_MINUTE: '10000',
        ...options.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    output += chunk
  })
  await until(() => existsSync(report) || child.exitCode !== null, 120_000)
  if (!existsSync(report)) throw new Error(`The product did not start:\n${output}`)
  await until(() => readFileSync(report, 'utf8').trimEnd().endsWith('}'), 5_000)
  const started = JSON.parse(readFileSync(report, 'utf8'))
  const stop = () => end(child)
  return {
    ...started,
    port,
    // Without what the start printed: there the demo sign-in stands on purpose.
    logs: () => readLogs(home),
    stop,
    discard: async () => {
      await stop()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

function readLogs(home: string): string {
  return ['api', 'sandbox', 'rooms']
    .map((name) => join(home, 'logs', `${name}.log`))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}

/** Waits until a condition holds, looking again every 50 milliseconds. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  milliseconds: number,
  what = 'the condition',
): Promise<void> {
  const deadline = Date.now() + milliseconds
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Waited ${milliseconds} ms in vain for ${what}.`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/**
 * A port from which the next twenty are free as well. All below 32768: from there on the system lends ports to
 * outgoing connections, and one that was free a moment ago may be taken.
 */
export async function freeBasePort(): Promise<number> {
  for (let tries = 0; tries < 50; tries += 1) {
    const base = 20_000 + Math.floor(Math.random() * 500) * 25
    const free = await Promise.all([0, 1, 2, 10, 11, 12, 13, 14, 20].map((step) => isFree(base + step)))
    if (free.every(Boolean)) return base
  }
  throw new Error('No free range of ports was found.')
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
