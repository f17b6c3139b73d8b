import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterEach, expect, it } from 'vitest'
import { serve } from './kit/index.ts'
import { startAll } from './main.ts'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

it('starts every part on its own address, and what happened is still there after a restart', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'allin-sandbox-'))
  ends.push(() => rmSync(dir, { recursive: true }))
  const first = await startAll({ dir, basePort: null })
  expect(new Set(Object.values(first.addresses)).size).toBe(Object.keys(first.addresses).length)
  await fetch(`${first.addresses.hub}/faults/mastodon/presets/down`, { method: 'PUT' })
  await first.close()
  const second = await startAll({ dir, basePort: null, only: ['hub'] })
  ends.push(second.close)
  const faults = await fetch(`${second.addresses.hub}/faults/mastodon`)
  expect(await faults.json()).toMatchObject({ faults: [{ kind: 'status', status: 503 }] })
})

it('says in one sentence which port is in use, and leaves nothing running', async () => {
  const taken = await serve(new Hono(), 0)
  ends.push(taken.close)
  const start = () => startAll({ dir: null, basePort: taken.port - 12, only: ['mastodon', 'hub'] })
  await expect(start()).rejects.toThrow(`The Mastodon stand-in cannot start: port ${taken.port} is in use.`)
  await expect(start()).rejects.toThrow('The Mastodon stand-in')
})

it('says what to do when its data file is broken', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'allin-sandbox-'))
  ends.push(() => rmSync(dir, { recursive: true }))
  writeFileSync(
    join(dir, 'sandbox.sqlite'),
    'this is not a database, and long enough to be read as one '.repeat(20),
  )
  await expect(startAll({ dir, basePort: null, only: ['hub'] })).rejects.toThrow(
    /sandbox\.sqlite.+delete the file/,
  )
})
