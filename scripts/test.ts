/**
 * `npm test`: every check, layer by layer; `npm run test:LAYER` runs one. Fails when a test fails, is skipped or
 * was never run, and ends with the names of those that failed and the count of all.
 */
import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import process from 'node:process'
import * as z from 'zod'
import { buildForFirefox, buildWhatChanged } from './local/build.ts'
import { root, StartProblem } from './local/paths.ts'
import { requireChromium, requireFirefox } from './testing/browsers.ts'

interface Layer {
  name: string
  /** Test files that this layer must run; every one of them. */
  files?: string[]
  run(): Tally | Promise<Tally>
}

interface Tally {
  passed: number
  failed: number
  /** What went wrong beside the tests; each counts as a failure. */
  problems: string[]
  /** The tests that failed, by their full names. */
  failedTests: string[]
}

const bin = (name: string) => join(root, 'node_modules/.bin', name)

function command(name: string, program: string, args: string[]): Tally {
  const { status } = spawnSync(program, args, { cwd: root, stdio: 'inherit' })
  return status === 0
    ? { passed: 1, failed: 0, problems: [], failedTests: [] }
    : { passed: 0, failed: 1, problems: [`${name} failed`], failedTests: [] }
}

const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
})

/** Runs one vitest project and holds its report against the test files on disk. */
function vitest(project: string, patterns: string[], env: Record<string, string> = {}): Tally {
  const folder = mkdtempSync(join(tmpdir(), 'allin-test-'))
  const output = join(folder, 'report.json')
  const { status } = spawnSync(
    bin('vitest'),
    ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${output}`],
    { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } },
  )
  const problems: string[] = []
  const failedTests: string[] = []
  let passed = 0
  let failed = 0
  try {
    const report = Report.parse(JSON.parse(readFileSync(output, 'utf8')))
    passed = report.numPassedTests
    failed = report.numFailedTests
    if (status !== 0 && failed === 0) problems.push(`${project}: vitest ended with status ${status}`)
    if (report.numPendingTests + report.numTodoTests > 0) {
      problems.push(`${project}: ${report.numPendingTests + report.numTodoTests} tests were skipped`)
    }
    for (const { name, assertionResults } of report.testResults) {
      for (const { fullName, status } of assertionResults) {
        if (status === 'failed') failedTests.push(`${relative(root, name)}: ${fullName}`)
      }
    }
    const run = new Set(report.testResults.map((result) => relative(root, result.name)))
    for (const file of globSync(patterns, { cwd: root })) {
      if (!run.has(file)) problems.push(`${project}: ${file} was not run`)
    }
  } catch {
    problems.push(`${project}: vitest left no report (status ${status})`)
  }
  rmSync(folder, { recursive: true, force: true })
  return { passed, failed: failed + problems.length, problems, failedTests }
}

const layers: Layer[] = [
  {
    name: 'types',
    run: () =>
      sum([
        command('Types', bin('tsc'), ['--noEmit']),
        command('Lint and format', bin('biome'), ['check', '.']),
        command('Import rules', process.execPath, ['scripts/check-imports.ts']),
      ]),
  },
  { name: 'unit', run: () => vitest('unit', ['{core,widget,extension,scripts}/**/*.test.{ts,tsx}']) },
  {
    name: 'api',
    run: () =>
      vitest(
        'api',
        globSync('{db,edge-api}/**/*.test.ts', { cwd: root }).filter(
          (file) => !/^edge-api\/(platforms|publishing\/faults)\//.test(file),
        ),
      ),
  },
  {
    name: 'contract',
    run: () => vitest('contract', ['edge-api/platforms/**/*.test.ts', '{sandbox,realtime}/**/*.test.ts']),
  },
  { name: 'faults', run: () => vitest('faults', ['edge-api/publishing/faults/**/*.test.ts']) },
  { name: 'build', run: build },
  { name: 'runtimes', run: () => vitest('runtimes', ['e2e/runtime/**/*.test.ts']) },
  {
    name: 'browser',
    run: async () => {
      const say = (line: string) => console.log(line)
      const browsers = { CHROMIUM_PATH: requireChromium(say), FIREFOX_PATH: requireFirefox(say) }
      await buildWhatChanged(say)
      await buildForFirefox(say)
      return vitest('browser', ['e2e/flows/**/*.test.ts'], browsers)
    },
  },
]

async function build(): Promise<Tally> {
  await buildWhatChanged((line) => console.log(line))
  return command('Size budgets', process.execPath, ['scripts/size.ts'])
}

function sum(tallies: Tally[]): Tally {
  return {
    passed: tallies.reduce((total, tally) => total + tally.passed, 0),
    failed: tallies.reduce((total, tally) => total + tally.failed, 0),
    problems: tallies.flatMap((tally) => tally.problems),
    failedTests: tallies.flatMap((tally) => tally.failedTests),
  }
}

try {
  const wanted = process.argv.slice(2)
  const unknown = wanted.filter((name) => !layers.some((layer) => layer.name === name))
  if (unknown.length > 0) {
    throw new StartProblem(
      `There is no test layer called ${unknown.join(', ')}.`,
      `Layers: ${layers.map((layer) => layer.name).join(', ')}.`,
    )
  }
  const tallies: Tally[] = []
  for (const layer of layers) {
    if (wanted.length > 0 && !wanted.includes(layer.name)) continue
    const begun = performance.now()
    console.log(`\n── ${layer.name}`)
    tallies.push(await layer.run())
    console.log(`── ${layer.name}: ${((performance.now() - begun) / 1000).toFixed(0)} s`)
  }
  const total = sum(tallies)
  // Once more at the end: a layer's own report is thousands of lines above.
  for (const test of total.failedTests) console.error(`✗ ${test}`)
  for (const problem of total.problems) console.error(`✗ ${problem}`)
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
  process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0)
} catch (error) {
  if (!(error instanceof StartProblem)) throw error
  console.error(`${error.message}\n${error.nextStep}`)
  process.exit(1)
}
