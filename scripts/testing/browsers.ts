import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import process from 'node:process'
import { StartProblem } from '../local/paths.ts'

interface Wanted {
  name: string
  /** Names the program when it is at no usual place. */
  variable: 'CHROMIUM_PATH' | 'FIREFOX_PATH'
  places: string[]
  /** Debian's packages: the browser first. */
  packages: string[]
}

const chromium: Wanted = {
  name: 'Chromium',
  variable: 'CHROMIUM_PATH',
  places: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  packages: ['chromium', 'fonts-noto-core', 'fonts-noto-cjk', 'fonts-noto-color-emoji'],
}

const firefox: Wanted = {
  name: 'Firefox',
  variable: 'FIREFOX_PATH',
  places: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'],
  packages: ['firefox-esr'],
}

/**
 * The Chromium for the browser tests: the one CHROMIUM_PATH names, the system's, or Debian's package where this
 * process may install it. Google Chrome will not do: it no longer loads unpacked extensions from the command line.
 */
export const requireChromium = (say: (line: string) => void): string => requireBrowser(chromium, say)

/**
 * The Firefox for the browser tests: the one FIREFOX_PATH names, the system's, or Debian's package. An Extended Support
 * Release or a Developer Edition: the others take signed extensions only.
 */
export const requireFirefox = (say: (line: string) => void): string => requireBrowser(firefox, say)

function requireBrowser({ name, variable, places, packages }: Wanted, say: (line: string) => void): string {
  const find = () => [process.env[variable], ...places].find((place) => place && existsSync(place))
  const found = find()
  if (found) return found
  const [program = ''] = packages
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say(`Installing ${name} from the system packages for the browser tests …`)
    installFromDebian(packages)
    const installed = find()
    if (installed) return installed
  }
  throw new StartProblem(
    `The browser tests need ${name}, and there is none.`,
    `Install it (Debian: sudo apt-get install ${program}), or set ${variable} to the program.`,
  )
}

function installFromDebian(packages: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore' })
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    env,
    stdio: 'ignore',
  })
}
