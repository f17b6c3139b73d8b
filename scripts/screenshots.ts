/**
 * `npm run screenshots`: pictures of every page, wide and narrow, light and dark, in `dist/screenshots/`. With
 * `-- --readme` it also renews the pictures of the README in `docs/pictures/`; with `-- --stores` it makes only those for the
 * extension's stores, in `docs/stores/pictures/`.
 */
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import type { BrowserContext, Page } from 'playwright-core'
import { launchChromium } from '../e2e/browser/studio.ts'
import { clickToolbarButton, type ExtensionBrowser, launchWithExtension } from '../e2e/extension/launch.ts'
import { chooseAllAccounts, press, setServer, signInAtPopup } from '../e2e/extension/popup.ts'
import { type Caller, enter, signInAsDemo } from '../e2e/support/api.ts'
import { setFaults, waitForLive } from '../e2e/support/live.ts'
import { type Product, startProduct, until } from '../e2e/support/product.ts'
import { buildWhatChanged } from './local/build.ts'
import { root } from './local/paths.ts'
import { embedded, studioStates } from './pictures/states.ts'
import { type Cookies, storePictures } from './pictures/stores.ts'
import { storyStates } from './pictures/story-states.ts'

const folder = join(root, 'dist/screenshots')
const schemes = ['light', 'dark'] as const
const widths = { wide: { width: 1280, height: 860 }, narrow: { width: 380, height: 780 } } as const

interface Scene {
  product: Product
  demo: Caller
  published: string
  troubled: string
  scheduled: string
  waiting: string
  sentBack: string
  /** A post whose answer was lost, and that the search found. */
  found: string
}

/** A demo organization with something to tell: a published post and one that went wrong on one platform. */
async function setScene(product: Product): Promise<Scene> {
  const demo = await signInAsDemo(product)
  const accounts = (await demo.must('GET', '/v1/accounts')).items as { id: string; platform: string }[]
  await setFaults(product, 'x', [{ kind: 'status', status: 403, match: 'POST /2/tweets', times: 1 }])
  const draft = await demo.must('POST', '/v1/posts', {
    text: 'Harbour swim on New Year’s Day: bring a towel, leave your dignity.',
    accountIds: accounts.map(({ id }) => id),
  })
  await demo.must('POST', `/v1/posts/${draft.id}/publish`, { revision: draft.revision })
  await waitForLive(product, 'Harbour swim', 2)
  const statusOf = async () => (await demo.must('GET', `/v1/posts/${draft.id}`)).status
  await until(async () => (await statusOf()) === 'PARTIALLY_PUBLISHED', 20_000, 'a partly published post')
  const match = 'POST /api/v1/statuses'
  await setFaults(product, 'mastodon', [{ kind: 'accept-then-fail', match, times: 1 }])
  const lost = await demo.must('POST', '/v1/posts', {
    text: 'The fog horn is off duty today. So are we.',
    accountIds: accounts.map(({ id }) => id),
  })
  await demo.must('POST', `/v1/posts/${lost.id}/publish`, { revision: lost.revision })
  await until(
    async () => (await demo.must('GET', `/v1/posts/${lost.id}`)).status === 'PUBLISHED',
    90_000,
    'the lost post to be found',
  )
  const first = async (status: string) =>
    (await demo.must('GET', `/v1/posts?status=${status}`)).items.at(-1).id
  const writer = (
    await enter(product.addresses.api, 'sign-in', { ...product.demo, email: product.demo.writer })
  ).in(demo.organizationId ?? '')
  const handIn = async (text: string, plan: object) => {
    const { id, revision } = await writer.must('POST', '/v1/posts', {
      text,
      accountIds: accounts.map((account) => account.id),
    })
    return writer.must('POST', `/v1/posts/${id}/request-approval`, { revision, ...plan })
  }
  const waiting = await handIn(
    'The lighthouse gets a new lamp: come and see the old one off, Friday at six.',
    {
      at: new Date(Date.now() + 50 * 3_600_000).toISOString(),
    },
  )
  const asked = await handIn('Low water on Sunday: the wreck shows itself again.', {})
  await demo.must('POST', `/v1/posts/${asked.id}/send-back`, {
    revision: asked.revision,
    comment: 'Which wreck? And say from where one sees it without getting wet feet.',
  })
  return {
    product,
    demo,
    waiting: waiting.id,
    sentBack: asked.id,
    published: await first('PUBLISHED'),
    troubled: draft.id,
    scheduled: await first('SCHEDULED'),
    found: lost.id,
  }
}

let session: Cookies | null = null

/** Signs the demo person in once and keeps the session: sign-ins are limited. */
async function signIn(page: Page, product: Product): Promise<void> {
  if (session) {
    await page.context().addCookies(session)
    await page.goto(`${product.addresses.api}/calendar`)
    return
  }
  await page.goto(`${product.addresses.api}/sign-in`)
  await page.locator('input[type=email]').fill(product.demo.email)
  await page.locator('input[type=password]').fill(product.demo.password)
  await page.locator('button[type=submit]').click()
  await page.waitForURL('**/calendar')
  session = await page.context().cookies()
}

async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready)
}

async function studio(
  context: BrowserContext,
  scene: Scene,
  take: (page: Page, name: string) => Promise<void>,
) {
  const { product, published, troubled, scheduled } = scene
  const studioUrl = product.addresses.api
  const page = await context.newPage()
  for (const path of ['sign-in', 'sign-up']) {
    await page.goto(`${studioUrl}/${path}`)
    await take(page, path)
  }
  await signIn(page, product)
  await take(page, 'calendar')
  const pages = {
    posts: '/drafts',
    compose: '/compose',
    'compose-scheduled': `/compose/${scheduled}`,
    'post-published': `/posts/${published}`,
    'post-troubled': `/posts/${troubled}`,
    accounts: '/accounts',
    settings: '/settings',
  }
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(`${studioUrl}${path}`)
    if (name === 'compose') {
      await page
        .locator('textarea')
        .first()
        .fill(
          'The old crane is being painted again. Guess the colour: https://harbour.example.com/crane #harbour',
        )
    }
    await take(page, name)
  }
  await page.close()
}

async function newcomer(
  context: BrowserContext,
  { product }: Scene,
  take: (page: Page, name: string) => Promise<void>,
) {
  const person = {
    email: `${crypto.randomUUID()}@people.example`,
    password: 'a long enough password',
    name: 'Jo',
  }
  const caller = await enter(product.addresses.api, 'sign-up', person)
  await caller.must('POST', '/v1/organizations', { name: 'Fresh Start', timeZone: 'Europe/Berlin' })
  const page = await context.newPage()
  await page.goto(`${product.addresses.api}/sign-in`)
  await page.locator('input[type=email]').fill(person.email)
  await page.locator('input[type=password]').fill(person.password)
  await page.locator('button[type=submit]').click()
  await page.waitForURL('**/calendar')
  await take(page, 'first-steps')
  await page.close()
}

async function elsewhere(
  context: BrowserContext,
  { product }: Scene,
  take: (page: Page, name: string) => Promise<void>,
) {
  const page = await context.newPage()
  for (const [name, url] of Object.entries({
    'api-docs': `${product.addresses.api}/docs`,
    'live-page': product.addresses.hub,
  })) {
    await page.goto(url)
    await take(page, name)
  }
  await page.close()
}

async function extension(
  scheme: (typeof schemes)[number],
  { product }: Scene,
  locale: 'en' | 'de' = 'en',
): Promise<void> {
  const suffix = locale === 'en' ? `-${scheme}` : `-${locale}`
  const browser = await launchWithExtension({
    extension: product.extensionFolder,
    colorScheme: scheme,
    locale: { en: 'en-US', de: 'de-DE' }[locale],
  })
  await setServer(browser, product.addresses.api)
  const page = await browser.context.newPage()
  await page.goto(product.addresses.cms)
  const story = await page.locator('a[href*="/news/"]').first().getAttribute('href')
  await page.goto(new URL(story ?? '/', product.addresses.cms).href)
  const popup = await clickToolbarButton(browser, page)
  const takePopup = async (name: string) => {
    await settle(popup)
    // The view is what a person sees at once; the picture would be as large as the browser's window.
    const [width = 0, height = 0] = await popup.evaluate(() => [innerWidth, innerHeight])
    await popup.screenshot({
      path: join(folder, `${name}${suffix}.png`),
      clip: { x: 0, y: 0, width, height },
    })
  }
  await popup.emulateMedia({ reducedMotion: 'reduce', colorScheme: scheme })
  await popup.locator('input[type=email]').waitFor()
  await takePopup('popup-signed-out')
  await signInAtPopup(popup, product.demo)
  await takePopup('popup-first')
  await chooseAllAccounts(popup)
  await takePopup('popup')
  const words = popup.locator('textarea.words')
  const text = await words.inputValue()
  await words.fill(`${text}: ${'the boats are back, and so is the soup. '.repeat(9)}`)
  await popup.locator('.issues, .problems').first().waitFor()
  await takePopup('popup-problems')
  await words.fill(text)
  await press(popup, 'schedule')
  await popup.locator('[data-action=schedule-then]').waitFor()
  await takePopup('popup-schedule')
  const options = await browser.context.newPage()
  await options.goto(`chrome-extension://${browser.extensionId}/options.html`)
  await settle(options)
  await options.screenshot({ path: join(folder, `options${suffix}.png`) })
  await browser.close()
}

/** Studio in German, whose words are long. */
async function german(
  browser: ExtensionBrowser,
  scene: Scene,
  size: string,
  viewport: { width: number; height: number },
): Promise<void> {
  const context = await browser.context
    .browser()
    ?.newContext({ viewport, locale: 'de-DE', reducedMotion: 'reduce' })
  if (!context) throw new Error('Chromium opened no context.')
  const take = takeAs(`${size}-de`)
  await studio(context, scene, take)
  const open = async () => {
    const page = await context.newPage()
    await signIn(page, scene.product)
    return page
  }
  await studioStates({ context, product: scene.product, take, open }, scene)
  await storyStates({ product: scene.product, take, open }, scene)
  await context.close()
}

const takeAs = (suffix: string) => async (page: Page, name: string) => {
  await settle(page)
  await page.screenshot({ path: join(folder, `${name}-${suffix}.png`) })
  console.log(`${name} ${suffix}`)
}

mkdirSync(folder, { recursive: true })
await buildWhatChanged((line) => console.log(line))
const product = await startProduct()
const forStores = process.argv.includes('--stores')
try {
  if (forStores) await storePictures(product, await cookiesOf(product))
  else await everyPage(await setScene(product))
} finally {
  await product.discard()
}

async function everyPage(scene: Scene): Promise<void> {
  for (const scheme of schemes) {
    await extension(scheme, scene)
    if (scheme === 'light') await extension(scheme, scene, 'de')
    const browser = await launchWithExtension({ extension: product.extensionFolder })
    for (const [size, viewport] of Object.entries(widths)) {
      const context = await browser.context
        .browser()
        ?.newContext({ viewport, colorScheme: scheme, reducedMotion: 'reduce' })
      if (!context) throw new Error('Chromium opened no context.')
      const take = takeAs(`${size}-${scheme}`)
      await studio(context, scene, take)
      const open = async () => {
        const page = await context.newPage()
        await signIn(page, product)
        return page
      }
      await studioStates({ context, product, take, open }, scene)
      await storyStates({ product, take, open }, scene)
      await elsewhere(context, scene, take)
      await embedded({ context, product, take })
      await context.clearCookies()
      await newcomer(context, scene, take)
      await context.close()
      if (scheme === 'light') await german(browser, scene, size, viewport)
    }
    await browser.close()
  }
  if (process.argv.includes('--readme')) {
    const pictures = join(root, 'docs/pictures')
    mkdirSync(pictures, { recursive: true })
    for (const [from, to] of [
      ['calendar-wide-light', 'calendar'],
      ['compose-scheduled-wide-light', 'composer'],
      ['cms-wide-light', 'embedded'],
      ['popup-light', 'popup'],
    ]) {
      copyFileSync(join(folder, `${from}.png`), join(pictures, `${to}.png`))
    }
  }
}

/** The session of the demo person, for a browser of its own. */
async function cookiesOf(product: Product): Promise<Cookies> {
  const browser = await launchChromium()
  const context = await browser.newContext({ locale: 'en' })
  await signIn(await context.newPage(), product)
  const cookies = await context.cookies()
  await browser.close()
  return cookies
}
