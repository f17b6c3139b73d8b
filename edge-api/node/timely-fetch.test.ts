import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { limitSending } from '../too-late.ts'
import { timelyFetch } from './timely-fetch.ts'

describe('sending in time', () => {
  const seen: string[] = []
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`)
    request.resume().on('end', () => response.end('taken'))
  })
  let url = ''
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  beforeEach(() => {
    seen.length = 0
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))
  const timely = timelyFetch(fetch)

  it('P8: what was begun in time is not sent when the time is over once the connection is there', async () => {
    let isOver = false
    const { signal } = new AbortController()
    limitSending(signal, () => isOver)
    const call = timely(`${url}/late`, { method: 'POST', body: 'once', signal })
    // As after a pause of the process: the clock has gone on, and no timer has fired.
    isOver = true
    await expect(call).rejects.toMatchObject({ cause: { name: 'TimeoutError' } })
    expect(seen).toEqual([])
  })

  it('sends what is in time, on connections that serve again', async () => {
    const { signal } = new AbortController()
    limitSending(signal, () => false)
    for (const method of ['POST', 'PUT']) {
      const response = await timely(`${url}/in-time`, { method, body: 'once', signal })
      expect(await response.text()).toBe('taken')
    }
    expect(await (await timely(`${url}/unlimited`)).text()).toBe('taken')
    expect(seen).toEqual(['POST /in-time', 'PUT /in-time', 'GET /unlimited'])
  })
})
