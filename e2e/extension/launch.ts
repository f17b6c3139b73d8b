import { existsSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, type CDPSession, chromium, type Page, type Worker } from 'playwright-core'

/** A Chromium with the built extension in it. */
export interface ExtensionBrowser {
  context: BrowserContext
  extensionId: string
  /** The extension's service worker as it runs now; it may be stopped and started in between. */
  worker(): Promise<Worker>
  /** Whole-browser DevTools session; the only one that may drive extensions. */
  devtools: CDPSession
  close(): Promise<void>
}

export interface LaunchOptions {
  /** The built extension; `dist/extension/chrome-mv3` unless told. */
  extension?: string
  /** Profile folder; a fresh one that goes away on close unless told. The same folder is the same browser again. */
  profile?: string
  colorScheme?: 'light' | 'dark'
  locale?: string
  /** The screen's pixels for each of a page's. */
  scale?: number
}

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Where Chromium is: named by CHROMIUM_PATH, or at the usual places. Throws a sentence that says what to do. */
export function findChromium(): string {
  const places = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    chromium.executablePath(),
  ]
  const found = places.find((place) => place !== undefined && place !== '' && existsSync(place))
  if (found) return found
  throw new Error(
    'No Chromium was found. Install it (`apt-get install chromium` or `npx playwright-core install chromium`) or name it in CHROMIUM_PATH.',
  )
}

/**
 * Starts Chromium and loads the extension unpacked, as a person would. DevTools may only load extensions and press
 * their buttons over the pipe and with `--enable-unsafe-extension-debugging`.
 */
export async function launchWithExtension(options: LaunchOptions = {}): Promise<ExtensionBrowser> {
  const extension = options.extension ?? join(root, 'dist/extension/chrome-mv3')
  if (!existsSync(join(extension, 'manifest.json'))) {
    throw new Error(`No built extension in ${extension}. Build it with \`npm run build\`.`)
  }
  // A popup begins as a target of type `other`; without this Playwright lets it go and never sees it.
  process.env.PW_CHROMIUM_ATTACH_TO_OTHER = '1'
  const context = await chromium.launchPersistentContext(options.profile ?? '', {
    executablePath: findChromium(),
    headless: false,
    // Pages take the window's size: Chromium 150 ends when the size of a popup is emulated while it opens.
    viewport: null,
    ...(options.colorScheme ? { colorScheme: options.colorScheme } : {}),
    ...(options.locale ? { locale: options.locale } : {}),
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      ...[
        '--headless=new',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-sync',
        '--window-size=1280,800',
      ],
      ...[
        '--disable-background-networking',
        '--disable-component-update',
        '--enable-unsafe-extension-debugging',
      ],
      ...(options.locale ? [`--lang=${options.locale}`] : []),
      ...(options.scale ? [`--force-device-scale-factor=${options.scale}`] : []),
    ],
  })
  const browser = context.browser()
  if (browser === null) throw new Error('Chromium gave no browser to talk to.')
  const devtools = await browser.newBrowserCDPSession()
  const { id } = await devtools.send('Extensions.loadUnpacked', { path: extension })
  const isOurs = (worker: Worker) => worker.url().startsWith(`chrome-extension://${id}/`)
  return {
    context,
    extensionId: id,
    devtools,
    worker: async () =>
      context.serviceWorkers().find(isOurs) ?? context.waitForEvent('serviceworker', { predicate: isOurs }),
    close: () => context.close(),
  }
}

/** The DevTools id of the tab that a page is in. */
export async function tabOf(browser: ExtensionBrowser, page: Page): Promise<string> {
  const session = await browser.context.newCDPSession(page)
  const { targetInfo } = await session.send('Target.getTargetInfo')
  await session.detach()
  const { targetInfos } = await browser.devtools.send('Target.getTargets', { filter: [{ type: 'tab' }] })
  const tabs = targetInfos.filter((target) => target.url === targetInfo.url)
  const [tab] = tabs
  if (tab === undefined || tabs.length > 1) {
    throw new Error(`${tabs.length} tabs show ${targetInfo.url}; the toolbar button needs exactly one.`)
  }
  return tab.targetId
}

/**
 * Presses the extension's toolbar button on a page: the real action, with the real activeTab grant for that page.
 *
 * @returns the popup, ready to be driven like any page, once it has read the one it was opened on
 */
export async function clickToolbarButton(browser: ExtensionBrowser, page: Page): Promise<Page> {
  await page.bringToFront()
  return untilRead(await pressToolbarButton(browser, await tabOf(browser, page)))
}

/** A popup once it has read the page that it was opened on. */
export async function untilRead(popup: Page): Promise<Page> {
  await popup.locator('main').waitFor()
  await popup.locator('.skeleton').first().waitFor({ state: 'detached' })
  return popup
}

/** The press alone, on the tab with this DevTools id, which has to be in front; the popup may still read the page. */
export async function pressToolbarButton(
  browser: Pick<ExtensionBrowser, 'context' | 'devtools' | 'extensionId'>,
  targetId: string,
): Promise<Page> {
  const popup = browser.context.waitForEvent('page', {
    predicate: (opened) => opened.url() === '' || opened.url() === ':' || opened.url().includes('popup.html'),
  })
  await browser.devtools.send('Extensions.triggerAction', { id: browser.extensionId, targetId })
  const opened = await popup
  await opened.waitForURL(/popup\.html/)
  return opened
}

export type ContextMenuEntry =
  | ('page' | 'selection' | 'image' | 'link' | 'media')
  | ('add-page' | 'add-selection' | 'add-image' | 'add-media')

/**
 * Chooses an entry of the extension's context menu on a page. A native menu cannot be clicked without a screen,
 * so the choice is handed to the extension as the browser hands it over. The grant comes first, from a real press
 * of the toolbar button whose popup is closed again.
 */
export async function chooseContextMenuEntry(
  browser: ExtensionBrowser,
  page: Page,
  entry: ContextMenuEntry,
  pointed: { srcUrl?: string; linkUrl?: string; selectionText?: string } = {},
): Promise<void> {
  await grant(browser, page)
  const worker = await browser.worker()
  await worker.evaluate(
    async ({ url, info }) => {
      const [tab] = (await chrome.tabs.query({ active: true })).filter((each) => each.url === url)
      if (tab === undefined) throw new Error(`No tab with the grant shows ${url}.`)
      const event = chrome.contextMenus.onClicked as typeof chrome.contextMenus.onClicked & {
        dispatch(info: object, tab: chrome.tabs.Tab): void
      }
      event.dispatch({ editable: false, pageUrl: url, ...info }, tab)
    },
    { url: page.url(), info: { menuItemId: entry, ...pointed } },
  )
}

/** Types the shortcut that clips at once. Like the menu, the key is handed over as the browser hands it over. */
export async function typeClipShortcut(browser: ExtensionBrowser, page: Page): Promise<void> {
  await grant(browser, page)
  await repeatClipShortcut(browser, page)
}

/** Types the shortcut once more on a page that has the grant already: it holds until the page goes to another site. */
export async function repeatClipShortcut(browser: ExtensionBrowser, page: Page): Promise<void> {
  const worker = await browser.worker()
  await worker.evaluate(async (url) => {
    // Of the browser's own pages it keeps the address from an extension, whatever the person does there.
    const told = url.startsWith('chrome:') ? undefined : url
    const [tab] = (await chrome.tabs.query({ active: true })).filter((each) => each.url === told)
    if (tab === undefined) throw new Error(`No tab with the grant shows ${url}.`)
    const event = chrome.commands.onCommand as typeof chrome.commands.onCommand & {
      dispatch(command: string, tab: chrome.tabs.Tab): void
    }
    event.dispatch('clip-page', tab)
  }, page.url())
}

async function grant(browser: ExtensionBrowser, page: Page): Promise<void> {
  const popup = await clickToolbarButton(browser, page)
  const closed = popup.waitForEvent('close')
  await popup.evaluate(() => setTimeout(() => window.close()))
  await closed
}

/** Loads the extension once more from its folder, as an update does: the version that runs ends, the new one begins. */
export async function reloadExtension(browser: ExtensionBrowser, folder: string): Promise<void> {
  const old = await browser.worker()
  const ended = new Promise((resolve) => old.once('close', resolve))
  await browser.devtools.send('Extensions.loadUnpacked', { path: folder })
  await ended
}

/** Ends Chromium from one moment to the next, as a power cut does. */
export async function killBrowser(browser: ExtensionBrowser): Promise<void> {
  const ended = new Promise((resolve) => browser.context.once('close', resolve))
  // Nobody is left to answer.
  void browser.devtools.send('Browser.crash').catch(() => {})
  await ended
}

/** Opens a second window of the browser, with an empty page. */
export async function openWindow(browser: ExtensionBrowser): Promise<Page> {
  const opens = browser.context.waitForEvent('page')
  await browser.devtools.send('Target.createTarget', { url: 'about:blank', newWindow: true })
  return opens
}

/**
 * Stops the extension's service worker, as the browser does when it has had nothing to do for half a minute. Playwright
 * does not tell when a service worker has stopped; one of the extension's own pages is told by the browser.
 */
export async function stopWorker(browser: ExtensionBrowser): Promise<void> {
  const own = await browser.context.newPage()
  await own.goto(`chrome-extension://${browser.extensionId}/options.html`)
  const session = await browser.context.newCDPSession(own)
  const stopped = new Promise<void>((resolve) => {
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      if (versions.some(({ runningStatus }) => runningStatus === 'stopped')) resolve()
    })
  })
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.stopAllWorkers')
  await stopped
  await own.close()
}
