/**
 * `npm run zip`: the extension's packages for Chrome, Edge and Firefox, and Firefox's sources, in `dist/stores/`. Fails
 * when something stands against handing one in. `-- --check` builds everything twice and demands the same bytes;
 * `-- --only=firefox` makes one package.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { root, StartProblem } from './local/paths.ts'
import { buildPackage } from './stores/build-package.ts'
import { faultsOf } from './stores/check-package.ts'
import { sourceFiles } from './stores/source-files.ts'
import { stores } from './stores/store.ts'
import { type Files, zipFile } from './stores/zip-file.ts'

const folder = join(root, 'dist/stores')

const options = process.argv.slice(2)
const mustRepeat = options.includes('--check')
const only = options.find((option) => option.startsWith('--only='))?.slice('--only='.length)
const unknown = options.find((option) => option !== '--check' && !option.startsWith('--only='))
const chosen = stores.filter((store) => only === undefined || store === only)

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
const sums: string[] = []

/** Writes a package and says what it is; with `--check` only when a second build is the same. */
async function write(
  name: string,
  make: () => Promise<Files>,
  check: (files: Files) => string[],
): Promise<void> {
  const files = await make()
  const faults = check(files)
  if (faults.length > 0) {
    throw new StartProblem(`${name} cannot be handed in:\n${faults.join('\n')}`, 'Mend what is named above.')
  }
  const zip = zipFile(files)
  const sum = sumOf(zip)
  if (mustRepeat && sumOf(zipFile(await make())) !== sum) {
    throw new StartProblem(
      `${name} is another one when it is built again.`,
      'Find what differs between two builds.',
    )
  }
  const file = `allin-${name}-${version}.zip`
  writeFileSync(join(folder, file), zip)
  sums.push(`${sum}  ${file}\n`)
  const size = (zip.length / 1000).toFixed(1)
  console.log(
    `✓ ${file.padEnd(30)} ${size.padStart(8)} KB, ${files.size} files${mustRepeat ? ', the same twice' : ''}`,
  )
}

const sumOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

try {
  if (unknown !== undefined || chosen.length === 0) {
    throw new StartProblem(
      `${unknown ?? `--only=${only}`} is not known.`,
      `Use --check or --only=${stores.join('|')}.`,
    )
  }
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const store of chosen)
    await write(
      store,
      () => buildPackage(store),
      (files) => faultsOf(files, store),
    )
  const sources = sourceFiles()
  if (sources && chosen.includes('firefox'))
    await write(
      'sources',
      async () => sources,
      () => [],
    )
  writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''))
  if (!process.env.ALLIN_SERVER) {
    console.log(
      'The packages begin with the server http://localhost:4600; set ALLIN_SERVER to begin with another.',
    )
  }
} catch (error) {
  if (!(error instanceof StartProblem)) throw error
  console.error(`${error.message}\n${error.nextStep}`)
  process.exitCode = 1
}
