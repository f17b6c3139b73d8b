import { fork } from 'node:child_process'
import type { AvailablePlatform } from '../../../../core/platforms/index.ts'
import type { PlanOptions } from '../plan/plan.ts'
import type { FromPlatforms, ToPlatforms } from '../platforms/messages.ts'

type Order = ToPlatforms extends infer Each ? (Each extends { id: number } ? Omit<Each, 'id'> : never) : never

/** The process of the platforms, as the run speaks with it. */
export interface Platforms {
  addresses: Record<AvailablePlatform, string>
  order(order: Order): Promise<void>
  /** Rejects when the process ends before it is told to: what follows would be about nothing. */
  ended: Promise<never>
  onSubmit(listener: (submit: { family: number; attempt: number; platform: AvailablePlatform }) => void): void
  stop(): Promise<void>
}

export async function startPlatforms(program: string, plan: PlanOptions, folder: string): Promise<Platforms> {
  const child = fork(program, [JSON.stringify(plan), folder], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ready = Promise.withResolvers<Record<AvailablePlatform, string>>()
  const waiting = new Map<number, () => void>()
  const listeners: Parameters<Platforms['onSubmit']>[0][] = []
  let orders = 0
  child.on('message', (message: FromPlatforms) => {
    if (message.kind === 'ready') ready.resolve(message.addresses)
    if (message.kind === 'done') waiting.get(message.id)?.()
    if (message.kind === 'submit') for (const listener of listeners) listener(message)
  })
  let isEnding = false
  const ended = Promise.withResolvers<never>()
  // Nobody may be listening yet when it happens.
  ended.promise.catch(() => {})
  child.once('exit', (code, signal) => {
    const error = new Error(`The platforms, which are never killed, ended with ${code ?? signal}`)
    ready.reject(error)
    if (!isEnding) ended.reject(error)
  })
  return {
    addresses: await ready.promise,
    ended: ended.promise,
    order: (order) =>
      new Promise((resolve) => {
        orders += 1
        waiting.set(orders, resolve)
        child.send({ ...order, id: orders })
      }),
    onSubmit: (listener) => void listeners.push(listener),
    stop: () =>
      new Promise((resolve) => {
        isEnding = true
        if (child.exitCode !== null || child.signalCode !== null) return resolve()
        child.once('exit', () => resolve())
        child.disconnect()
      }),
  }
}
