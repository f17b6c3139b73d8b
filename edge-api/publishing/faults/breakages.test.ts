import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { breakages } from './breakages.ts'
import { invariants } from './checker/invariants.ts'
import { stories } from './plan/stories.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

describe('the breakages', () => {
  it.each(breakages)(
    '$name: still fits the sources, and stories that show it',
    ({ edits, stories: shown }) => {
      for (const { file, find } of edits) {
        expect(readFileSync(`${root}${file}`, 'utf8').split(find).length - 1, `${file}: ${find}`).toBe(1)
      }
      expect(stories.some(({ name }) => new RegExp(shown).test(name))).toBe(true)
    },
  )

  it('break every promise', () => {
    expect([...new Set(breakages.map(({ invariant }) => invariant))].sort()).toEqual(
      Object.keys(invariants).map(Number),
    )
  })
})
