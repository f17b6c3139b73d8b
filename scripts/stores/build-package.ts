import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import process from 'node:process'
import { root, StartProblem } from '../local/paths.ts'
import type { Target } from './targets.ts'
import type { Files } from './zip-file.ts'

/** Builds the extension for a store, in a folder that goes away again, and answers its files. */
export async function buildPackage(target: Exclude<Target, 'unpacked'>): Promise<Files> {
  const folder = mkdtempSync(join(tmpdir(), 'allin-package-'))
  try {
    await runWxt(target, folder)
    return filesUnder(join(folder, `${target}-mv3`))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Every file under a folder, by its path from there with slashes. */
export function filesUnder(folder: string): Files {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) =>
    each.isFile(),
  )
  return new Map(
    entries.map((each) => {
      const path = join(each.parentPath, each.name)
      return [relative(folder, path).split(sep).join('/'), readFileSync(path)]
    }),
  )
}

function runWxt(target: string, outDir: string): Promise<void> {
  const args = [join(root, 'node_modules/wxt/bin/wxt.mjs'), 'build', '--browser', target]
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', ALLIN_PACKAGE_DIR: outDir },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk
    })
  }
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => {
      if (code === 0) return resolve()
      reject(
        new StartProblem(
          `Building for ${target} failed:\n${output}`,
          'Mend the error above and start again.',
        ),
      )
    })
  })
}
