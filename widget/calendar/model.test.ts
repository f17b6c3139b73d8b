import { createServer, type Server } from 'node:http'
import { afterEach, expect, it, vi } from 'vitest'
import type { RoomEvent } from '../../core/events.ts'
import { createClient } from '../api/client.ts'
import { createCalendar } from './model.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** A calendar that was loaded, and what it asks for from then on. */
async function setUp() {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://server')
    asked.push(pathname)
    response.end(JSON.stringify({ items: pathname === '/v1/accounts' ? [{ id: 'acc_1' }] : [] }))
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const calendar = createCalendar({
    client: createClient({
      baseUrl: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
      credential: { kind: 'token', get: async () => 'token' },
    }),
    timeZone: 'Europe/Berlin',
    may: () => true,
  })
  await calendar.load()
  asked.length = 0
  return { calendar, asked }
}

const at = '2026-11-28T10:00:00Z'
const postChanged: RoomEvent = {
  type: 'post.changed',
  id: 'evt_1',
  postId: 'post_1',
  status: 'DRAFT',
  revision: 1,
  deleted: false,
  at,
}

it('reads posts again when one changes, once for a burst, and accounts only when one of them does', async () => {
  const { calendar, asked } = await setUp()
  for (let count = 0; count < 3; count += 1) calendar.noticeEvent(postChanged)
  await vi.waitFor(() => expect(asked).toEqual(['/v1/calendar']), 2_000)
  asked.length = 0
  calendar.noticeEvent({ type: 'account.changed', id: 'evt_2', accountId: 'acc_1', at })
  await vi.waitFor(() => expect(asked.sort()).toEqual(['/v1/accounts', '/v1/calendar']), 2_000)
})

it('reads nothing for what it does not show', async () => {
  const { calendar, asked } = await setUp()
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  try {
    calendar.noticeEvent({ type: 'notifications.changed', id: 'evt_3', at })
    expect(vi.getTimerCount()).toBe(0)
    expect(asked).toEqual([])
  } finally {
    vi.useRealTimers()
  }
})
