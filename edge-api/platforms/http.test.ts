import { Hono } from 'hono'
import { afterEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createKit, misbehave, serve } from '../../sandbox/kit/index.ts'
import {
  callPlatform,
  errorOfAnswer,
  maxRetryAfter,
  type PlatformCall,
  retryAfterOf,
  safeRemark,
} from './http.ts'
import { PlatformError } from './platform.ts'

const clock = { now: () => new Date('2026-11-23T12:00:00Z') }
const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

async function somewhere() {
  const kit = createKit({ dir: null })
  const app = new Hono()
  app.use(misbehave(kit, 'x'))
  app.get('/away', (c) => c.redirect('https://elsewhere.example/'))
  app.all('*', (c) => c.json({ id: '1', padding: 'x'.repeat(500) }))
  const served = await serve(app, 0)
  ends.push(() => kit.close(), served.close)
  const call = (more: Partial<PlatformCall> = {}) =>
    callPlatform(
      { fetch },
      {
        service: 'X',
        method: 'POST',
        url: served.url,
        whenLost: 'unknown',
        timeoutMilliseconds: 5_000,
        ...more,
      },
    )
  return { kit, served, call }
}

async function failureOf(work: Promise<unknown>): Promise<PlatformError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof PlatformError) return error
  throw new Error('There was no PlatformError', { cause: error })
}

describe('a call to a platform', () => {
  it('takes out of an answer what cannot be stored', async () => {
    const body = '{"id":"a\\u0000b","name":"\\ud83d x","fine":"\\ud83d\\ude00"}'
    const answer = await callPlatform(
      { fetch: async () => new Response(body) },
      { service: 'X', method: 'GET', url: 'https://x.example/', whenLost: 'unknown' },
    )
    expect(answer.json(z.record(z.string(), z.string()))).toEqual({ id: 'ab', name: '\ufffd x', fine: '😀' })
    expect(safeRemark(`${'x '.repeat(99)}x😀 and more`)?.isWellFormed()).toBe(true)
  })

  it('answers with status, headers and a checked body', async () => {
    const { call } = await somewhere()
    const answer = await call()
    expect(answer.json(z.object({ id: z.string() }))).toEqual({ id: '1' })
    expect(() => answer.json(z.object({ id: z.number() }))).toThrow(PlatformError)
  })

  it('is certainly not accepted when the connection is refused or the name does not exist', async () => {
    const { served, call } = await somewhere()
    await served.close()
    expect(await failureOf(call())).toMatchObject({ failure: 'not-accepted', code: 'UNREACHABLE' })
    const gone = await failureOf(call({ url: 'http://no-such-host.invalid/' }))
    expect(gone).toMatchObject({ failure: 'not-accepted', code: 'UNREACHABLE' })
  })

  it('is unknown after a cut connection, a timeout, a half answer or a page, unless it can be repeated', async () => {
    const { kit, call } = await somewhere()
    kit.faults.set('x', [{ kind: 'reset' }])
    expect(await failureOf(call())).toMatchObject({ failure: 'unknown', code: 'CONNECTION_LOST' })
    expect(await failureOf(call({ whenLost: 'not-accepted' }))).toMatchObject({ failure: 'not-accepted' })
    kit.faults.set('x', [{ kind: 'hang' }])
    expect(await failureOf(call({ timeoutMilliseconds: 60 }))).toMatchObject({
      failure: 'unknown',
      code: 'TIMEOUT',
    })
    for (const kind of ['truncated', 'html'] as const) {
      kit.faults.set('x', [kind === 'html' ? { kind, status: 200 } : { kind }])
      const answer = await call()
      expect(() => answer.json(z.object({ id: z.string() }))).toThrow(
        expect.objectContaining({ failure: 'unknown', code: 'ANSWER_NOT_UNDERSTOOD' }),
      )
    }
  })

  it('follows no redirect and reads no endless answer', async () => {
    const { served, call } = await somewhere()
    const answer = await call({ method: 'GET', url: `${served.url}/away` })
    expect(answer.status).toBe(302)
    expect(errorOfAnswer(answer, clock)).toMatchObject({ failure: 'rejected', code: 'REDIRECTED' })
    expect(await failureOf(call({ maxAnswerBytes: 100 }))).toMatchObject({ code: 'ANSWER_TOO_LARGE' })
  })

  it.each([
    [401, 'unauthorized', 'TOKEN_REFUSED'],
    [403, 'rejected', 'FORBIDDEN_BY_PLATFORM'],
    [422, 'rejected', 'REJECTED_BY_PLATFORM'],
    [429, 'not-accepted', 'RATE_LIMITED'],
    [500, 'unknown', 'PLATFORM_FAILED'],
    [503, 'unknown', 'PLATFORM_FAILED'],
  ])('that ends with status %i is %s', async (status, failure, code) => {
    const { kit, call } = await somewhere()
    kit.faults.set('x', [{ kind: 'status', status, retryAfter: 30 }])
    expect(errorOfAnswer(await call(), clock)).toMatchObject({
      failure,
      code,
      httpStatus: status,
      retryAfter: 30,
    })
  })
})

it('reads every way of asking for patience, within a day', () => {
  const wait = (headers: Record<string, string>) => retryAfterOf(new Headers(headers), clock)
  expect(wait({ 'Retry-After': '12' })).toBe(12)
  expect(wait({ 'Retry-After': 'Mon, 23 Nov 2026 12:01:30 GMT' })).toBe(90)
  expect(wait({ 'Retry-After': 'Mon, 23 Nov 2026 11:00:00 GMT' })).toBe(0)
  expect(wait({ 'Retry-After': '99999999' })).toBe(maxRetryAfter)
  expect(wait({ 'Retry-After': 'soon' })).toBeNull()
  expect(wait({ 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '2026-11-23T12:05:00.000Z' })).toBe(300)
  expect(wait({ 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': '1795435260' })).toBe(60)
  expect(wait({ 'X-RateLimit-Remaining': '3', 'X-RateLimit-Reset': '2026-11-23T12:05:00.000Z' })).toBeNull()
})

it('shows a platform’s words without markup, secrets or length', () => {
  expect(safeRemark('<b>Validation</b> failed:\n text')).toBe('Validation failed: text')
  expect(safeRemark('Bad token s3cret!', ['s3cret!', null])).toBe('Bad token …')
  expect(safeRemark(`token ${'a'.repeat(64)} expired`)).toBe('token … expired')
  expect(safeRemark('word '.repeat(100))).toHaveLength(200)
  expect(safeRemark('')).toBeNull()
})
