/**
 * The platform of the measurement: a Mastodon server as far as publishing a text and reading an account back need it,
 * light enough to share two cores with what is measured (sandbox/mastodon keeps and shows far more). It takes 200 to
 * 800 ms for every status and lets one of every `failEvery` fail: in turn with a 500 that came before the post was
 * accepted, a 500 that came after, and a 429. Every other POST is a room that takes its event at once.
 *
 * Its log is the independent witness: what was really accepted, when, and how long the platform itself took.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { answerParent } from './child.ts'
import { listen } from './listen.ts'

/** One status that went live. Instants are Unix milliseconds. */
export interface LiveStatus {
  id: string
  accountId: string
  text: string
  acceptedAt: number
  /** How long the platform itself took, in milliseconds. */
  ownDelay: number
  /** Whether the first call for this text made it live and was answered so: nothing had to be repeated or looked for. */
  atOnce: boolean
}

export interface PlatformLog {
  live: LiveStatus[]
  /** Calls to make something live, by how they were answered. */
  calls: Record<string, number>
}

interface Settings {
  shortest: number
  longest: number
  /** 0: nothing fails. */
  failEvery: number
}

const failures = ['500 before acceptance', '500 after acceptance', '429'] as const

let settings: Settings = { shortest: 200, longest: 800, failEvery: 100 }
let live: LiveStatus[] = []
let calls: Record<string, number> = {}
let asked = 0
let made = 0
const seen = new Set<string>()
const byAccount = new Map<string, LiveStatus[]>()
const byKey = new Map<string, LiveStatus>()

const server = createServer(async (request, response) => {
  const { method, url = '' } = request
  const body = await read(request)
  if (method === 'POST' && url === '/api/v1/statuses') return postStatus(request, response, body)
  const reading = /^\/api\/v1\/accounts\/(\w+)\/statuses/.exec(url)
  if (method === 'GET' && reading) {
    const newest = (byAccount.get(reading[1] ?? '') ?? []).slice(-40).reverse()
    return answer(response, 200, newest.map(present))
  }
  return answer(response, method === 'POST' ? 200 : 404, {})
})
// Shorter than the caller's patience it would break calls that are just being made.
server.keepAliveTimeout = 120_000

function postStatus(request: IncomingMessage, response: ServerResponse, body: string): void {
  asked += 1
  const fails = settings.failEvery > 0 && asked % settings.failEvery === 0
  const failure = fails ? failures[(asked / settings.failEvery) % failures.length] : undefined
  const accountId = (request.headers.authorization ?? '').replace('Bearer token-', '')
  const key = `${accountId}:${request.headers['idempotency-key']}`
  const { status } = JSON.parse(body) as { status: string }
  const atOnce = !seen.has(status) && failure === undefined
  seen.add(status)
  const ownDelay = Math.round(settings.shortest + Math.random() * (settings.longest - settings.shortest))
  setTimeout(() => {
    count(failure ?? (byKey.has(key) ? 'repetition recognised' : 'accepted'))
    if (failure === '500 before acceptance') return answer(response, 500, { error: 'Internal error' })
    if (failure === '429')
      return answer(response, 429, { error: 'Too many requests' }, { 'retry-after': '1' })
    const known = byKey.get(key) ?? accept({ accountId, text: status, ownDelay, atOnce })
    byKey.set(key, known)
    if (failure) return answer(response, 500, { error: 'Internal error' })
    return answer(response, 200, present(known))
  }, ownDelay)
}

function accept(call: Omit<LiveStatus, 'id' | 'acceptedAt'>): LiveStatus {
  made += 1
  const status = { ...call, id: String(made), acceptedAt: Date.now() }
  live.push(status)
  const others = byAccount.get(status.accountId)
  if (others) others.push(status)
  else byAccount.set(status.accountId, [status])
  return status
}

const present = ({ id, text, acceptedAt }: LiveStatus) => ({
  id,
  url: `http://platform.example/${id}`,
  uri: `http://platform.example/${id}`,
  content: `<p>${text}</p>`,
  created_at: new Date(acceptedAt).toISOString(),
  media_attachments: [],
})

function count(what: string): void {
  calls[what] = (calls[what] ?? 0) + 1
}

async function read(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}

function answer(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}

const port = await listen(server)

answerParent({
  port: () => port,
  /** Forgets everything and behaves anew. */
  begin: (changes: Partial<Settings>) => {
    settings = { ...settings, ...changes }
    live = []
    calls = {}
    asked = 0
    seen.clear()
    byAccount.clear()
    byKey.clear()
  },
  /** How much went live, for whoever waits for the end. */
  count: () => live.length,
  log: (): PlatformLog => ({ live, calls }),
})
