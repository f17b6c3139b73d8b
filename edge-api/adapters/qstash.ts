import { Client, QstashError, Receiver } from '@upstash/qstash'
import type { Log, Queue } from '../ports.ts'

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
  return {
    async wake({ targetId, generation, at }) {
      // QStash knows whole seconds: rounding up never wakes us before the target is due.
      const second = Math.ceil(at.getTime() / 1_000)
      try {
        const published = await within(
          timeout,
          client.publishJSON({
            url: callback,
            body: { targetId, generation },
            notBefore: second,
            deduplicationId: `${targetId}-${generation}-${second}`,
            retries: 3,
            label: 'publish',
          }),
        )
        return published.messageId
      } catch (error) {
        log.warn('QStash did not take a wake-up', { targetId, generation, reason: reasonOf(error) })
        return null
      }
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
  wake: async () => null,
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

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
