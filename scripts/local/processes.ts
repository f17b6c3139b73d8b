import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { StartProblem } from './paths.ts'

/** A part that ends sooner than this (milliseconds) is broken; starting it again would not help. */
const shortestLife = 3_000

/** The child processes of one local installation; they end together. */
export class Processes {
  private readonly children = new Map<string, ChildProcess>()
  private readonly logs: string
  private stopping = false
  private readonly onFailure: (name: string, log: string) => void

  constructor(home: string, onFailure: (name: string, log: string) => void) {
    this.logs = join(home, 'logs')
    this.onFailure = onFailure
    mkdirSync(this.logs, { recursive: true })
  }

  /**
   * Starts a program; its output goes to `logs/NAME.log`. One that ends by itself is started again, as a
   * platform would, as long as it does not end within its first seconds.
   */
  start(name: string, command: string, args: string[], env: Record<string, string>): ChildProcess {
    const begun = Date.now()
    const file = join(this.logs, `${name}.log`)
    const log = createWriteStream(file, { flags: 'a' })
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout?.pipe(log)
    child.stderr?.pipe(log)
    child.once('exit', () => {
      this.children.delete(name)
      if (this.stopping) return
      if (Date.now() - begun > shortestLife) this.start(name, command, args, env)
      else this.onFailure(name, file)
    })
    this.children.set(name, child)
    return child
  }

  /** Process ids by name. */
  ids(): Record<string, number> {
    const entries = [...this.children].flatMap(([name, { pid }]) =>
      pid === undefined ? [] : [[name, pid] as const],
    )
    return Object.fromEntries(entries)
  }

  /** Asks every child to end and waits until it has. */
  async stop(): Promise<void> {
    this.stopping = true
    const ended = [...this.children.values()].map(
      (child) =>
        new Promise<void>((resolve) => {
          const kill = setTimeout(() => child.kill('SIGKILL'), 5_000)
          child.once('exit', () => {
            clearTimeout(kill)
            resolve()
          })
          child.kill('SIGTERM')
        }),
    )
    await Promise.all(ended)
  }
}

/** Waits until an address answers with success. */
export async function waitFor(name: string, url: string, log: string, seconds = 60): Promise<void> {
  const deadline = Date.now() + seconds * 1000
  while (Date.now() < deadline) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(2_000) })
      await response.body?.cancel()
      if (response.ok) return
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 40))
  }
  throw new StartProblem(`${name} did not answer within ${seconds} seconds.`, `Its log tells why: ${log}`)
}
