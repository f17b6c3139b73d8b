import { expect, it } from 'vitest'
import { callPlatform } from '../platforms/http.ts'
import { guardFetch, type Resolve } from './guarded-fetch.ts'

function guarded(addresses: string[], trustedHosts: string[] = []) {
  const called: string[] = []
  const plain: typeof fetch = async (input) => {
    called.push(String(input))
    return new Response('{}')
  }
  const resolve: Resolve = async () => addresses
  return { called, fetch: guardFetch(plain, trustedHosts, resolve) }
}

it('calls hosts that stand for public addresses alone', async () => {
  const { called, fetch } = guarded(['93.184.216.34', '2606:2800:220:1::1'])
  await fetch('https://mastodon.example/api')
  expect(called).toEqual(['https://mastodon.example/api'])
})

it.each([[['127.0.0.1']], [['93.184.216.34', '10.0.0.7']], [['::1']], [['169.254.169.254']], [[]]])(
  'sends nothing to a public name that stands for %j',
  async (addresses) => {
    const { called, fetch } = guarded(addresses)
    await expect(fetch('https://rebound.example/')).rejects.toMatchObject({ code: 'ADDRESS_NOT_ALLOWED' })
    const call = callPlatform(
      { fetch },
      { service: 'It', method: 'POST', url: 'https://rebound.example/', whenLost: 'unknown' },
    )
    await expect(call).rejects.toMatchObject({ failure: 'not-accepted', code: 'UNREACHABLE' })
    expect(called).toEqual([])
  },
)

it('refuses private addresses that are written out', async () => {
  const fetchReal = guardFetch(fetch, [])
  for (const url of ['http://127.0.0.1:1/', 'http://[::1]:1/', 'http://localhost:1/']) {
    await expect(fetchReal(url)).rejects.toMatchObject({ code: 'ADDRESS_NOT_ALLOWED' })
  }
})

it('waits for a name no longer than the caller does', async () => {
  const never = guardFetch(fetch, [], () => new Promise(() => {}))
  const call = callPlatform(
    { fetch: never },
    {
      service: 'It',
      method: 'GET',
      url: 'https://slow.example/',
      whenLost: 'unknown',
      timeoutMilliseconds: 30,
    },
  )
  await expect(call).rejects.toMatchObject({ code: 'TIMEOUT' })
})

it('leaves the operator’s own hosts alone', async () => {
  const { called, fetch } = guarded(['127.0.0.1'], ['127.0.0.1:4612'])
  await fetch(new URL('http://127.0.0.1:4612/api'))
  await expect(fetch(new Request('http://127.0.0.1:4613/api'))).rejects.toThrow()
  expect(called).toHaveLength(1)
})
