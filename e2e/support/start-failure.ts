import { spawn } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** What a person sees when the start fails. */
export interface StartFailure {
  code: number | null
  /** Lines on the screen without empty ones. */
  lines: string[]
}

/** Runs what `npm start` runs and waits for it to end by itself. */
export function failToStart(env: Record<string, string>): Promise<StartFailure> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'scripts/bootstrap.mjs'), 'start.ts'], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk
      })
    }
    const patience = setTimeout(() => {
      child.kill('SIGTERM')
      reject(new Error(`The start neither failed nor ended:\n${output}`))
    }, 60_000)
    child.once('exit', (code) => {
      clearTimeout(patience)
      resolve({ code, lines: output.split('\n').filter((line) => line.trim() !== '') })
    })
  })
}
