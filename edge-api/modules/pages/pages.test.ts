import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDiskAssets } from '../../node/assets-disk.ts'
import { createTestApi, type TestApi } from '../../testing/test-api.ts'

let api: TestApi
const folder = mkdtempSync(join(tmpdir(), 'allin-assets-'))

beforeAll(async () => {
  for (const [file, text] of Object.entries({
    'web/studio/index.html': '<title>Studio</title>',
    'web/embed/composer.html': '<title>Composer</title>',
    'web/embed/calendar.html': '<title>Calendar</title>',
    'web/embed.js': 'window.AllIN = 1',
    'web/assets/app-1a2b.js': 'export {}',
    'secret.txt': 'not for you',
  })) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  api = await createTestApi({ deps: { assets: createDiskAssets(join(folder, 'web')) } })
})
afterAll(async () => {
  await api.close()
  rmSync(folder, { recursive: true })
})

const browse = (path: string) => api.request('GET', path, { headers: { accept: 'text/html,*/*' } })
const policyOf = async (path: string) => (await browse(path)).headers.get('content-security-policy') ?? ''

describe('Studio', () => {
  it('answers at every address of its own, and never in a frame', async () => {
    for (const path of ['/', '/calendar', '/posts/post_1', '/sign-in?next=%2Fcalendar']) {
      const answer = await browse(path)
      expect([path, answer.status, answer.body]).toEqual([path, 200, '<title>Studio</title>'])
      expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(answer.headers.get('content-security-policy')).toContain("script-src 'self';")
      expect(answer.headers.get('content-security-policy')).toContain(
        "connect-src 'self' wss://rooms.allin.example",
      )
      expect(answer.headers.get('cache-control')).toBe('no-cache')
    }
  })

  it('answers at its printed address whoever asks', async () => {
    const program = await api.request('GET', '/', { headers: { accept: '*/*' } })
    expect([program.status, program.body]).toEqual([200, '<title>Studio</title>'])
  })

  it('does not swallow what belongs to the API or asks for a file', async () => {
    for (const path of ['/v1/nothing', '/media/nothing', '/missing.js', '/studio/index.html', '/.env']) {
      expect([path, (await browse(path)).status]).toEqual([path, 404])
    }
    const program = await api.request('GET', '/calendar', { headers: { accept: 'application/json' } })
    expect(program.body.code).toBe('NOT_FOUND')
  })

  it('never leaves its folder', async () => {
    for (const path of [
      '/assets/../../secret.txt',
      '/assets/..%2f..%2fsecret.txt',
      '/assets/%2e%2e/%2e%2e/secret.txt',
      '/..\\secret.txt',
    ]) {
      const answer = await browse(path)
      expect([path, String(JSON.stringify(answer.body)).includes('not for you')]).toEqual([path, false])
    }
  })
})

describe('embed frames', () => {
  it('may be shown by the one origin they name', async () => {
    expect(await policyOf('/embed/composer?origin=https://cms.example')).toMatch(
      /frame-ancestors https:\/\/cms\.example$/,
    )
    expect(await policyOf('/embed/calendar?origin=http://127.0.0.1:4620')).toMatch(
      /frame-ancestors http:\/\/127\.0\.0\.1:4620$/,
    )
    expect(
      (await browse('/embed/composer?origin=https://cms.example')).headers.get('x-frame-options'),
    ).toBeNull()
  })

  it.each([
    '',
    '?origin=',
    '?origin=*',
    '?origin=null',
    '?origin=http://cms.example',
    '?origin=https://cms.example/path',
    '?origin=https://*.example',
    '?origin=https://a.example&origin=https://b.example',
    `?origin=${encodeURIComponent("https://a.example; script-src 'unsafe-inline'")}`,
    `?origin=${encodeURIComponent('https://a.example https://b.example')}`,
    '?origin=https://user@cms.example',
    '?origin=javascript:alert(1)',
  ])('may be shown by nobody with %j', async (query) => {
    const policy = await policyOf(`/embed/composer${query}`)
    expect(policy).toMatch(/frame-ancestors 'none'$/)
    expect(policy).toContain("script-src 'self';")
  })
})

describe('files for browsers', () => {
  it('hands the loader to every site, fresh every five minutes, and hashed parts for ever', async () => {
    const loader = await api.request('GET', '/embed.js')
    expect(loader.headers.get('content-type')).toContain('text/javascript')
    expect(loader.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(loader.headers.get('cache-control')).toBe('public, max-age=300')
    const part = await api.request('GET', '/assets/app-1a2b.js')
    expect(part.headers.get('cache-control')).toContain('immutable')
  })
})
