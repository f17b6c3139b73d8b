import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Assets } from '../ports.ts'
import { createDiskAssets } from './assets-disk.ts'

let folder: string
let assets: Assets
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'allin-assets-'))
  await writeFile(join(folder, 'app.js'), 'let a')
  assets = createDiskAssets(folder)
})
afterAll(() => rm(folder, { recursive: true }))

it('hands out a file of the folder with its type', async () => {
  const file = await assets.get('/app.js')
  expect(file?.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(await file?.text()).toBe('let a')
})

it.each([
  ['is not there', '/other.js'],
  ['is a folder', '/'],
  ['lies below a file', '/app.js/more.js'],
  ['lies outside', '/../../../../../../etc/hostname'],
  ['has a name longer than any file', `/${'a'.repeat(300)}.js`],
])('knows nothing that %s', async (_what, path) => {
  expect(await assets.get(path)).toBeNull()
})
