/**
 * `npm run test:faults -- --targets=20000 --seed=… --scale=…`: publishing under every fault there is, and a verdict.
 * `--scale` says how many times faster than usual the clocks of publishing run.
 */
import { randomBytes } from 'node:crypto'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { lacksOf } from '../edge-api/publishing/faults/checker/substance.ts'
import { report } from '../edge-api/publishing/faults/run/report.ts'
import { commandOf, runFaults } from '../edge-api/publishing/faults/run/run.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    targets: { type: 'string' },
    scale: { type: 'string' },
    only: { type: 'string' },
  },
})
const numberOf = (name: string, text: string | undefined, usual: number) => {
  const number = Number(text ?? usual)
  if (Number.isFinite(number) && number > 0) return number
  console.error(`--${name} takes a number above 0.`)
  return process.exit(1)
}
const plan = {
  seed: values.seed ?? randomBytes(4).toString('hex'),
  targets: numberOf('targets', values.targets, 330),
  scale: numberOf('scale', values.scale, 60),
  only: values.only,
}
// Everything that was started ends with this process, as long as it ends by itself.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
console.log(commandOf(plan))
const verdict = await runFaults({ ...plan, say: (line) => console.log(line) })
console.log(report(verdict))
// A run of chosen stories may be about nothing but what goes wrong.
const lacks = plan.only === undefined ? lacksOf(verdict.history) : []
const isGood = verdict.violations.length + lacks.length === 0
if (isGood) verdict.forget()
process.exit(isGood ? 0 : 1)
