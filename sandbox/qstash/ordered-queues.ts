import type { Kit } from '../kit/index.ts'
import type { Message } from './message.ts'
import { freePlan } from './plan.ts'
import { checkName, QStashProblem } from './problem.ts'

interface QueueRecord {
  name: string
  parallelism: number
  paused: boolean
  createdAt: number
  updatedAt: number
}

/** What a queue is doing. The store has the messages; here are only their ids. */
interface Line {
  /** Every message of the queue that is not over. */
  members: Set<string>
  /** Due, in their order. */
  waiting: Set<string>
  /** Those that keep a place until they and their callbacks are over, while they wait for another try as well. */
  places: Set<string>
}

/**
 * Queues deliver in the order in which messages came, as many at once as their parallelism says. The next one waits for
 * the tries and callbacks of those before it. `pass` is called with every message that may go on.
 */
export function createOrderedQueues(kit: Kit, pass: (messageId: string) => void) {
  const records = kit.store.collection<QueueRecord>('qstash.queues')
  const lines = new Map<string, Line>()
  const now = () => kit.clock.now().getTime()

  const lineOf = (name: string): Line => {
    const line = lines.get(name) ?? { members: new Set(), waiting: new Set(), places: new Set() }
    lines.set(name, line)
    return line
  }
  const mayPass = (name: string, line: Line) => {
    const record = records.get(name)
    return !record?.paused && line.places.size < (record?.parallelism ?? 1)
  }
  const letPass = (name: string) => {
    const line = lineOf(name)
    for (const messageId of line.waiting) {
      if (!mayPass(name, line)) break
      line.waiting.delete(messageId)
      line.places.add(messageId)
      pass(messageId)
    }
  }
  const present = (record: QueueRecord) => ({ ...record, lag: lineOf(record.name).members.size })

  const self = {
    list: () => records.values().map(present),
    get(name: string) {
      const record = records.get(checkName(name, 'queue name'))
      if (!record) throw new QStashProblem(404, `queue ${name} not found`)
      return present(record)
    },
    /** Creates a queue or changes what is given. Throws QStashProblem (400, 412). */
    upsert(name: string, changes: { parallelism?: number; paused?: boolean } = {}) {
      checkName(name, 'queue name')
      const { parallelism, paused } = changes
      if (parallelism !== undefined && !(Number.isInteger(parallelism) && parallelism > 0)) {
        throw new QStashProblem(400, 'invalid parallelism: it is a whole number above 0')
      }
      if ((parallelism ?? 1) > freePlan.mostParallelPerQueue) {
        throw new QStashProblem(412, `parallelism is at most ${freePlan.mostParallelPerQueue} on your plan`)
      }
      const record = records.get(name)
      if (!record && records.count() >= freePlan.mostQueues) {
        throw new QStashProblem(412, `your plan has at most ${freePlan.mostQueues} queues`)
      }
      records.set(name, {
        name,
        parallelism: parallelism ?? record?.parallelism ?? 1,
        paused: paused ?? record?.paused ?? false,
        createdAt: record?.createdAt ?? now(),
        updatedAt: now(),
      })
      letPass(name)
    },
    /** Forgets a queue; answers the messages that are left without one, none of which may go on. */
    remove(name: string): string[] {
      records.delete(checkName(name, 'queue name'))
      const line = lines.get(name)
      line?.waiting.clear()
      return [...(line?.members ?? [])]
    },
    exists: (name: string) => records.has(name),
    /** Takes note of a message that was published or that a restart has found. */
    join({ messageId, queueName, placeIn, retried }: Message) {
      if (queueName) lineOf(queueName).members.add(messageId)
      if (queueName && retried > 0) lineOf(queueName).places.add(messageId)
      if (placeIn) lineOf(placeIn).places.add(messageId)
    },
    /** Whether a message that is due may go on; if not it waits. */
    enter({ messageId, queueName }: Message): boolean {
      if (!queueName) return true
      const line = lineOf(queueName)
      if (line.places.has(messageId)) {
        if (!records.get(queueName)?.paused) return true
        // A pause holds further tries back too, at the head of the line.
        line.places.delete(messageId)
        line.waiting = new Set([messageId, ...line.waiting])
        return false
      }
      if (line.waiting.size === 0 && mayPass(queueName, line)) {
        line.places.add(messageId)
        return true
      }
      line.waiting.add(messageId)
      return false
    },
    /** A message is over. */
    leave({ messageId, queueName, placeIn }: Message) {
      const name = queueName ?? placeIn
      if (!name) return
      const line = lineOf(name)
      line.members.delete(messageId)
      line.waiting.delete(messageId)
      line.places.delete(messageId)
      letPass(name)
      if (line.members.size === 0 && line.places.size === 0) lines.delete(name)
    },
  }
  return self
}

export type OrderedQueues = ReturnType<typeof createOrderedQueues>
