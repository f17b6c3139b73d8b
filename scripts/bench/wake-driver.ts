/**
 * A queue in the place of QStash for rates that the sandbox's does not hold: a heap of messages, each delivered at its
 * millisecond, signed as QStash signs, and repeated when it was not answered with success. It takes messages as
 * QStash's API does (`/v2/publish`, `/v2/batch`), so that the application's own adapter can send for its retries.
 */
import { Agent, createServer, type IncomingMessage, request } from 'node:http'
import process from 'node:process'
import { sign } from '../../sandbox/qstash/signature.ts'
import { answerParent } from './child.ts'
import { Heap } from './heap.ts'
import { listen } from './listen.ts'
import type { QueueReport, WakeMessage } from './queue.ts'

interface Message extends WakeMessage {
  tries: number
}

const signingKey = process.env.QSTASH_CURRENT_SIGNING_KEY ?? ''
const mostTries = 4
/** Between a delivery that failed and the next, in milliseconds: QStash's first pause is about as long. */
const pause = 12_000

const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })
const waiting = new Heap<Message>(({ at }) => at)
const cancelled = new Set<string>()
const report: QueueReport = { delivered: 0, answers: {}, lag: [] }
let timer: NodeJS.Timeout | undefined
let taken = 0

function add(message: Message): void {
  waiting.push(message)
  if (waiting.peek() === message) setTimer()
}

function setTimer(): void {
  clearTimeout(timer)
  const next = waiting.peek()
  if (next) timer = setTimeout(deliverDue, Math.min(60_000, Math.max(0, next.at - Date.now())))
}

function deliverDue(): void {
  const now = Date.now()
  for (let next = waiting.peek(); next && next.at <= now; next = waiting.peek()) {
    waiting.pop()
    if (!cancelled.delete(next.id)) deliver(next)
  }
  setTimer()
}

function deliver(message: Message): void {
  report.lag.push(Date.now() - message.at)
  const concluded = (outcome: string) => {
    report.answers[outcome] = (report.answers[outcome] ?? 0) + 1
    if (outcome === '200') report.delivered += 1
    else if (message.tries < mostTries) add({ ...message, at: Date.now() + pause, tries: message.tries + 1 })
  }
  const signature = sign(signingKey, message.url, Buffer.from(message.body))
  const call = request(message.url, {
    agent,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(message.body),
      'upstash-signature': signature,
    },
  })
  call.on('response', (response) => {
    response.resume()
    response.on('end', () => concluded(String(response.statusCode)))
  })
  call.on('error', (error) => concluded(error.message))
  call.end(message.body)
}

const server = createServer(async (incoming, response) => {
  const { method = '', url = '' } = incoming
  const body = await read(incoming)
  const answer = (status: number, content: unknown) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content))
  if (method === 'POST' && url.startsWith('/v2/publish/')) {
    return answer(201, take(url.slice('/v2/publish/'.length), body, new Headers(plain(incoming))))
  }
  if (method === 'POST' && url === '/v2/batch') {
    const requests = JSON.parse(body) as {
      destination: string
      body?: string
      headers?: Record<string, string>
    }[]
    return answer(
      200,
      requests.map((each) => take(each.destination, each.body ?? '', new Headers(each.headers))),
    )
  }
  if (method === 'DELETE' && /^\/v2\/messages\/\w+$/.test(url)) {
    cancelled.add(url.slice('/v2/messages/'.length))
    return answer(202, { cancelled: 1 })
  }
  return answer(404, { error: `${method} ${url} is not known to this queue` })
})
server.keepAliveTimeout = 120_000

function take(destination: string, body: string, headers: Headers) {
  const url = /^https?%3a/i.test(destination) ? decodeURIComponent(destination) : destination
  const at = Number(headers.get('upstash-not-before') ?? 0) * 1_000
  taken += 1
  const id = `msg_${taken}`
  add({ id, url, body, at: Math.max(at, Date.now()), tries: 1 })
  return { messageId: id, url }
}

const plain = ({ headers }: IncomingMessage) =>
  Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)])

async function read(incoming: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of incoming) text += chunk
  return text
}

const port = await listen(server)

answerParent({
  address: () => `http://127.0.0.1:${port}`,
  load(messages: WakeMessage[]) {
    for (const message of messages) waiting.push({ ...message, tries: 1 })
    setTimer()
  },
  report: () => report,
})
