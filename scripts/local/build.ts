import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './paths.ts'
import { runBuild } from './run-build.ts'

interface BuildPart {
  name: string
  /** Sources whose change makes a new build necessary. */
  sources: string[]
  /** A file that exists after the build. */
  product: string
  args: string[]
}

const parts: BuildPart[] = [
  {
    name: 'web',
    sources: ['core/**/*', 'widget/**/*', 'package-lock.json'],
    product: 'dist/web/embed.js',
    args: ['scripts/build-web.ts'],
  },
  {
    name: 'extension',
    sources: ['core/**/*', 'widget/**/*', 'extension/**/*', 'wxt.config.ts', 'package-lock.json'],
    product: 'dist/extension/chrome-mv3/manifest.json',
    args: ['node_modules/wxt/bin/wxt.mjs', 'build'],
  },
]

/** Firefox has another manifest. Nobody needs it to use or to develop the product in Chromium. */
const forFirefox: BuildPart = {
  name: 'extension-firefox',
  sources: ['core/**/*', 'widget/**/*', 'extension/**/*', 'wxt.config.ts', 'package-lock.json'],
  product: 'dist/extension/firefox-mv3/manifest.json',
  args: ['node_modules/wxt/bin/wxt.mjs', 'build', '-b', 'firefox'],
}

/** Builds the browser parts whose sources changed since the last build. */
export async function buildWhatChanged(say: (line: string) => void): Promise<void> {
  await Promise.all(parts.map((part) => buildIfChanged(part, say)))
}

/** Builds the extension for Firefox if its sources changed; not beside the one for Chromium, which writes the same types. */
export async function buildForFirefox(say: (line: string) => void): Promise<void> {
  await buildIfChanged(forFirefox, say)
}

async function buildIfChanged(part: BuildPart, say: (line: string) => void): Promise<void> {
  const stampFile = join(root, 'dist', `.${part.name}.sha256`)
  const stamp = hashSources(part.sources)
  const isCurrent =
    existsSync(join(root, part.product)) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp
  if (isCurrent) return
  say(`Building ${part.name} …`)
  await runBuild(part.name, part.args)
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, stamp)
}

function hashSources(patterns: string[]): string {
  const hash = createHash('sha256')
  const files = globSync(patterns, { cwd: root, withFileTypes: true }).filter((entry) => entry.isFile())
  for (const file of files.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    if (!file.includes('.test.')) hash.update(file.slice(root.length)).update(readFileSync(file))
  }
  return hash.digest('hex')
}
