import { Client, QstashError, Receiver } from '@upstash/qstash'
import type { Log, Queue, WakeRequest } from '../ports.ts'

export interface QStashSettings {
  /** Where QStash answers, for example `https://qstash.upstash.io`. */
  url: string
  token: string
  currentSigningKey: string
  nextSigningKey: string
  /** Where QStash reaches this API, without a path; it calls `/v1/callbacks/publish` there. */
  callbackUrl: string
  log: Log
  /** Longest wait for an answer of QStash, in milliseconds; 5 seconds unless told. */
  timeout?: number
}

/** Messages in one request, and callbacks for one account that QStash lets run at once. */
const perBatch = 100
const callsPerAccount = 4

/**
 * Wake-ups through QStash. An outage of QStash is never an error here: `wake` answers null, and the sweep finds
 * what is due.
 */
export function createQStashQueue(settings: QStashSettings): Queue {
  const { log, timeout = 5_000 } = settings
  // Without `devMode: false` a variable named QSTASH_DEV would make the client download and start a server.
  const client = new Client({
    baseUrl: settings.url,
    token: settings.token,
    retry: { retries: 1, backoff: () => 200 },
    enableTelemetry: false,
    devMode: false,
  })
  const receiver = new Receiver({
    currentSigningKey: settings.currentSigningKey,
    nextSigningKey: settings.nextSigningKey,
    devMode: false,
  })
  const callback = `${settings.callbackUrl.replace(/\/+$/, '')}/v1/callbacks/publish`
  const messageOf = ({ targetId, generation, at, platform, accountId }: WakeRequest) => {
    // QStash knows whole seconds: rounding up never wakes us before the target is due.
    const second = Math.ceil(at.getTime() / 1_000)
    return {
      url: callback,
      body: { targetId, generation, platform, accountId },
      notBefore: second,
      deduplicationId: `${targetId}-${generation}-${second}`,
      retries: 3,
      label: 'publish',
      // An account whose platform hangs waits in the queue, not in us.
      flowControl: { key: accountId, parallelism: callsPerAccount },
    }
  }
  return {
    isOff: false,
    async wake(requests) {
      const taken: (string | null)[] = []
      for (let start = 0; start < requests.length; start += perBatch) {
        const group = requests.slice(start, start + perBatch)
        try {
          const answers = await within(timeout, client.batchJSON(group.map(messageOf)))
          const ids = group.map((_, index) => answers[index]?.messageId || null)
          taken.push(...ids)
          const refused = ids.filter((id) => id === null).length
          if (refused > 0)
            log.warn('QStash refused wake-ups', { wakeUps: refused, reason: reasonIn(answers) })
        } catch (error) {
          log.warn('QStash did not take wake-ups', { wakeUps: group.length, reason: reasonOf(error) })
          // A queue that takes none of a group is out of reach: asking on would only take time.
          while (taken.length < requests.length) taken.push(null)
        }
        if (taken.length >= requests.length) break
      }
      return taken
    },
    async cancel(messageId) {
      // An empty id, or one that ends up as none in the address, would delete every message there is.
      if (!/^[\w-]+$/.test(messageId)) return
      try {
        await within(timeout, client.messages.cancel(messageId))
      } catch (error) {
        if (error instanceof QstashError && error.status === 404) return
        log.warn('QStash did not forget a wake-up', { messageId, reason: reasonOf(error) })
      }
    },
    async verify({ signature, body, url }) {
      if (!signature) return false
      try {
        return await receiver.verify({ signature, body, url, clockTolerance: 5 })
      } catch {
        return false
      }
    },
  }
}

/** For an installation without QStash: nothing is woken, and no callback is believed. The sweep publishes. */
export const noQueue: Queue = {
  isOff: true,
  wake: async (requests) => requests.map(() => null),
  cancel: async () => {},
  verify: async () => false,
}

/** The client knows no time limit of its own. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const limit = Promise.withResolvers<never>()
  const timer = setTimeout(() => limit.reject(new Error('no answer in time')), milliseconds)
  try {
    return await Promise.race([work, limit.promise])
  } finally {
    clearTimeout(timer)
  }
}

/** Inside a batch a refused message answers its error in place of an id. */
function reasonIn(answers: readonly unknown[]): string {
  const refused = answers.find((answer) => typeof answer === 'object' && answer !== null && 'error' in answer)
  return refused && typeof refused === 'object' && 'error' in refused ? String(refused.error) : 'no id'
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
