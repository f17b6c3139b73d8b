import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type EngineName, type Extracted, runSafely } from './engines.ts'

/**
 * What the other engines made of a page on this machine: they do not change while one works on ours. Kept in the
 * temporary folder, by the engine's name and everything that its answer depends on.
 */
export function runRemembered(name: EngineName, html: string, url: string): Extracted {
  const folder = join(tmpdir(), 'allin-clip-score')
  const key = createHash('sha256').update(`${name}\n${url}\n${html}`).digest('hex').slice(0, 32)
  const file = join(folder, `${key}.json`)
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  const result = runSafely(name, html, url)
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, JSON.stringify(result))
  return result
}
