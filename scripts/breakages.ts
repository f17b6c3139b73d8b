/**
 * `npm run test:breakages`: takes one guard of publishing away after the other, in a copy of the sources, and demands
 * that the runs under faults notice. `--name=…` tries only those whose name contains this. Ends with 1 when one survives.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { type Breakage, breakages } from '../edge-api/publishing/faults/breakages.ts'
import { root } from './local/paths.ts'

/** Runs of one breakage at most: which worker does what, and when, is not the seed's alone to decide. */
const tries = 2
const leftOut = new Set(['node_modules', '.git', '.allin', 'dist', '.output', '.wxt'])

const { values } = parseArgs({ options: { name: { type: 'string', default: '' } } })

function copyTree(): string {
  const copy = mkdtempSync(join(tmpdir(), 'allin-breakage-'))
  cpSync(root, copy, {
    recursive: true,
    filter: (source) => !leftOut.has(relative(root, source).split('/')[0] ?? ''),
  })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  return copy
}

/** The changed files and what they become. Throws, naming the breakage, when a text does not stand where it should. */
function patchOf({ name, edits }: Breakage): Map<string, string> {
  const files = new Map<string, string>()
  for (const { file, find, replace } of edits) {
    const source = files.get(file) ?? readFileSync(join(root, file), 'utf8')
    const found = source.split(find).length - 1
    if (found !== 1) throw new Error(`"${name}" finds its text ${found} times in ${file}: write it anew.`)
    files.set(
      file,
      source.replace(find, () => replace),
    )
  }
  return files
}

/** Which promises a run in the copy found broken, by number. */
function brokenPromises(copy: string, { stories }: Breakage, attempt: number): number[] {
  const options = [`--seed=breakage-${attempt}`, '--targets=24', `--only=${stories}`]
  const run = spawnSync(process.execPath, [join(copy, 'scripts/faults.ts'), ...options], {
    cwd: copy,
    encoding: 'utf8',
    timeout: 600_000,
    maxBuffer: 100_000_000,
  })
  const found = [...run.stdout.matchAll(/^✗ \(\d+\) (\d+)\./gm)].map(([, number]) => Number(number))
  if (found.length === 0 && run.status !== 0) {
    throw new Error(`The run did not come to a verdict: ${run.stderr.slice(-2_000)}`)
  }
  return found
}

const chosen = breakages.filter(({ name }) => name.toLowerCase().includes(values.name.toLowerCase()))
const patches = new Map(chosen.map((breakage) => [breakage, patchOf(breakage)]))
const copy = copyTree()
let survivors = 0
for (const [breakage, files] of patches) {
  const begun = performance.now()
  const before = [...files.keys()].map((file) => ({ file, text: readFileSync(join(copy, file)) }))
  for (const [file, text] of files) writeFileSync(join(copy, file), text)
  let found: number[] = []
  for (let attempt = 1; attempt <= tries && !found.includes(breakage.invariant); attempt += 1) {
    found = brokenPromises(copy, breakage, attempt)
  }
  for (const { file, text } of before) writeFileSync(join(copy, file), text)
  const isFound = found.includes(breakage.invariant)
  if (!isFound) survivors += 1
  const seconds = ((performance.now() - begun) / 1000).toFixed(0)
  const seen = found.length > 0 ? found.join(', ') : 'none'
  console.log(
    `${isFound ? '✓ found   ' : '✗ SURVIVED'}  ${breakage.name} (promise ${breakage.invariant}; broken: ${seen}) ${seconds} s`,
  )
}
rmSync(copy, { recursive: true, force: true })
console.log(`${patches.size - survivors} of ${patches.size} breakages were found`)
process.exit(survivors === 0 ? 0 : 1)
