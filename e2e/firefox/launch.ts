import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { type Bidi, openSession } from './bidi.ts'
import { packExtension } from './package.ts'
import { Surface } from './surface.ts'

/** The extension's id in Firefox, and the address that the profiles of tests give its installation. */
export const extensionId = 'extension@allin.social'
const installation = '6f1c2f0a-2f7e-4f0b-9c53-8d7a1f5b2c11'
export const extensionOrigin = `moz-extension://${installation}`

/** How the browser names the parts of its window that belong to the extension. */
export const widgetId = extensionId.replace(/[^a-z0-9_-]/g, '_')
/** Under which ids BiDi finds the popup and the sidebar. */
export const popupContext = 'allin-popup'
export const sidebarContext = 'allin-sidebar'

/** A Firefox with the built extension installed. */
export interface FirefoxBrowser {
  bidi: Bidi
  /** The browser's own window: its toolbar, menus and keys. */
  window: Surface
  openTab(url: string): Promise<Surface>
  close(): Promise<void>
}

/** What scripts of the browser's own window have, and only they. */
declare const ChromeUtils: { importESModule(url: string): { NavigableManager: Navigables } }
declare const CustomizableUI: {
  getWidget(id: string): { provider: string | null } | null
  addWidgetToArea(id: string, area: string): void
}
interface Navigables {
  getBrowserById(id: string): Element | null
}

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Where Firefox is: named by FIREFOX_PATH, or at the usual places. Throws a sentence that says what to do. */
export function findFirefox(): string {
  const places = [process.env.FIREFOX_PATH, '/usr/bin/firefox-esr', '/usr/bin/firefox']
  const found = places.find((place) => place !== undefined && place !== '' && existsSync(place))
  if (found) return found
  throw new Error(
    'No Firefox was found. Install it (`apt-get install firefox-esr`) or name it in FIREFOX_PATH.',
  )
}

/** A profile: the same folder is the same browser again. */
export interface Profile {
  folder: string
  discard(): void
}

export function newProfile(): Profile {
  const folder = mkdtempSync(join(tmpdir(), 'allin-firefox-'))
  const settings = {
    // The address of an installation is random otherwise, and the tests open pages of it.
    'extensions.webextensions.uuids': JSON.stringify({ [extensionId]: installation }),
    // Stores sign packages; ours comes from the build.
    'xpinstall.signatures.required': false,
    'intl.locale.requested': 'en-US',
    'browser.startup.page': 0,
    'browser.startup.homepage_override.mstone': 'ignore',
    'browser.aboutwelcome.enabled': false,
    'browser.shell.checkDefaultBrowser': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'termsofuse.bypassNotification': true,
  }
  writeFileSync(
    join(folder, 'user.js'),
    Object.entries(settings)
      .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
      .join(''),
  )
  return { folder, discard: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Starts Firefox with a profile and installs the extension there unless it is in it already. */
export async function launchFirefox(profile: Profile): Promise<FirefoxBrowser> {
  const child = spawn(
    findFirefox(),
    [
      ...['--headless', '--no-remote', '--profile', profile.folder],
      // Access to the browser's own window: no other way leads to its toolbar, its menus and its keys.
      ...['--remote-debugging-port', '0', '--remote-allow-system-access'],
    ],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, MOZ_HEADLESS_WIDTH: '1280', MOZ_HEADLESS_HEIGHT: '900' },
    },
  )
  const ended = new Promise((resolve) => child.once('exit', resolve))
  try {
    const bidi = await openSession(await addressOf(child))
    const { contexts } = await bidi.send<{ contexts: { context: string }[] }>('browsingContext.getTree', {
      'moz:scope': 'chrome',
    })
    const window = new Surface(bidi, contexts[0]?.context ?? '')
    await install(bidi, profile)
    await makeReady(window)
    return {
      bidi,
      window,
      openTab: async (url) => {
        const { context } = await bidi.send<{ context: string }>('browsingContext.create', { type: 'tab' })
        const tab = new Surface(bidi, context)
        await tab.goto(url)
        return tab
      },
      close: async () => {
        await bidi.send('browser.close').catch(() => child.kill())
        await ended
      },
    }
  } catch (error) {
    child.kill()
    await ended
    throw error
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    child.stderr?.on('data', (chunk) => {
      output += chunk
      const address = /WebDriver BiDi listening on (ws:\S+)/.exec(output)?.[1]
      if (address) resolve(address)
    })
    child.once('exit', (code) =>
      reject(new Error(`Firefox ended with ${code} before it listened:\n${output}`)),
    )
  })
}

/** Installs the extension for good, so that it is there again after a restart. */
async function install(bidi: Bidi, profile: Profile): Promise<void> {
  const archive = join(profile.folder, 'package', 'allin.xpi')
  if (existsSync(archive)) return
  const built = join(root, 'dist/extension/firefox-mv3')
  if (!existsSync(join(built, 'manifest.json'))) {
    throw new Error(`No built extension in ${built}. Build it with \`npm run build\`.`)
  }
  packExtension(built, archive)
  await bidi.send('webExtension.install', {
    extensionData: { type: 'archivePath', path: archive },
    'moz:permanent': true,
  })
}

/**
 * Pins the extension's button to the toolbar, as its menu does, and lets BiDi find the documents of extensions: as of
 * Firefox 153 it knows tabs only, neither popups nor the sidebar.
 */
async function makeReady(window: Surface): Promise<void> {
  await window.evaluate(
    async (widget, popup, sidebar) => {
      const isThere = () => CustomizableUI.getWidget(widget)?.provider === 'api'
      while (!isThere()) await new Promise((resolve) => setTimeout(resolve, 20))
      CustomizableUI.addWidgetToArea(widget, 'nav-bar')
      const { NavigableManager } = ChromeUtils.importESModule(
        'chrome://remote/content/shared/NavigableManager.sys.mjs',
      )
      const ofTabs = NavigableManager.getBrowserById.bind(NavigableManager)
      NavigableManager.getBrowserById = (id) => {
        if (id === popup) return document.querySelector('.webextension-popup-browser')
        if (id !== sidebar) return ofTabs(id)
        const frame = document.querySelector<HTMLIFrameElement>('#sidebar')
        return frame?.contentDocument?.querySelector('#webext-panels-browser') ?? null
      }
    },
    `${widgetId}-browser-action`,
    popupContext,
    sidebarContext,
  )
}
