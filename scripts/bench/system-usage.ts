import { readdirSync, readFileSync } from 'node:fs'
import type { Usage } from './child.ts'

/** Linux counts processor time in these, whatever the machine. */
const ticksPerSecond = 100

/**
 * What a program that is not ours (Postgres, Redis) used up, its child processes and those of them that have ended
 * included. Null where the system keeps no /proc.
 */
export function usageOfTree(pid: number): Usage | null {
  try {
    const all = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => readProcess(Number(name)))
    const own = all.find((each) => each.pid === pid)
    if (!own) return null
    const children = all.filter((each) => each.parent === pid)
    const ticks = children.reduce((sum, each) => sum + each.ticks, own.ticks + own.ticksOfEnded)
    return { cpuSeconds: ticks / ticksPerSecond, megabytes: own.megabytes + sumOf(children) }
  } catch {
    return null
  }
}

/** Without the pages that the processes share, which Postgres has many of. */
const sumOf = (children: readonly { megabytes: number }[]) =>
  children.reduce((sum, each) => sum + each.megabytes, 0)

function readProcess(pid: number) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name, in brackets, may hold anything; the numbers come after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const number = (place: number) => Number(fields[place])
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const anonymous = Number(/^RssAnon:\s+(\d+)/m.exec(status)?.[1] ?? 0)
    return [
      {
        pid,
        parent: number(1),
        ticks: number(11) + number(12),
        ticksOfEnded: number(13) + number(14),
        megabytes: anonymous / 1024,
      },
    ]
  } catch {
    return []
  }
}
