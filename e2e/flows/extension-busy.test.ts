import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Footprint, measureFootprint } from '../extension/footprint.ts'
import {
  clickToolbarButton,
  type ExtensionBrowser,
  openWindow,
  pressToolbarButton,
  repeatClipShortcut,
  tabOf,
  typeClipShortcut,
} from '../extension/launch.ts'
import { goOnBeside } from '../extension/panel.ts'
import { chooseAllAccounts, closePopup, jobsOnDevice, openSignedIn } from '../extension/popup.ts'
import { startWithExtension } from '../extension/start.ts'
import type { Caller } from '../support/api.ts'
import { png } from '../support/images.ts'
import { livePosts, waitForLive } from '../support/live.ts'
import { type Product, until } from '../support/product.ts'
import { serveSite } from '../support/site.ts'

describe('the extension in busy hands', () => {
  let product: Product
  let caller: Caller
  let browser: ExtensionBrowser
  let page: Page

  beforeAll(async () => {
    ;({ product, caller, browser, page } = await startWithExtension('night-ferries-return'))
  })
  afterAll(async () => {
    await browser?.close()
    await product?.discard()
  })

  it('keeps one draft in two windows: each sees the other’s words, and both pressing Post send it once', async () => {
    const popup = await openSignedIn(browser, page, product.demo)
    await chooseAllAccounts(popup)
    await popup.locator('textarea.words').fill('Left.')
    const left = await goOnBeside(browser, popup)
    const elsewhere = await openWindow(browser)
    await elsewhere.goto(`${product.addresses.cms}/news/line-9-opens-on-monday`)
    const second = await clickToolbarButton(browser, elsewhere)
    await second.locator('textarea.words').waitFor()
    const right = await goOnBeside(browser, second)
    const words = (panel: Page) => panel.locator('textarea.words')
    const bothShow = (text: string) =>
      until(
        async () => (await words(left).inputValue()) === text && (await words(right).inputValue()) === text,
        20_000,
        `“${text}” in both windows`,
      )
    // The second window's page came along.
    for (const panel of [left, right]) await panel.locator('.piece').waitFor()

    let text = ''
    await words(left).fill(text)
    for (const [index, letter] of [...'to and fro'].entries()) {
      const panel = index % 2 === 0 ? left : right
      text += letter
      await words(panel).press('End')
      await words(panel).pressSequentially(letter)
      await bothShow(text)
    }
    const post = (panel: Page) =>
      panel.evaluate(() => document.querySelector<HTMLElement>('.actions [data-action=publish]')?.click())
    await Promise.all([post(left), post(right)])
    await waitForLive(product, text, 3, 60_000)
    await until(
      async () => (await jobsOnDevice(browser)).every(({ state }) => state === 'sent'),
      20_000,
      'an empty queue',
    )
    expect(await livePosts(product, text)).toHaveLength(3)
    expect(await jobsOnDevice(browser)).toHaveLength(1)
    await elsewhere.close()
    await left.close()
    await right.close().catch(() => {})
  })

  /** Presses the toolbar button on a page that does nothing else for some milliseconds. */
  const pressWhileBusy = async (milliseconds: number) => {
    await page.bringToFront()
    const tab = await tabOf(browser, page)
    await page.evaluate((milliseconds) => {
      setTimeout(() => {
        const end = performance.now() + milliseconds
        while (performance.now() < end);
      })
    }, milliseconds)
    return pressToolbarButton(browser, tab)
  }
  const draftsOnDevice = async () => {
    const worker = await browser.worker()
    return worker.evaluate(async () =>
      Object.keys(await chrome.storage.local.get(null)).filter((key) => key.startsWith('draft:')),
    )
  }

  it('lets one write while the page is too busy to be read, which then joins what was written', async () => {
    const popup = await pressWhileBusy(4_000)
    await popup.locator('textarea.words:focus').waitFor()
    await popup.getByRole('status', { name: 'Reading this page…' }).waitFor()
    await popup.keyboard.type('Boats at ')
    // Nothing goes out without the page that it is about.
    expect(await popup.locator('.actions [data-action=publish]').isDisabled()).toBe(true)
    await popup.locator('.page__card').waitFor()
    await popup.keyboard.type('night')
    expect(await popup.locator('textarea.words').inputValue()).toBe('Boats at night')
    await until(async () => (await draftsOnDevice()).length === 1, 5_000, 'one draft')
    await closePopup(popup)
    const again = await clickToolbarButton(browser, page)
    expect(await again.locator('textarea.words').inputValue()).toBe('Boats at night')
    expect(await again.locator('.others').count()).toBe(0)
    await closePopup(again)
  })

  it('keeps what was written before the page was read, when the popup is closed at once', async () => {
    const popup = await pressWhileBusy(4_000)
    await popup.locator('textarea.words:focus').waitFor()
    await popup.keyboard.type('Too quick')
    await until(async () => (await draftsOnDevice()).length === 2, 5_000, 'both drafts')
    await closePopup(popup)
    const again = await clickToolbarButton(browser, page)
    expect(await again.locator('textarea.words').inputValue()).toBe('Boats at night')
    await again.locator('.others summary').click()
    await again.locator('.others__open').click()
    await again.locator('.others').getByText('Too quick').waitFor({ state: 'detached' })
    expect(await again.locator('textarea.words').inputValue()).toBe('Too quick')
    expect(await again.locator('.actions [data-action=publish]').isEnabled()).toBe(true)
    await closePopup(again)
  })

  it('does not wait for ever for a page that hangs', async () => {
    const popup = await pressWhileBusy(12_000)
    await popup.locator('textarea.words:focus').waitFor()
    await popup.keyboard.type('Without the page')
    await popup.getByText('This page could not be read.').waitFor()
    expect(await popup.locator('textarea.words').inputValue()).toBe('Without the page')
    expect(await popup.locator('.actions [data-action=draft]').isEnabled()).toBe(true)
    await closePopup(popup)
  })

  it('clips 200 times in a row into 200 drafts, and neither it nor the page grows', async () => {
    const site = await serveSite((path) =>
      path.endsWith('.png')
        ? { type: 'image/png', body: png(640, 480) }
        : { type: 'text/html; charset=utf-8', body: article },
    )
    try {
      await page.goto(`${site.origin}/article/1`)
      const footprints: Footprint[] = []
      for (let count = 1; count <= 200; count += 1) {
        await showArticle(count)
        await (count === 1 ? typeClipShortcut : repeatClipShortcut)(browser, page)
        // The page is told as soon as the draft is on the server.
        await page.locator('allin-confirmation').waitFor({ state: 'attached' })
        if (count === 50 || count === 200) footprints.push(await measureFootprint(browser, page))
      }
      const [settled, end] = footprints as [Footprint, Footprint]
      const growth = Object.entries(end).map(([part, bytes]): [string, number] => [
        part,
        Math.round((bytes - settled[part as keyof Footprint]) / 150),
      ])
      // Each clip carries a text of some 30,000 bytes: one that stays behind would be seen at once.
      const whole = JSON.stringify(end)
      for (const [part, bytes] of growth) expect(bytes, `${part} a clip, of ${whole}`).toBeLessThan(2_000)
      expect(await clipsOf(site.origin)).toBe(200)
    } finally {
      await site.close()
    }
  }, 900_000)

  /** Shows another article in the same document, as single-page apps do. */
  const showArticle = (count: number) =>
    page.evaluate((number) => {
      history.pushState(null, '', `/article/${number}`)
      document.title = `Article ${number}`
      for (const heading of document.querySelectorAll('h1')) heading.textContent = document.title
      document.querySelector('allin-confirmation')?.remove()
    }, count)

  /** How many clips of a site's pages are on the server. */
  const clipsOf = async (site: string) => {
    const addresses = new Set<string>()
    let cursor: string | null = null
    do {
      const path: string = `/v1/clips?limit=100${cursor === null ? '' : `&cursor=${cursor}`}`
      const { items, nextCursor } = await caller.must('GET', path)
      for (const { clip } of items) {
        if (clip.canonicalUrl.startsWith(site)) addresses.add(clip.canonicalUrl)
      }
      cursor = nextCursor
    } while (cursor !== null)
    return addresses.size
  }
})

const sentence = 'The river fell so far this week that the footings of the old mill stood dry again. '
const article = `<!doctype html><html lang="en"><head><title>Article</title></head><body><main><article><h1>Article</h1>
<img src="/mill.png" width="640" height="480" alt="The mill">${`<p>${sentence.repeat(6)}</p>`.repeat(60)}</article></main></body></html>`
