import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { availablePlatforms } from '../../../../core/platforms/index.ts'
import type { LiveItem, Remark } from '../history.ts'
import { readMark } from '../platforms/messages.ts'

const Published = z.object({
  platform: z.enum(availablePlatforms),
  id: z.string(),
  accountId: z.string(),
  text: z.string(),
  mediaHashes: z.array(z.string()),
})

type Line = Record<string, unknown> & { at: string; kind: string }

function lines(folder: string, file: string): Line[] {
  const path = join(folder, file)
  if (!existsSync(path)) return []
  // The last line may still be being written.
  const whole = readFileSync(path, 'utf8').split('\n').slice(0, -1)
  return whole.map((line) => JSON.parse(line))
}

/** What went live, from the platforms' own log; a deletion stays with what it deleted. */
export function readLive(folder: string): LiveItem[] {
  const items = new Map<string, LiveItem>()
  for (const { at, kind, ...entry } of lines(folder, 'platform.jsonl')) {
    const key = `${entry.platform} ${entry.id}`
    if (kind === 'published') {
      // A record written once more with other words under the same key replaces what was there.
      items.set(key, { at, ...Published.parse(entry), deletedAt: null })
    } else if (kind === 'deleted') {
      const item = items.get(key)
      if (item) items.set(key, { ...item, deletedAt: at })
    }
  }
  return [...items.values()]
}

/** Every request that the platforms received, as a remark about the post it was for. */
export function readRequests(folder: string): Remark[] {
  return lines(folder, 'platform.jsonl').flatMap(({ at, kind, platform, call, mark, status }) => {
    const marked = kind === 'request' ? readMark(String(mark)) : null
    if (!marked) return []
    const what = `${platform} got ${call} for attempt ${marked.attempt} and answered ${status}`
    return [{ at, about: `f${marked.family}`, what }]
  })
}

export const readSecrets = (folder: string): string[] => [
  ...new Set(lines(folder, 'secrets.jsonl').map(({ value }) => String(value))),
]

/** The lines of every worker's log. */
export function readWorkerLogs(folder: string): { where: string; text: string }[] {
  return readdirSync(folder)
    .filter((file) => /^worker-\d+\.log$/.test(file))
    .map((file) => ({ where: file, text: readFileSync(join(folder, file), 'utf8') }))
}
