import { between } from '../plan/random.ts'
import type { Courier } from './courier.ts'
import type { FaultyDatabase } from './database.ts'

/** What happens to everybody at once: connections that break, a database that takes no writes, a queue that is down. */
export function weather(seed: string, window: number, database: FaultyDatabase, courier: Courier) {
  const counts = { cuts: 0, readOnly: 0, queueDown: 0 }
  let ending = false
  const begin = Date.now()
  const passed = () => (Date.now() - begin) / 1000
  const wait = (seconds: number) =>
    new Promise<void>((resolve) => setTimeout(resolve, Math.max(0, seconds) * 1000))

  const cuts = async () => {
    while (!ending) {
      await wait(between(0.4, 1.6, seed, 'pause between cuts', counts.cuts))
      counts.cuts += 1
      await database.cutOne().catch(() => {})
    }
  }
  const readOnly = async () => {
    while (!ending) {
      await wait(between(window / 4, window / 2, seed, 'read only', counts.readOnly))
      if (ending || passed() > window) return
      counts.readOnly += 1
      await database.readOnlyFor(1)
    }
  }
  const queue = async () => {
    while (!ending && passed() < window) {
      await wait(between(3, 6, seed, 'queue up', counts.queueDown))
      counts.queueDown += 1
      courier.setQueueDown(true)
      await wait(between(1, 3, seed, 'queue down', counts.queueDown))
      courier.setQueueDown(false)
    }
  }
  const done = Promise.all([cuts(), readOnly(), queue()])
  return {
    counts,
    async clear() {
      ending = true
      await done
      courier.setQueueDown(false)
    },
  }
}
