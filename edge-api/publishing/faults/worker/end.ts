import { writeSync } from 'node:fs'
import process from 'node:process'
import type { FromWorker } from './messages.ts'

/** Says something at once: what comes next may be the end. */
export function say(message: FromWorker): void {
  write(JSON.stringify(message))
}

/** One line on standard output, written before this returns. */
export function write(line: string): void {
  const bytes = Buffer.from(`${line}\n`)
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(1, bytes, written)
    } catch (error) {
      // The reader is behind: the pipe is full for the moment.
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error
    }
  }
}

interface Where {
  point: string
  family: number
  attempt: number
}

/** As if the machine had lost its power. */
export function die(where: Where): void {
  say({ faults: 'dying', ...where })
  process.kill(process.pid, 'SIGKILL')
}

/** As if the machine had been put to sleep. Returns when it wakes up. */
export function stop(where: Where, overtaken = false): void {
  say({ faults: 'stopping', ...where, overtaken })
  process.kill(process.pid, 'SIGSTOP')
}
