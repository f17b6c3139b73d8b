import { expect, it } from 'vitest'
import { buildPackage } from './build-package.ts'
import { faultsOf } from './check-package.ts'
import { zipFile } from './zip-file.ts'

const patience = 240_000

it(
  'nothing stands against the package for Chrome, and it is the same when it is built again',
  async () => {
    const files = await buildPackage('chrome')
    expect(faultsOf(files, 'chrome')).toEqual([])
    // Edge takes the same files.
    expect(faultsOf(files, 'edge')).toEqual([])
    const again = await buildPackage('chrome')
    expect([...again.keys()]).toEqual([...files.keys()])
    expect(Buffer.from(zipFile(again)).equals(Buffer.from(zipFile(files)))).toBe(true)
  },
  patience,
)

it(
  'nothing stands against the package for Firefox',
  async () => {
    expect(faultsOf(await buildPackage('firefox'), 'firefox')).toEqual([])
  },
  patience,
)
