import { availableParallelism } from 'node:os'
import type { Measured, ProcessKind } from './measured.ts'
import { histogram, ratio, type Summary, summarize, table } from './numbers.ts'

const bounds = [50, 100, 250, 500, 1_000, 2_000, 5_000]

/** One run in full, as soon as it has ended. */
export function printRun(run: Measured): void {
  const { reached } = run
  console.log(`\n${run.name}: ${run.targets} posts, ${run.rate} a second for ${run.seconds} s`)
  const names = [...bounds.map((bound) => `< ${bound}`), 'more']
  const counts = histogram(reached, bounds)
  const shares = names.map((name, place) => `${name}: ${share(counts[place] ?? 0, reached.length)}`)
  console.log(`  late by (ms) ${shares.join('  ')}`)
  for (const remark of run.remarks) console.log(`  ${remark}`)
  if (run.broken === null) return
  console.log(
    run.broken.length === 0 ? '  every promise was kept' : `  BROKEN PROMISES: ${run.broken.length}`,
  )
  for (const sentence of run.broken.slice(0, 20)) console.log(`    ${sentence}`)
}

const share = (count: number, all: number) => `${((100 * count) / Math.max(all, 1)).toFixed(1)} %`

/** All runs side by side, and how the first compares with each that is no run of ours. */
export function printComparison(runs: readonly Measured[]): void {
  const [first] = runs
  if (!first) return
  const others = runs.filter((run) => run.broken === null)
  const row = (title: string, read: (run: Measured) => number | null, digits = 0) => [
    title,
    ...runs.map((run) => format(read(run), digits)),
    ...others.map((run) => ratio(read(first), read(run))),
  ]
  const of = (read: (run: Measured) => number[] | null, name: keyof Summary) => (run: Measured) => {
    const values = read(run)
    return values === null ? null : summarize(values)[name]
  }
  const reached = (name: keyof Summary) => of((run) => run.reached, name)
  const recorded = (name: keyof Summary) => of((run) => run.recorded, name)
  const kinds: ProcessKind[] = ['workers', 'queue', 'database', 'platform']
  console.log(
    `\nSide by side, on ${availableParallelism()} cores; the last columns are ${first.name} against each baseline\n`,
  )
  console.log(
    table([
      ['', ...runs.map(({ name }) => name), ...others.map(({ name }) => `/ ${name}`)],
      row('rate asked for, a second', ({ rate }) => rate),
      row('seconds', ({ seconds }) => seconds),
      row('went live, a second', ({ liveInTime, seconds }) => liveInTime / seconds, 1),
      row('reached the platform late by, ms p50', reached('p50')),
      row('  p95', reached('p95')),
      row('  p99', reached('p99')),
      row('  max', reached('max')),
      row('recorded as published late by, ms p50', recorded('p50')),
      row('  p95', recorded('p95')),
      row('  p99', recorded('p99')),
      row('  max', recorded('max')),
      row('database round trips a post', ({ roundTrips }) => roundTrips, 2),
      ...kinds.map((kind) => row(`CPU seconds, ${kind}`, (run) => run.usage[kind]?.cpuSeconds ?? null, 1)),
      row('CPU ms a live post, without the platform', processorTime, 2),
      ...kinds.map((kind) => row(`megabytes, ${kind}`, (run) => run.usage[kind]?.megabytes ?? null)),
    ]),
  )
}

/** By what went live in the same time: a run that does not keep up has not earned the rest yet. */
function processorTime({ usage, liveInTime }: Measured): number {
  const { workers, queue, database } = usage
  const seconds = [workers, queue, database].reduce((sum, each) => sum + (each?.cpuSeconds ?? 0), 0)
  return (seconds * 1_000) / liveInTime
}

const format = (value: number | null, digits: number) =>
  value === null || Number.isNaN(value) ? '–' : value.toFixed(digits)
