import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  chooseContextMenuEntry,
  clickToolbarButton,
  type ExtensionBrowser,
  launchWithExtension,
  typeClipShortcut,
} from '../extension/launch.ts'
import {
  badgeOf,
  chooseAllAccounts,
  closePopup,
  jobsOnDevice,
  openSignedIn,
  press,
  setServer,
} from '../extension/popup.ts'
import { type Caller, signInAsDemo } from '../support/api.ts'
import { png } from '../support/images.ts'
import { livePosts, waitForLive } from '../support/live.ts'
import { type Product, startProduct, until } from '../support/product.ts'
import { type Site, type SiteFile, serveSite } from '../support/site.ts'

const words = 'input[type=email], textarea.words'

/** A page whose markup and pictures disagree about sizes: only a browser knows which picture is large. */
const article = `<!doctype html><html lang="en"><head><title>Low water at the old mill | Reedbank Notes</title>
<meta property="og:site_name" content="Reedbank Notes"></head><body><main><article>
<h1>Low water at the old mill</h1><p class="byline">By Orla Finch</p>
<img src="/small.png" width="900" height="600" alt="Stretched">
<img src="/large.png" width="120" height="80" alt="The mill from the weir">
<p>The river fell so far this week that the footings of the old mill stood dry, for the first time in thirty years.</p>
<p id="passage">Only the heron seemed pleased.</p>
<p><a href="https://elsewhere.example/levels?utm_source=reedbank">All river levels</a></p></article></main></body></html>`

describe('the extension on a device', () => {
  let product: Product
  let caller: Caller
  let site: Site
  let address: string
  let profile: string
  let browser: ExtensionBrowser
  let page: Page

  beforeAll(async () => {
    product = await startProduct()
    caller = await signInAsDemo(product)
  })
  afterAll(() => product?.discard())

  beforeEach(async () => {
    profile = mkdtempSync(join(tmpdir(), 'allin-profile-'))
    browser = await launchWithExtension({ profile, locale: 'en' })
    await setServer(browser, product.addresses.api)
    site = await serveSite(answer)
    address = `${site.origin}/mill`
    page = await browser.context.newPage()
    await page.goto(address)
  })
  afterEach(async () => {
    await browser?.close()
    await site?.close()
    rmSync(profile, { recursive: true, force: true })
  })

  it('reads no page before a gesture, and keeps pages out of what it stores', async () => {
    const worker = await browser.worker()
    const inject = (file: string) =>
      worker.evaluate(async (file) => {
        const tabs = await chrome.tabs.query({})
        const tries = tabs.map(({ id = -1 }) =>
          chrome.scripting.executeScript({ target: { tabId: id }, files: [file] }),
        )
        return (await Promise.allSettled(tries)).map(({ status }) => status)
      }, file)
    expect(new Set(await inject('/clipper.js'))).toEqual(new Set(['rejected']))
    const popup = await clickToolbarButton(browser, page)
    await popup.locator(words).first().waitFor()
    const seen = await worker.evaluate(async () => {
      const [tab] = (await chrome.tabs.query({ active: true })).filter(({ url }) => url?.endsWith('/mill'))
      const [injected] = await chrome.scripting.executeScript({
        target: { tabId: tab?.id ?? -1 },
        func: async () => {
          const read = (area: chrome.storage.StorageArea) =>
            area.get(null).then(
              () => 'read',
              () => 'refused',
            )
          const asked = await chrome.runtime.sendMessage({ allin: 1, name: 'queue.send', question: {} })
          return [await read(chrome.storage.local), await read(chrome.storage.session), asked]
        },
      })
      return injected?.result
    })
    expect(seen).toEqual(['refused', 'refused', null])
  })

  it('clips a page as the browser shows it, with its larger picture', async () => {
    const popup = await openSignedIn(browser, page, product.demo)
    expect(await popup.locator('.page__title').textContent()).toBe('Low water at the old mill')
    expect(await popup.locator('.page__site').textContent()).toBe('Reedbank Notes · Orla Finch')
    expect(await popup.locator('.page__image').getAttribute('src')).toBe(new URL('/large.png', address).href)
    await press(popup, 'draft')
    await popup.locator('.outcome__mark.tone-green').waitFor()
    const href = (await popup.locator('.outcome__actions a').getAttribute('href')) ?? ''
    const draft = await caller.must('GET', `/v1/posts/${href.split('/').at(-1)}`)
    expect(draft).toMatchObject({
      status: 'DRAFT',
      text: expect.stringContaining('”\n— Orla Finch, Reedbank Notes\n\nLow water at the old mill'),
      link: { url: address, title: 'Low water at the old mill' },
    })
    expect(draft.link.imageMediaId).toMatch(/^med_/)
  })

  it('loses no word when the popup closes, nor when the browser does; only the sign-in is gone', async () => {
    const popup = await openSignedIn(browser, page, product.demo)
    await chooseAllAccounts(popup)
    await popup.locator('textarea.words').fill('Half a thought about')
    await popup.locator('textarea.words').press('End')
    await popup.locator('textarea.words').pressSequentially(' the weir')
    await closePopup(popup)
    const again = await clickToolbarButton(browser, page)
    await again.locator('textarea.words').waitFor()
    expect(await again.locator('textarea.words').inputValue()).toBe('Half a thought about the weir')
    await closePopup(again)

    await browser.close()
    browser = await launchWithExtension({ profile, locale: 'en' })
    page = await browser.context.newPage()
    await page.goto(address)
    const later = await openSignedIn(browser, page, product.demo)
    expect(await later.locator('textarea.words').inputValue()).toBe('Half a thought about the weir')
    expect(await later.locator('.account[aria-pressed=true]').count()).toBe(3)
  })

  it('keeps a post while the server is away and sends it once when it is back', async () => {
    const popup = await openSignedIn(browser, page, product.demo)
    await chooseAllAccounts(popup)
    await popup.locator('textarea.words').fill('Written while nobody listened')
    await product.stop()
    await press(popup, 'publish')
    await popup.locator('.outcome__mark.tone-amber').waitFor({ timeout: 40_000 })
    await closePopup(popup)
    expect((await jobsOnDevice(browser)).map(({ state }) => state)).toEqual(['waiting'])
    expect(await badgeOf(browser)).toBe('1')

    product = await startProduct({ home: product.home, port: product.port })
    caller = await signInAsDemo(product)
    const back = await clickToolbarButton(browser, page)
    await waitForLive(product, 'Written while nobody listened', 3)
    await back.locator('.latest').waitFor()
    expect(await livePosts(product, 'Written while nobody listened')).toHaveLength(3)
    expect((await jobsOnDevice(browser)).map(({ state }) => state)).toEqual(['sent'])
  })

  it('clips page, passage, image and link from the menu, and the page by a key, each into a draft', async () => {
    await closePopup(await openSignedIn(browser, page, product.demo))
    const clipped = async (count: number) => {
      await until(
        async () => (await jobsOnDevice(browser)).filter(({ state }) => state === 'sent').length === count,
        20_000,
        `${count} sent clips`,
      )
      const { postId } = (await jobsOnDevice(browser)).at(-1) ?? {}
      const post = await caller.must('GET', `/v1/posts/${postId}`)
      const { clip } = await caller.must('GET', `/v1/clips/${post.clipId}`)
      return { post, clip }
    }
    await typeClipShortcut(browser, page)
    const whole = await clipped(1)
    expect(whole.clip).toMatchObject({ kind: 'page', canonicalUrl: address, author: 'Orla Finch' })
    await page.locator('allin-confirmation').waitFor({ state: 'attached' })

    await page.evaluate(() => {
      const passage = document.querySelector('#passage')
      if (passage) getSelection()?.selectAllChildren(passage)
    })
    await chooseContextMenuEntry(browser, page, 'selection', {
      selectionText: 'Only the heron seemed pleased.',
    })
    const passage = await clipped(2)
    expect(passage.clip).toMatchObject({ quote: 'Only the heron seemed pleased.', quoteSource: 'selection' })
    expect(passage.post.text).toContain('Only the heron seemed pleased.')

    await chooseContextMenuEntry(browser, page, 'link', {
      linkUrl: 'https://elsewhere.example/levels?utm_source=reedbank',
    })
    const link = await clipped(3)
    expect(link.clip).toMatchObject({
      kind: 'link',
      title: 'All river levels',
      canonicalUrl: 'https://elsewhere.example/levels',
    })

    await chooseContextMenuEntry(browser, page, 'image', { srcUrl: new URL('/large.png', address).href })
    const image = await clipped(4)
    expect(image.clip).toMatchObject({
      kind: 'image',
      leadImage: { alt: 'The mill from the weir', width: 640 },
    })
  })
})

/** The article, and pictures whose real sizes contradict its markup. */
function answer(path: string): SiteFile | null {
  if (path.endsWith('.png')) {
    return { type: 'image/png', body: path === '/large.png' ? png(640, 480) : png(40, 30) }
  }
  return path === '/mill' ? { type: 'text/html; charset=utf-8', body: article } : null
}
