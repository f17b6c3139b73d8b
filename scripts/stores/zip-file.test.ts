import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { zipFile } from './zip-file.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const files = new Map([
  ['b.js', bytes('two')],
  ['a/ü.json', bytes('{"one":1}'.repeat(100))],
  ['manifest.json', bytes('')],
])

it('is the same for the same files, in whatever order they come', () => {
  const again = new Map([...files].reverse())
  expect(Buffer.from(zipFile(files)).equals(Buffer.from(zipFile(again)))).toBe(true)
})

it('is another for one byte more', () => {
  const other = new Map(files).set('b.js', bytes('two '))
  expect(Buffer.from(zipFile(files)).equals(Buffer.from(zipFile(other)))).toBe(false)
})

it('holds every file, sorted, as other programs read them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'allin-zip-'))
  const path = join(folder, 'package.zip')
  writeFileSync(path, zipFile(files))
  const script =
    'import json,sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);assert z.testzip() is None;' +
    'print(json.dumps([[i.filename,z.read(i).decode(),list(i.date_time)] for i in z.infolist()]))'
  const read = spawnSync('python3', ['-c', script, path], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  // Where there is no Python, the first entry is read by hand.
  if (read.status === 0) {
    expect(JSON.parse(read.stdout)).toEqual(
      [...files]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, content]) => [name, new TextDecoder().decode(content), [1980, 1, 1, 0, 0, 0]]),
    )
  }
  const zip = zipFile(files)
  const view = new DataView(zip.buffer)
  const [length, nameLength] = [view.getUint32(18, true), view.getUint16(26, true)]
  const start = 30 + nameLength
  expect(new TextDecoder().decode(zip.subarray(30, start))).toBe('a/ü.json')
  expect(inflateRawSync(zip.subarray(start, start + length)).toString()).toBe('{"one":1}'.repeat(100))
})
