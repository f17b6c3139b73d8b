import { createServer, type Server } from 'node:http'
import { afterEach, expect, it } from 'vitest'
import { createClient } from './client.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** A server that has had too many requests for as long as it has fields left to answer with. */
async function busy(...retryAfter: (string | null)[]) {
  const calls: string[] = []
  const server = createServer((request, response) => {
    calls.push(`${request.method} ${request.url}`)
    const wait = retryAfter.shift()
    if (wait === undefined) {
      response.end(JSON.stringify({ items: [] }))
      return
    }
    response.writeHead(429, wait === null ? {} : { 'retry-after': wait })
    response.end(JSON.stringify({ code: 'RATE_LIMITED', detail: 'Too many', status: 429 }))
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const client = createClient({
    baseUrl: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    credential: { kind: 'token', get: async () => 'token' },
  })
  return { client, calls }
}

it('waits as long as it was asked to and reads again, twice at most', async () => {
  const patient = await busy('1', '0')
  const began = performance.now()
  expect((await patient.client.call('GET /v1/accounts')).ok).toBe(true)
  expect(performance.now() - began).toBeGreaterThan(950)
  expect(patient.calls).toHaveLength(3)

  const refused = await busy('0', '0', '0', '0')
  expect(await refused.client.call('GET /v1/accounts')).toMatchObject({ problem: { code: 'RATE_LIMITED' } })
  expect(refused.calls).toHaveLength(3)
})

it.each(['6', 'Sat, 28 Nov 2026 10:00:00 GMT', '', null])(
  'does not wait where the answer says %j',
  async (retryAfter) => {
    const { client, calls } = await busy(retryAfter)
    expect(await client.call('GET /v1/accounts')).toMatchObject({ problem: { status: 429 } })
    expect(calls).toHaveLength(1)
  },
)

it('leaves it to the person to write again', async () => {
  const { client, calls } = await busy('0')
  expect(await client.call('POST /v1/rooms/tickets')).toMatchObject({ problem: { code: 'RATE_LIMITED' } })
  expect(calls).toHaveLength(1)
})
