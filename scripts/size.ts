/** `npm run size`: holds what browsers and the Worker must load against its budget. Fails beyond one. */
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, normalize, relative } from 'node:path'
import process from 'node:process'
import { gzipSync } from 'node:zlib'
import { root } from './local/paths.ts'

interface Budget {
  name: string
  /** Kilobytes (1,000 bytes) of gzip. */
  limit: number
  files: () => string[]
}

const web = join(root, 'dist/web')
const extension = join(root, 'dist/extension/chrome-mv3')

const budgets: Budget[] = [
  { name: 'Loader', limit: 4, files: () => [join(web, 'embed.js')] },
  { name: 'Composer frame, script', limit: 60, files: () => firstLoad(web, 'embed/composer.html', '.js') },
  { name: 'Composer frame, style', limit: 10, files: () => firstLoad(web, 'embed/composer.html', '.css') },
  { name: 'Calendar, loaded when opened', limit: 95, files: lazyCalendar },
  { name: 'Popup, script', limit: 45, files: () => firstLoad(extension, 'popup.html', '.js') },
  { name: 'Side panel, script', limit: 52, files: () => firstLoad(extension, 'sidepanel.html', '.js') },
  { name: 'Clipper, injected on a gesture', limit: 110, files: () => [join(extension, 'clipper.js')] },
  { name: 'Frame for a region, injected', limit: 5, files: () => [join(extension, 'region.js')] },
  { name: 'Worker', limit: 800, files: bundleWorker },
]

/** Everything a page loads before the first interaction: its scripts or styles and, of scripts, all they import statically. */
function firstLoad(base: string, page: string, kind: '.js' | '.css'): string[] {
  const html = readFileSync(join(base, page), 'utf8')
  const named = [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map((match) =>
    resolveFrom(base, join(base, page), match[1] ?? ''),
  )
  const found = new Set<string>()
  for (const file of named) if (file.endsWith(kind)) collect(base, file, found)
  return [...found]
}

/** What the calendar adds to a frame that is already there. */
function lazyCalendar(): string[] {
  const already = new Set(firstLoad(web, 'embed/calendar.html', '.js'))
  const added = new Set<string>()
  for (const file of globSync('assets/*[cC]alendar*.js', { cwd: web })) collect(web, join(web, file), added)
  return [...added].filter((file) => !already.has(file))
}

function collect(base: string, file: string, found: Set<string>): void {
  if (found.has(file)) return
  found.add(file)
  if (!file.endsWith('.js')) return
  const source = readFileSync(file, 'utf8')
  for (const match of source.matchAll(/(?:\bfrom|\bimport)\s*["']([^"']+\.js)["']/g)) {
    collect(base, resolveFrom(base, file, match[1] ?? ''), found)
  }
}

function resolveFrom(base: string, from: string, specifier: string): string {
  return normalize(specifier.startsWith('/') ? join(base, specifier) : join(dirname(from), specifier))
}

function bundleWorker(): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'allin-worker-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const wrangler = join(root, 'node_modules/wrangler/bin/wrangler.js')
  const result = spawnSync(
    process.execPath,
    [wrangler, 'deploy', '--dry-run', '--minify', '--outdir', folder],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, WRANGLER_SEND_METRICS: 'false', CI: 'true' },
    },
  )
  if (result.status !== 0) throw new Error(`Bundling the Worker failed:\n${result.stdout}${result.stderr}`)
  return globSync('**/*.{js,wasm}', { cwd: folder }).map((file) => join(folder, file))
}

let failed = false
for (const budget of budgets) {
  const files = budget.files()
  const missing = files.filter((file) => !existsSync(file))
  const kilobytes = files
    .filter((file) => existsSync(file))
    .reduce((total, file) => total + gzipSync(readFileSync(file), { level: 9 }).length / 1000, 0)
  const ok = files.length > 0 && missing.length === 0 && kilobytes <= budget.limit
  failed ||= !ok
  const note =
    files.length === 0
      ? 'nothing found'
      : missing.map((file) => `${relative(root, file)} is missing`).join(', ')
  console.log(
    `${ok ? '✓' : '✗'} ${budget.name.padEnd(32)} ${kilobytes.toFixed(1).padStart(7)} of ${budget.limit} KB gzip ${note}`,
  )
}
process.exit(failed ? 1 : 0)
