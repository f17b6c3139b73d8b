import { expect, it } from 'vitest'
import { systemClock } from './clock.ts'
import { createLog } from './log.ts'
import { redact } from './redact.ts'

it.each([
  'Bearer abc.def',
  'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl',
  `allin_key_${'a1'.repeat(20)}`,
  'password=hunter22',
  '"access_token":"shorty"',
  'https://x.example/callback?code=abc123&state=xyz789',
  'cfvLO8fgCox3eXtRuDnLzRca57KLTFRk.JNogmSd3enhR0zZRxNk30bxRXmderRClu6PxBrm/bOA=',
])('takes secrets out of %s', (text) => {
  const safe = redact(`failed with ${text} at last`)
  expect(safe).toContain('[redacted]')
  for (const part of [
    'abc.def',
    'c2lnbmF0dXJl',
    'a1a1a1',
    'hunter22',
    'shorty',
    'abc123',
    'xyz789',
    'bOA=',
    'cfvLO8',
  ]) {
    expect(safe).not.toContain(part)
  }
})

it('leaves out what a failed query was given', () => {
  const said = redact('Failed query: select 1 from posts where text = $1\nparams: a plain word,\nanother')
  expect(said).toContain('where text = $1')
  expect(said).not.toMatch(/plain|another/)
})

it('leaves our own ids and plain words readable', () => {
  const text = 'post_01m853jrybwyw87a9pd8av66j2 of org_01m853jrybwyw87a9pd8av66j2 went out'
  expect(redact(text)).toBe(text)
})

it('writes one line of JSON, whatever the message contains', () => {
  const lines: string[] = []
  createLog(systemClock, (line) => lines.push(line)).warn('two\nlines', {
    detail: 'Bearer x',
    count: 3,
    none: undefined,
  })
  expect(lines).toHaveLength(1)
  expect(lines[0]).not.toContain('\n')
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'warn',
    message: 'two\nlines',
    detail: '[redacted]',
    count: 3,
  })
})
