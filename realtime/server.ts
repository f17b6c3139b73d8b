import type * as Party from 'partykit/server'
import { createPasses } from './core/passes.ts'
import { Room } from './core/room.ts'

/** How often the room looks after its connections, in milliseconds. Only while somebody is connected. */
const tendEvery = 1_000
/** Largest event that can be pushed, in characters. */
const largestEvent = 16_384

/** PartyKit's side of a room: one server per organization, `/parties/main/{organizationId}`. */
export default class OrganizationRoom implements Party.Server {
  private readonly room: Room
  private timer: ReturnType<typeof setInterval> | null = null

  constructor(party: Party.Room) {
    const { PUBLIC_KEYS } = party.env
    this.room = new Room(party.id, createPasses(typeof PUBLIC_KEYS === 'string' ? PUBLIC_KEYS : ''))
  }

  /** Answers what is not a room: only whether this server is alive. */
  static onFetch(request: Party.Request): Response {
    const isHealth = new URL(request.url).pathname === '/healthz'
    return isHealth ? Response.json({ status: 'ok' }) : new Response(null, { status: 404 })
  }

  onConnect(connection: Party.Connection): void {
    this.room.connected({
      id: connection.id,
      send: (text) => connection.send(text),
      close: (code, reason) => connection.close(code, reason),
    })
    this.timer ??= setInterval(() => this.tend(), tendEvery)
  }

  onMessage(message: string | ArrayBuffer | ArrayBufferView, connection: Party.Connection): Promise<void> {
    return this.room.received(connection.id, message)
  }

  onClose(connection: Party.Connection): void {
    this.room.closed(connection.id)
  }

  onError(connection: Party.Connection): void {
    this.room.closed(connection.id)
  }

  async onRequest(request: Party.Request): Promise<Response> {
    if (request.method !== 'POST') return problem(405, 'Only POST is taken here.')
    const answer = await this.room.push(request.headers.get('authorization'), await readBody(request))
    return answer.status === 204 ? new Response(null, { status: 204 }) : problem(answer.status, answer.detail)
  }

  private tend(): void {
    this.room.tend()
    if (!this.room.isEmpty || this.timer === null) return
    clearInterval(this.timer)
    this.timer = null
  }
}

OrganizationRoom satisfies Party.Worker

async function readBody(request: Party.Request): Promise<unknown> {
  const text = await request.text()
  if (text.length > largestEvent) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function problem(status: number, detail = ''): Response {
  return new Response(JSON.stringify({ type: 'about:blank', title: 'Not taken', status, detail }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  })
}
