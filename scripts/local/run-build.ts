import { spawn } from 'node:child_process'
import process from 'node:process'
import { root, StartProblem } from './paths.ts'

/** Runs a build with this Node in the project's folder; what it prints is shown only when it fails. Throws a StartProblem. */
export function runBuild(
  name: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A build that a test starts would otherwise be one for tests, larger than what people get.
      env: { ...process.env, NODE_ENV: 'production', ...variables },
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk
      })
    }
    // Not at its exit already: the reason may still be on its way.
    child.once('close', (code) => {
      if (code === 0) return resolve()
      reject(new StartProblem(`Building ${name} failed:\n${output}`, 'Mend the error above and start again.'))
    })
  })
}
