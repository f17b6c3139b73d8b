import { mkdirSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const faults = fileURLToPath(new URL('..', import.meta.url))
const root = fileURLToPath(new URL('../../../..', import.meta.url))

/**
 * Writes both programs of a run into one file each: a worker that is killed forty times must start in a fraction of
 * the time that stripping types from six hundred files takes. They lie where packages are found from.
 */
export async function bundlePrograms(): Promise<{ folder: string; worker: string; platforms: string }> {
  const cache = join(root, 'node_modules/.cache/allin')
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'faults-'))
  await build({
    entryPoints: {
      worker: join(faults, 'worker/process.ts'),
      platforms: join(faults, 'platforms/process.ts'),
    },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    external: ['pg-native', '@electric-sql/*', 'esbuild'],
    banner: {
      js: `import { createRequire as requireFrom } from 'node:module';const require = requireFrom(${JSON.stringify(join(root, 'package.json'))});`,
    },
    logLevel: 'error',
  })
  return { folder, worker: join(folder, 'worker.mjs'), platforms: join(folder, 'platforms.mjs') }
}
