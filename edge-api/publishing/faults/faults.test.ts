import process from 'node:process'
import { expect, it } from 'vitest'
import { lacksOf } from './checker/substance.ts'
import { stories } from './plan/stories.ts'
import { report } from './run/report.ts'
import { commandOf, runFaults } from './run/run.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
const plan = { seed: process.env.FAULTS_SEED ?? 'lighthouse', targets: 330, scale: 60 }

it('P3 P9 P10 P11 P12 P17 P26: whatever fails, a post is live once or a person is told', {
  timeout: 900_000,
}, async () => {
  say(commandOf(plan))
  const verdict = await runFaults({ ...plan, say })
  say(report(verdict))
  expect(verdict.violations).toEqual([])
  expect(lacksOf(verdict.history)).toEqual([])
  const { history, counts } = verdict
  expect(history.targets.length).toBeGreaterThan(300)
  const told = new Set(Object.values(history.stories))
  expect(stories.filter(({ name }) => !told.has(name)).length).toBeLessThan(5)
  for (const kind of [
    'kills',
    'stops',
    'cuts',
    'queueDown',
    'twice',
    'crowd',
    'lost',
    'early',
    'late',
    'stale',
  ]) {
    expect(counts[kind] ?? 0, kind).toBeGreaterThan(0)
  }
  const ends = new Set(history.targets.map(({ status }) => status))
  expect([...ends].sort()).toEqual(['CANCELLED', 'FAILED', 'NEEDS_REVIEW', 'PUBLISHED'])
  verdict.forget()
})
