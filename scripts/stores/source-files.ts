import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../local/paths.ts'
import type { Files } from './zip-file.ts'

/** What the extension is built from and by; docs/stores/building.md says how. */
const needed = [
  'core',
  'widget',
  'extension',
  'scripts/bootstrap.mjs',
  'scripts/zip.ts',
  'scripts/stores',
  'scripts/local/paths.ts',
  'scripts/local/run-build.ts',
  'wxt.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
  'LICENSE',
  'docs/stores/building.md',
]

/** The tracked sources that somebody who reviews the package needs to make it again; null where this is no checkout. */
export function sourceFiles(): Files | null {
  if (!existsSync(join(root, '.git'))) return null
  const listed = execFileSync('git', ['ls-files', '-z', '--', ...needed], { cwd: root, encoding: 'utf8' })
  const paths = listed
    .split('\0')
    .filter((path) => path !== '' && !/\.test\.tsx?$|\/(?:fixtures|testing)\//.test(path))
  return new Map(paths.map((path) => [path, readFileSync(join(root, path))]))
}
