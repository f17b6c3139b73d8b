// The first thing `npm start` and `npm test` run, on whatever Node the machine has (20 or newer).
// Plain JavaScript without dependencies: it installs them, then hands over to the project's own Node.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stampFile = join(root, 'node_modules', '.allin-installed')
const [script, ...rest] = process.argv.slice(2)

function stop(sentence) {
  console.error(sentence)
  process.exit(1)
}

function fingerprint() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
}

function isInstalled() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === fingerprint()
}

function install() {
  console.log('Installing what AllIN needs (once; about a minute) …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  // Not `npm ci`: it refuses a lock file that lacks the binaries of other systems, as registry mirrors produce it.
  // `--no-save` leaves the lock file as it is.
  const result = spawnSync(npm, ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (result.status !== 0) {
    stop(
      'The installation failed. Check that npm can reach its registry (npm ping), then run the command again.',
    )
  }
  writeFileSync(stampFile, fingerprint())
}

function projectNode() {
  const bin = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(bin)) return bin
  const [major] = process.versions.node.split('.').map(Number)
  if (major >= 24) return process.execPath
  return stop(
    'The npm package "node" did not bring Node 24. Delete the folder node_modules and run the command again, with install scripts allowed.',
  )
}

const [major] = process.versions.node.split('.').map(Number)
if (major < 20) stop(`AllIN needs Node 20 or newer; this is ${process.version}.`)
if (!script) stop('Usage: node scripts/bootstrap.mjs SCRIPT [ARGUMENTS]')
if (!isInstalled()) install()

const node = projectNode()
const child = spawn(node, [join(root, 'scripts', script), ...rest], {
  cwd: process.cwd(),
  stdio: 'inherit',
  env: { ...process.env, PATH: `${dirname(node)}:${join(root, 'node_modules', '.bin')}:${process.env.PATH}` },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
// npm passes no order to end on to what it started: when npm is gone, so are we.
const starter = process.ppid
if (process.env.npm_lifecycle_event) {
  setInterval(() => process.ppid === starter || child.kill('SIGTERM'), 500).unref()
}
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
