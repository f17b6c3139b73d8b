import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createSession } from './session.ts'

const membership = { id: 'org_1', name: 'Harbour', slug: 'harbour', timeZone: 'Europe/Berlin', role: 'ADMIN' }
const me = { id: 'usr_1', name: 'Ada', email: 'ada@harbour.example', organizations: [membership] }
const answer = (status: number, body: unknown) => async () =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
const broken = answer(500, { code: 'INTERNAL', detail: 'Something broke', status: 500 })

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

it('says what is wrong when nobody is known yet', async () => {
  vi.stubGlobal('fetch', broken)
  const session = createSession()
  await session.load()
  expect([session.state.value, session.problem.value?.code]).toEqual(['problem', 'INTERNAL'])
})

it('reads again when asked to after a problem', async () => {
  vi.stubGlobal('fetch', broken)
  const session = createSession()
  await session.load()
  vi.stubGlobal('fetch', answer(200, me))
  const again = session.load()
  expect(session.state.value).toBe('loading')
  await again
  expect(session.state.value).toBe('ready')
})

it('keeps the page that somebody works on when reading again fails', async () => {
  vi.stubGlobal('fetch', answer(200, me))
  const session = createSession()
  await session.load()
  vi.stubGlobal('fetch', broken)
  await session.load()
  expect([session.state.value, session.organization.value?.id]).toEqual(['ready', 'org_1'])
})
