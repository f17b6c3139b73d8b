import { secondsBetween } from '../checker/compare.ts'
import { begun, invariants, type Violation } from '../checker/invariants.ts'
import { tellStory } from '../checker/story.ts'
import { endingsOf, lacksOf } from '../checker/substance.ts'
import type { History } from '../history.ts'
import type { Verdict } from './run.ts'

/** Stories told in full for each promise, and in all; the rest is counted. */
const toldOfPromise = 3
const told = 12
const steps = [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60]

/** What a run came to, for people. */
export function report({ history, violations, counts, refused, folder }: Verdict): string {
  const lines: string[] = []
  lines.push(
    'Targets',
    ...endingsOf(history).map(([ending, count]) => `  ${String(count).padStart(5)} ${ending}`),
  )
  lines.push(
    `Trouble: ${Object.entries(counts)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(', ')}`,
  )
  for (const [reason, all] of Map.groupBy(refused, (each) => each)) {
    lines.push(`Not scheduled, ${all.length} times: ${reason}`)
  }
  lines.push('First attempts began after their time by', ...histogram(latenessOf(history)))
  for (const [number, { promise }] of Object.entries(invariants)) {
    const broken = violations.filter(({ invariant }) => invariant === Number(number)).length
    lines.push(`${broken === 0 ? '✓' : `✗ (${broken})`} ${number}. ${promise}`)
  }
  const examples = examplesOf(violations)
  for (const violation of examples) lines.push(tellStory(history, violation))
  if (violations.length > examples.length) lines.push(`… and ${violations.length - examples.length} more.`)
  const lacks = lacksOf(history)
  lines.push(...lacks.map((lack) => `✗ ${lack} A run like this proves nothing.`))
  if (violations.length + lacks.length > 0) {
    lines.push(`Repeat it with: ${history.command}`, `Its logs are in ${folder}`)
  }
  return lines.join('\n')
}

/** A few of each promise that was broken, those that were broken least first: they are the most telling. */
function examplesOf(violations: readonly Violation[]): Violation[] {
  return [...Map.groupBy(violations, ({ invariant }) => invariant).values()]
    .toSorted((one, other) => one.length - other.length)
    .flatMap((ofPromise) => ofPromise.slice(0, toldOfPromise))
    .slice(0, told)
}

/** Seconds from each target's time to the beginning of its first attempt. */
function latenessOf({ changes }: History): number[] {
  return [...Map.groupBy(changes, ({ targetId }) => targetId).values()].flatMap((ofTarget) => {
    const [first] = begun(ofTarget)
    return first ? [secondsBetween(first.scheduledAt, first.at)] : []
  })
}

function histogram(values: readonly number[]): string[] {
  const bounds = [...steps, Number.POSITIVE_INFINITY]
  return bounds.flatMap((bound, index) => {
    const from = bounds[index - 1] ?? Number.NEGATIVE_INFINITY
    const count = values.filter((value) => value > from && value <= bound).length
    if (count === 0) return []
    const bar = '▪'.repeat(Math.ceil((count / values.length) * 40))
    return [`  ≤ ${String(bound === Number.POSITIVE_INFINITY ? '∞' : bound).padStart(4)} s ${bar} ${count}`]
  })
}
