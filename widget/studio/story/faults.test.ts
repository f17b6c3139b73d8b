import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { postStatuses, targetStatuses } from '../../../core/states.ts'
import { deStory } from '../../i18n/de/story.ts'
import { enStory } from '../../i18n/en/story.ts'
import { topicOf } from './faults.ts'

const root = join(import.meta.dirname, '../../..')

/** What is written in capitals in these folders and is no code of a fault. */
const others = new Set<string>([
  ...postStatuses,
  ...targetStatuses,
  ...['ACTIVE', 'NEEDS_RECONNECT', 'ACCEPTED', 'NOT_ACCEPTED', 'REJECTED', 'UNKNOWN'],
  ...['ATTEMPT_LOST', 'STATE_CONFLICT', 'STATUS', 'POST', 'PATCH', 'DELETE'],
])

function codesIn(pattern: string): string[] {
  return globSync(pattern, { cwd: root })
    .filter((file) => !/\.test\.ts$|\/testing\/|\/delays\.ts$/.test(file))
    .flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/'([A-Z][A-Z_]{3,})'/g)].map(
        ([, code = '']) => code,
      ),
    )
    .filter((code) => !others.has(code))
}

describe('the words for what goes wrong', () => {
  const codes = new Set([
    ...codesIn('edge-api/publishing/*.ts'),
    ...codesIn('edge-api/platforms/**/*.ts'),
    ...codesIn('core/holds.ts'),
  ])

  it('are there for every code that publishing and the platforms can produce', () => {
    expect(codes.size).toBeGreaterThan(40)
    expect([...codes].filter((code) => topicOf(code) === 'other')).toEqual([])
  })

  it('are there for every reason that publishing can be late for', () => {
    const source = readFileSync(join(root, 'edge-api/publishing/delays.ts'), 'utf8')
    const list = source.slice(source.indexOf('delayCodes = ['), source.indexOf('] as const'))
    const reasons = [...list.matchAll(/'([A-Z_]+)'/g)].map(([, code]) => `delay.${code}`)
    expect(reasons.length).toBeGreaterThan(5)
    for (const texts of [enStory, deStory]) expect(reasons.filter((key) => !(key in texts))).toEqual([])
  })

  it.each([
    ['English', enStory],
    ['German', deStory],
  ])('say in %s what happened and what one can do', (_language, texts) => {
    for (const code of [...codes, 'SOMETHING_NEW']) {
      const topic = topicOf(code)
      expect(texts[`fault.${topic}.what`].length, code).toBeGreaterThan(10)
      expect(texts[`fault.${topic}.do`].length, code).toBeGreaterThan(10)
    }
  })
})
