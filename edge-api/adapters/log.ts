import type { Clock, Log, LogFields } from '../ports.ts'
import { redact } from './redact.ts'

/** One JSON object a line: time, level, message and the fields, with anything that looks like a secret taken out. */
export function createLog(clock: Clock, write: (line: string) => void): Log {
  const put =
    (level: string) =>
    (message: string, fields: LogFields = {}) => {
      const entry: LogFields = { time: clock.now().toISOString(), level, message: redact(message) }
      for (const [name, value] of Object.entries(fields)) {
        if (value !== undefined) entry[name] = typeof value === 'string' ? redact(value) : value
      }
      write(JSON.stringify(entry))
    }
  return { info: put('info'), warn: put('warn'), error: put('error') }
}
