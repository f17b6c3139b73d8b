import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import process from 'node:process'
import { StartProblem } from '../local/paths.ts'

const places = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * The Chromium for the browser tests: the one CHROMIUM_PATH names, the system's, or Debian's package where this
 * process may install it. Google Chrome will not do: it no longer loads unpacked extensions from the command line.
 */
export function requireChromium(say: (line: string) => void): string {
  const found = places.find((place) => place !== undefined && existsSync(place))
  if (found) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('Installing Chromium from the system packages for the browser tests …')
    installFromDebian()
    if (existsSync('/usr/bin/chromium')) return '/usr/bin/chromium'
  }
  throw new StartProblem(
    'The browser tests need Chromium, and there is none.',
    'Install it (Debian: sudo apt-get install chromium), or set CHROMIUM_PATH to the program.',
  )
}

function installFromDebian(): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const packages = ['chromium', 'fonts-noto-core', 'fonts-noto-cjk', 'fonts-noto-color-emoji']
  spawnSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore' })
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    env,
    stdio: 'ignore',
  })
}
