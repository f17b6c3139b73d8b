import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One request as the server saw it. */
export interface Seen {
  line: string
  key: string | null
  authorization: string | null
  organization: string | null
  body: unknown
}

export interface ApiServer {
  url: string
  seen: Seen[]
  /** Answers the next request to this line (`POST /v1/posts`) in place of the usual answer; `lost` does the work and drops the answer. */
  next(line: string, answer: { status: number; body: unknown } | 'lost'): void
  /** Posts by idempotency key: what a person would find on the server. */
  posts: Map<string, { id: string; revision: number; body: unknown; done: string[] }>
  close(): Promise<void>
}

/** An HTTP server that keeps the API's promises about idempotency keys, for tests of what the extension sends. */
export async function startApiServer(): Promise<ApiServer> {
  const seen: Seen[] = []
  const posts: ApiServer['posts'] = new Map()
  const answered = new Map<string, unknown>()
  const faults = new Map<string, { status: number; body: unknown } | 'lost'>()
  let count = 0

  const work = (line: string, key: string, body: unknown): unknown => {
    if (answered.has(key)) return answered.get(key)
    count += 1
    const answer = answerTo(line, key, body, count, posts)
    answered.set(key, answer)
    return answer
  }

  const server = createServer(async (request, response) => {
    const body = await readBody(request)
    const line = `${request.method} ${request.url}`
    const header = (name: string) => request.headers[name]?.toString() ?? null
    const key = header('idempotency-key') ?? ''
    seen.push({
      line,
      key,
      authorization: header('authorization'),
      organization: header('allin-organization'),
      body,
    })
    const fault = faults.get(line)
    faults.delete(line)
    if (fault === 'lost') {
      work(line, key, body)
      request.socket.destroy()
      return
    }
    const answer = fault ?? { status: 200, body: work(line, key, body) }
    response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer.body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    posts,
    next: (line, answer) => faults.set(line, answer),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function answerTo(
  line: string,
  key: string,
  body: unknown,
  count: number,
  posts: ApiServer['posts'],
): unknown {
  const post = (id: string) => [...posts.values()].find((each) => each.id === id)
  if (line.startsWith('POST /v1/media')) return { id: `med_${count}` }
  if (line === 'POST /v1/clips') {
    const draft = typeof body === 'object' && body !== null && 'draft' in body && body.draft === true
    if (draft) posts.set(key, { id: `post_${count}`, revision: 1, body, done: [] })
    return { clip: { id: `clip_${count}` }, post: draft ? { id: `post_${count}`, revision: 1 } : null }
  }
  if (line === 'POST /v1/posts') {
    posts.set(key, { id: `post_${count}`, revision: 1, body, done: [] })
    return { id: `post_${count}`, revision: 1 }
  }
  const [, id = '', verb = 'edit'] = /^\w+ \/v1\/posts\/([^/]+)(?:\/([\w-]+))?$/.exec(line) ?? []
  const found = post(id)
  if (!found) return null
  found.revision += 1
  found.done.push(verb)
  if (verb === 'edit') found.body = body
  return { id, revision: found.revision }
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const raw = Buffer.concat(chunks)
  return request.headers['content-type'] === 'application/json' && raw.length > 0
    ? JSON.parse(raw.toString('utf8'))
    : { bytes: raw.length, type: request.headers['content-type'] }
}
