import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const folder = dirname(fileURLToPath(import.meta.url))

describe('the rules of publishing', () => {
  const rules = [...readFileSync(join(folder, 'SPEC.md'), 'utf8').matchAll(/^- \*\*(P\d+)\*\*/gm)].map(
    ([, rule]) => rule,
  )
  const named = new Set<string>()
  for (const file of globSync('**/*.test.ts', { cwd: dirname(folder) })) {
    const source = readFileSync(join(dirname(folder), file), 'utf8')
    // The numbers at the beginning of a test's name: it('P3: …'), it.each([…])('P8 P9: …').
    for (const [, numbers = ''] of source.matchAll(/\(\s*['"`]((?:P\d+\s?)+):/g)) {
      for (const rule of numbers.split(/\s+/)) named.add(rule)
    }
  }

  it('are numbered without gaps', () => {
    expect(rules.length).toBeGreaterThan(20)
    expect(rules).toEqual(rules.map((_, index) => `P${index + 1}`))
  })

  it('have a test each', () => {
    expect(rules.filter((rule) => rule && !named.has(rule))).toEqual([])
  })

  it('are the only ones that tests name', () => {
    expect([...named].filter((rule) => !rules.includes(rule))).toEqual([])
  })
})
