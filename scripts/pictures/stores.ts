import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { clickToolbarButton, type ExtensionBrowser, launchWithExtension } from '../../e2e/extension/launch.ts'
import { goOnBeside } from '../../e2e/extension/panel.ts'
import { chooseAllAccounts, closePopup, setServer } from '../../e2e/extension/popup.ts'
import { type Product, until } from '../../e2e/support/product.ts'
import { root } from '../local/paths.ts'

const languages = { en: 'en-US', de: 'de-DE' } as const
type Language = keyof typeof languages

/** What Chrome's, Edge's and Firefox's stores show. */
const size = { width: 1280, height: 800 }
const tile = { width: 440, height: 280 }

export type Cookies = Parameters<BrowserContext['addCookies']>[0]

/** Makes the pictures for the stores, in each language, from the running product: `docs/stores/pictures/`. */
export async function storePictures(product: Product, cookies: Cookies): Promise<void> {
  for (const language of Object.keys(languages) as Language[]) {
    const folder = join(root, 'docs/stores/pictures', language)
    mkdirSync(folder, { recursive: true })
    const browser = await launchWithExtension({
      extension: product.extensionFolder,
      colorScheme: 'light',
      locale: languages[language],
    })
    await browser.context.addCookies(cookies)
    await setServer(browser, product.addresses.api)
    await fromExtension(browser, product, language, (name, picture) =>
      writeFileSync(join(folder, `${name}.png`), picture),
    )
    await browser.close()
    console.log(`pictures for the stores, ${language}`)
  }
}

async function fromExtension(
  browser: ExtensionBrowser,
  product: Product,
  language: Language,
  keep: (name: string, picture: Buffer) => void,
): Promise<void> {
  const page = await browser.context.newPage()
  await page.setViewportSize(size)
  await page.goto(product.addresses.cms)
  const story = await page.locator('a[href*="/news/"]').first().getAttribute('href')
  await page.goto(new URL(story ?? '/', product.addresses.cms).href)
  await settle(page)
  const behind = await page.screenshot()
  const stage = await browser.context.newPage()
  await stage.setViewportSize(size)

  let popup = await clickToolbarButton(browser, page)
  await popup.locator('input[type=email]').waitFor()
  const opens = browser.context.waitForEvent('page', {
    predicate: (opened) => !opened.url().includes('popup.html'),
  })
  await popup.locator('main .button--primary').first().click()
  const asking = await opens
  const allow = asking.locator('.let-in__answers .button--primary')
  await allow.waitFor()
  await settle(asking)
  const question = await asking.screenshot()
  await allow.click().catch(() => {})
  await until(() => isSignedIn(browser), 10_000, 'the sign-in')
  keep('sign-in', await compose(stage, behind, question, 'middle'))

  for (const each of browser.context.pages()) if (each.url().includes('popup.html')) await closePopup(each)
  popup = await clickToolbarButton(browser, page)
  await popup.locator('.account').first().waitFor()
  await chooseAllAccounts(popup)
  await settle(popup)
  keep('popup', await compose(stage, behind, await view(popup), 'corner'))

  const panel = await goOnBeside(browser, popup)
  await panel.setViewportSize({ width: 400, height: size.height })
  await settle(panel)
  keep('side-panel', await compose(stage, behind, await panel.screenshot(), 'side'))

  const studio = await browser.context.newPage()
  await studio.setViewportSize(size)
  await studio.goto(`${product.addresses.api}/calendar`)
  await studio.locator('.chip, .row').first().waitFor()
  await settle(studio)
  keep('calendar', await studio.screenshot())

  await stage.setViewportSize(tile)
  keep('tile', await promotionTile(stage, language))
}

async function isSignedIn(browser: ExtensionBrowser): Promise<boolean> {
  const kept = await (await browser.worker()).evaluate(() => chrome.storage.session.get(null))
  return 'directory' in kept
}

/** The view is what a person sees at once; the picture would be as large as the browser's window. */
async function view(popup: Page): Promise<Buffer> {
  const [width = 0, height = 0] = await popup.evaluate(() => [innerWidth, innerHeight])
  return popup.screenshot({ clip: { x: 0, y: 0, width, height } })
}

const places = {
  corner: 'top: 0; right: 24px; border-radius: 0 0 12px 12px;',
  middle: 'inset: 0; margin: auto; max-height: 720px; border-radius: 12px;',
  side: 'top: 0; right: 0; height: 800px;',
}

/** What the browser shows of us before the page that it belongs to. */
async function compose(
  stage: Page,
  behind: Buffer,
  front: Buffer,
  place: keyof typeof places,
): Promise<Buffer> {
  const source = (picture: Buffer) => `data:image/png;base64,${picture.toString('base64')}`
  await stage.setContent(`<!doctype html><style>
    body { margin: 0; overflow: hidden; background: #fff }
    img { position: absolute; display: block }
    .behind { inset: 0; width: 1280px; ${place === 'side' ? 'width: 880px; height: 800px; object-fit: cover; object-position: top' : ''} }
    .front { ${places[place]} box-shadow: 0 12px 48px #0f172a40, 0 0 0 1px #0f172a1a }
    </style><img class="behind" src="${source(behind)}"><img class="front" src="${source(front)}">`)
  return stage.screenshot()
}

async function promotionTile(stage: Page, language: Language): Promise<Buffer> {
  const texts = JSON.parse(
    readFileSync(join(root, `extension/public/_locales/${language}/messages.json`), 'utf8'),
  )
  const [name = '', promise = ''] = String(texts.extensionName.message).split(' – ')
  const icon = readFileSync(join(root, 'extension/public/icon/128.png')).toString('base64')
  await stage.setContent(`<!doctype html><style>
    body { margin: 0; height: 100vh; display: grid; place-content: center; justify-items: center; gap: 10px;
      background: linear-gradient(160deg, #eef2ff, #fff 60%); color: #14172a; font: 600 40px/1.1 system-ui, sans-serif }
    img { width: 88px } p { margin: 0; font-size: 22px; font-weight: 450; color: #4a5068 }
    </style><img src="data:image/png;base64,${icon}"><div>${name}</div><p>${promise}</p>`)
  return stage.screenshot()
}

async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' })
  await page.evaluate(() => document.fonts.ready)
}
