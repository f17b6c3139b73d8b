import { expect, it } from 'vitest'
import { StartProblem } from './paths.ts'
import { runBuild } from './run-build.ts'

const program = (text: string) => ['--input-type=module', '--eval', text]

it('gives a build the variables of a production build and its own', async () => {
  const check = `process.exit(process.env.NODE_ENV === 'production' && process.env.PLACE === 'here' ? 0 : 1)`
  await runBuild('it', program(check), { PLACE: 'here' })
})

it('shows what a build printed when it fails', async () => {
  const failing = runBuild('it', program(`console.error('the reason'); process.exitCode = 1`))
  await expect(failing).rejects.toThrow(/^Building it failed:\nthe reason/)
  await expect(failing).rejects.toBeInstanceOf(StartProblem)
})
