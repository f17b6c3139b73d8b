import type { Usage } from './child.ts'
import type { Child } from './parent.ts'
import { usageOfTree } from './system-usage.ts'

/** Kinds of processes that the processor time is told apart by. */
export type ProcessKind = 'workers' | 'queue' | 'database' | 'platform'

export type Usages = Partial<Record<ProcessKind, Usage>>

/** What one run showed. Milliseconds, counted from the moment a target was due. */
export interface Measured {
  name: string
  rate: number
  seconds: number
  /** Targets in all. */
  targets: number
  /** Posts that went live in the time of the run. */
  liveInTime: number
  /** To the call that made it live, for targets that the platform let through at once. */
  reached: number[]
  /** To PUBLISHED, the platform's own delay taken off, for the same targets; null where nothing like it exists. */
  recorded: number[] | null
  /** Used up during the run, before the wait for what had failed. */
  usage: Usages
  roundTrips: number | null
  /** Everything worth telling besides. */
  remarks: string[]
  /** Promises that were not kept; null where none were given. */
  broken: string[] | null
}

/** Reads what every process has used up; asked before and after, `spentBetween` tells what a run took. */
export async function readUsages(processes: {
  workers: readonly Child[]
  platform: Child
  queue?: Child | number
  database?: number
}): Promise<Usages> {
  const { workers, platform, queue, database } = processes
  const all = await Promise.all(workers.map((worker) => worker.usage()))
  const usages: Usages = { workers: all.reduce(add), platform: await platform.usage() }
  const queueUsage = typeof queue === 'number' ? usageOfTree(queue) : await queue?.usage()
  const databaseUsage = database === undefined ? null : usageOfTree(database)
  if (queueUsage) usages.queue = queueUsage
  if (databaseUsage) usages.database = databaseUsage
  return usages
}

const add = (one: Usage, other: Usage): Usage => ({
  cpuSeconds: one.cpuSeconds + other.cpuSeconds,
  megabytes: one.megabytes + other.megabytes,
})

/** Processor time between two readings; memory as it was at the second. */
export function spentBetween(before: Usages, after: Usages): Usages {
  const kinds = Object.keys(after) as ProcessKind[]
  return Object.fromEntries(
    kinds.flatMap((kind) => {
      const [begun, ended] = [before[kind], after[kind]]
      return ended ? [[kind, { ...ended, cpuSeconds: ended.cpuSeconds - (begun?.cpuSeconds ?? 0) }]] : []
    }),
  )
}

export const sleepUntil = (instant: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, Math.max(0, instant - Date.now())))

export const dueTimes = (from: number, rate: number, seconds: number) =>
  Array.from({ length: Math.round(rate * seconds) }, (_, index) => from + Math.floor((index * 1_000) / rate))
