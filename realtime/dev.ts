/**
 * Runs the rooms on this machine: PartyKit's own development server with our settings. It needs no account
 * and no network, and is ready after about a second.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

export interface RoomsSettings {
  port: number
  /** Our public keys as a JWK set, as `/.well-known/jwks.json` answers it. */
  publicKeys: string
  /** Where PartyKit keeps its state. */
  dir: string
}

/** The program that serves the rooms, for a supervisor that starts it itself. */
export function roomsCommand({ port, publicKeys, dir }: RoomsSettings): { command: string; args: string[] } {
  const partykit = fileURLToPath(new URL('../node_modules/partykit/dist/bin.mjs', import.meta.url))
  const config = fileURLToPath(new URL('partykit.json', import.meta.url))
  const preload = new URL('dev-preload.ts', import.meta.url).href
  return {
    command: process.execPath,
    args: [
      ...['--import', preload, partykit, 'dev', '--config', config, '--port', String(port), '--persist', dir],
      ...['--var', `PUBLIC_KEYS=${publicKeys}`, '--no-hotkeys', '--disable-request-cf-fetch'],
    ],
  }
}

export interface RunningRooms {
  /** `http://127.0.0.1:4601` */
  url: string
  stop(): Promise<void>
}

/** Starts the rooms and waits until they answer. Throws with the server's output when they do not. */
export async function startRooms(settings: RoomsSettings): Promise<RunningRooms> {
  const { command, args } = roomsCommand(settings)
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const url = `http://127.0.0.1:${settings.port}`
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    output += chunk
  })
  const deadline = Date.now() + 30_000
  while (!(await answers(`${url}/healthz`))) {
    if (child.exitCode === null && Date.now() < deadline) continue
    await end(child)
    throw new Error(`The rooms did not start:\n${output}`)
  }
  return { url, stop: () => end(child) }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 40))
    return false
  }
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}
