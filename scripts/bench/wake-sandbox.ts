/** The sandbox's QStash as a process of its own, its state in memory. It knows whole seconds, as QStash does. */
import process from 'node:process'
import { createKit, serve } from '../../sandbox/kit/index.ts'
import { createQStash } from '../../sandbox/qstash/index.ts'
import { answerParent } from './child.ts'
import type { QueueReport, WakeMessage } from './queue.ts'

const { QSTASH_TOKEN: token = '', QSTASH_CURRENT_SIGNING_KEY: current = '' } = process.env
const { QSTASH_NEXT_SIGNING_KEY: next = '' } = process.env
/** Messages in one request of the batch API. */
const atOnce = 500

const kit = createKit({ dir: null })
const app = createQStash(kit, { token, currentSigningKey: current, nextSigningKey: next })
const served = await serve(app, 0)
kit.setBaseUrl('qstash', served.url)

const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }

answerParent({
  address: () => served.url,
  async load(messages: WakeMessage[]) {
    for (let start = 0; start < messages.length; start += atOnce) {
      const batch = messages.slice(start, start + atOnce).map(({ url, body, at }) => ({
        destination: url,
        headers: {
          'content-type': 'application/json',
          'upstash-not-before': String(Math.ceil(at / 1_000)),
          'upstash-retries': '3',
        },
        body,
      }))
      const answer = await app.request(`${served.url}/v2/batch`, {
        method: 'POST',
        headers,
        body: JSON.stringify(batch),
      })
      if (!answer.ok) throw new Error(`The sandbox's QStash answered ${answer.status}.`)
    }
  },
  report: (): QueueReport => ({ delivered: 0, answers: {}, lag: [] }),
})
