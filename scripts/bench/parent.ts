import { type ChildProcess, fork } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import type { Usage } from './child.ts'

/** A process that was started for the measurement. */
export interface Child {
  ask<Result>(verb: string, input?: unknown): Promise<Result>
  usage(): Promise<Usage>
  stop(): Promise<void>
}

interface Answer {
  id?: number
  ready?: boolean
  result?: unknown
  error?: string
}

/** Starts a file of this folder as a process of its own and waits until it answers. */
export async function startChild(
  file: string,
  environment: Record<string, string> = {},
  nodeOptions: string[] = [],
): Promise<Child> {
  const path = fileURLToPath(new URL(file, import.meta.url))
  const child = fork(path, { env: { ...process.env, ...environment }, execArgv: nodeOptions })
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  const ready = Promise.withResolvers<void>()
  let asked = 0
  child.on('message', ({ id, ready: isReady, result, error }: Answer) => {
    if (isReady) return ready.resolve()
    const question = waiting.get(id ?? -1)
    waiting.delete(id ?? -1)
    if (error === undefined) question?.resolve(result)
    else question?.reject(new Error(`${file}: ${error}`))
  })
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      const lost = new Error(`${file} ended before it answered.`)
      ready.reject(lost)
      for (const question of waiting.values()) question.reject(lost)
      resolve()
    })
  })
  const ask = <Result>(verb: string, input: unknown = null): Promise<Result> => {
    const question = Promise.withResolvers<unknown>()
    waiting.set(++asked, question)
    child.send({ id: asked, verb, input })
    return question.promise as Promise<Result>
  }
  await ready.promise
  return { ask, usage: () => ask<Usage>('usage'), stop: () => end(child, ended) }
}

/** Leaves it a moment to write what it has to (a CPU profile, for one). */
async function end(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.connected) child.disconnect()
  const forced = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await ended
  clearTimeout(forced)
}
