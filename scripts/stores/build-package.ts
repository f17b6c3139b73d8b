import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import { runBuild } from '../local/run-build.ts'
import type { Store } from './store.ts'
import type { Files } from './zip-file.ts'

/** Builds the extension for a store, in a folder that goes away again, and answers its files. */
export async function buildPackage(store: Store): Promise<Files> {
  const folder = mkdtempSync(join(tmpdir(), 'allin-package-'))
  try {
    const args = ['node_modules/wxt/bin/wxt.mjs', 'build', '--browser', store]
    await runBuild(`the package for ${store}`, args, { ALLIN_PACKAGE_DIR: folder })
    return filesUnder(join(folder, `${store}-mv3`))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Every file under a folder, by its path from there with slashes. */
function filesUnder(folder: string): Files {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) =>
    each.isFile(),
  )
  return new Map(
    entries.map((each) => {
      const path = join(each.parentPath, each.name)
      return [relative(folder, path).split(sep).join('/'), readFileSync(path)]
    }),
  )
}
