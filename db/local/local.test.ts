import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../client.ts'
import { createLocalDatabase, type LocalDatabase } from './index.ts'

const writerFile = fileURLToPath(new URL('./testing/writer.ts', import.meta.url))

let folder: string
const children: ChildProcess[] = []
const databases: LocalDatabase[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'allin-database-'))
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const database of databases.splice(0)) await database.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Starts another process on the folder; `until` resolves with the first line that satisfies the condition. */
function startWriter(dataDir: string) {
  const child = spawn(process.execPath, ['--no-warnings', writerFile, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const lines: string[] = []
  const listeners = new Set<() => void>()
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line)
    for (const listener of listeners) listener()
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const until = (condition: (line: string) => boolean) =>
    new Promise<string>((resolve) => {
      const look = () => {
        const found = lines.find(condition)
        if (found !== undefined) resolve(found)
      }
      listeners.add(look)
      look()
    })
  return { child, lines, ended, until }
}

async function open(dataDir: string) {
  const local = await createLocalDatabase({ dataDir })
  databases.push(local)
  return openDatabase({ url: local.url, fetch: local.fetch })
}

describe('a database in a folder', () => {
  it('keeps everything that was acknowledged when its process is killed, and opens again', async () => {
    const writer = startWriter(folder)
    await writer.until((line) => Number(line) >= 50)
    writer.child.kill('SIGKILL')
    await writer.ended
    const acknowledged = Math.max(...writer.lines.map(Number).filter(Number.isInteger))
    const db = await open(folder)
    const { rows } = await db.execute<{ count: number; max: number }>(
      sql`select count(*)::int as count, max(value)::int as max from numbers`,
    )
    expect(rows[0]?.max).toBeGreaterThanOrEqual(acknowledged)
    expect(rows[0]?.max).toBeLessThanOrEqual(acknowledged + 1)
    expect(rows[0]?.count).toBe(rows[0]?.max)
  })

  it('lets no second process in while the first one runs', async () => {
    const first = startWriter(folder)
    await first.until((line) => line === 'open')
    const second = startWriter(folder)
    expect(await second.until((line) => line.startsWith('refused'))).toMatch(
      /is in use by another process\. Stop the AllIN that runs there/,
    )
  })

  it('is refused a second time in the same process, and free again after it was closed', async () => {
    const first = await createLocalDatabase({ dataDir: folder })
    await expect(createLocalDatabase({ dataDir: folder })).rejects.toThrow(/is in use/)
    await first.close()
    const db = await open(folder)
    expect((await db.execute(sql`select 1 as one`)).rows).toEqual([{ one: 1 }])
  })

  it('begins again when its process was ended while it founded the database', async () => {
    mkdirSync(join(folder, 'postgres/base'), { recursive: true })
    writeFileSync(join(folder, 'postgres/PG_VERSION'), '18\n')
    writeFileSync(join(folder, 'founding'), '')
    const db = await open(folder)
    expect((await db.execute(sql`select 1 as one`)).rows).toEqual([{ one: 1 }])
  })

  it('says in one sentence what to do about a damaged folder', async () => {
    const first = await createLocalDatabase({ dataDir: folder })
    await first.close()
    truncateSync(join(folder, 'postgres/global/pg_control'), 10)
    await expect(createLocalDatabase({ dataDir: folder })).rejects.toThrow(
      /is damaged and cannot be opened\. Put a copy of the folder back, or move it away/,
    )
  })

  it('says which Postgres wrote a folder that it cannot read', async () => {
    const first = await createLocalDatabase({ dataDir: folder })
    await first.close()
    writeFileSync(join(folder, 'postgres/PG_VERSION'), '16\n')
    await expect(createLocalDatabase({ dataDir: folder })).rejects.toThrow(/was written by Postgres 16/)
  })

  it('says so when the folder is no folder', async () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    await expect(createLocalDatabase({ dataDir: file })).rejects.toThrow(/cannot be written/)
  })
})
