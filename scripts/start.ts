/** `npm start`: the whole product on one machine. Prints where to click; Ctrl-C ends everything. */
import { writeFileSync } from 'node:fs'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { startInstallation } from './local/installation.ts'
import { StartProblem } from './local/paths.ts'
import { describeInstallation, reportOf } from './local/welcome.ts'

const { values } = parseArgs({
  options: {
    runtime: { type: 'string', default: 'node' },
    watch: { type: 'boolean', default: false },
    empty: { type: 'boolean', default: false },
    /** Writes addresses and sign-in as JSON to this file when everything runs, for programs that drive the product. */
    report: { type: 'string' },
  },
})

try {
  const { runtime } = values
  if (runtime !== 'node' && runtime !== 'workers' && runtime !== 'deno') {
    throw new StartProblem(`There is no runtime called ${runtime}.`, 'Choose node, workers or deno.')
  }
  const installation = await startInstallation({
    runtime,
    watch: values.watch,
    demo: !values.empty,
    say: (line) => console.log(line),
  })
  console.log(describeInstallation(installation))
  if (values.report) writeFileSync(values.report, JSON.stringify(reportOf(installation), null, 2))
  let ending = false
  const end = async () => {
    if (ending) return
    ending = true
    await installation.stop()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
  const failure = await installation.failed
  console.error(`\n${failure.message}\n${failure.nextStep}`)
  await installation.stop()
  process.exit(1)
} catch (error) {
  if (!(error instanceof StartProblem)) throw error
  console.error(`\n${error.message}\n${error.nextStep}`)
  process.exit(1)
}
