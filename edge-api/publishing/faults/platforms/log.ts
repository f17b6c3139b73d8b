import { appendFileSync } from 'node:fs'
import { join } from 'node:path'

/** The append-only files that the platforms' side writes; the product knows nothing of them. */
export function openLogs(folder: string) {
  const write = (file: string) => (entry: Record<string, unknown>) =>
    appendFileSync(join(folder, file), `${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`)
  return {
    /** Every request that changes something, and everything that went live or was deleted. */
    platform: write('platform.jsonl'),
    /** Every token and secret that was handed out. */
    secret: write('secrets.jsonl'),
  }
}
export type Logs = ReturnType<typeof openLogs>
