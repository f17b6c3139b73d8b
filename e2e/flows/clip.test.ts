import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemsOf } from '../browser/axe.ts'
import { button, chooseEveryAccount, textOf } from '../browser/composer.ts'
import { signInAtStudio } from '../browser/studio.ts'
import {
  chooseContextMenuEntry,
  clickToolbarButton,
  type ExtensionBrowser,
  typeClipShortcut,
} from '../extension/launch.ts'
import { goOnBeside } from '../extension/panel.ts'
import { closePopup, jobsOnDevice, openSignedIn, press } from '../extension/popup.ts'
import { startWithExtension } from '../extension/start.ts'
import type { Caller } from '../support/api.ts'
import { waitForLive } from '../support/live.ts'
import { type Product, until } from '../support/product.ts'

describe('clipping a page into a draft, and the draft onto the platforms', () => {
  let product: Product
  let caller: Caller
  let browser: ExtensionBrowser
  let page: Page

  beforeAll(async () => {
    ;({ product, caller, browser, page } = await startWithExtension('fish-market-under-a-new-roof'))
    await closePopup(await openSignedIn(browser, page, product.demo))
    await (await signInAtStudio(browser.context, product)).close()
  })
  afterAll(async () => {
    await browser?.close()
    await product?.discard()
  })

  const story = (slug: string) => `${product.addresses.cms}/news/${slug}`
  /** The clip and draft that the extension's newest job became. */
  const newest = async (count: number) => {
    const sent = async () => (await jobsOnDevice(browser)).filter(({ state }) => state === 'sent')
    await until(async () => (await sent()).length === count, 20_000, `${count} sent clips`)
    const post = await caller.must('GET', `/v1/posts/${(await sent()).at(-1)?.postId}`)
    return { post, ...(await caller.must('GET', `/v1/clips/${post.clipId}`)) }
  }

  it('asks for no host permission, neither in the manifest nor at run time', async () => {
    const manifest = JSON.parse(readFileSync(join(product.extensionFolder, 'manifest.json'), 'utf8'))
    expect(manifest.host_permissions).toBeUndefined()
    expect(manifest.optional_host_permissions).toBeUndefined()
    expect(manifest.content_scripts).toBeUndefined()
    expect(manifest.permissions).toEqual(expect.arrayContaining(['activeTab', 'scripting']))
    const worker = await browser.worker()
    expect(await worker.evaluate(async () => (await chrome.permissions.getAll()).origins)).toEqual([])
  })

  it('takes a story from the toolbar button, and the popup leads to the draft in Studio', async () => {
    await page.goto(`${story('night-ferries-return')}?utm_source=newsletter#soup`)
    const popup = await clickToolbarButton(browser, page)
    await popup.locator('.page__title').waitFor()
    expect(await popup.locator('.page__title').textContent()).toBe(
      'Night ferries return after eleven quiet winters',
    )
    expect(await popup.locator('.page__site').textContent()).toBe('Harbour Gazette · Ada Lindqvist')
    await press(popup, 'draft')
    await popup.getByRole('heading', { name: 'Draft saved' }).waitFor()

    const { clip, post } = await newest(1)
    expect(clip).toMatchObject({
      title: 'Night ferries return after eleven quiet winters',
      canonicalUrl: story('night-ferries-return'),
      siteName: 'Harbour Gazette',
      author: 'Ada Lindqvist',
      quoteSource: 'excerpt',
      leadImage: { url: `${product.addresses.cms}/pictures/night-ferry.jpg`, width: 1200, height: 675 },
    })
    expect(Date.parse(clip.publishedAt)).toBe(Date.parse('2026-11-20T06:30:00+01:00'))
    expect(clip.quote).toMatch(/last boat leaves the city pier|the harbour went to sleep at ten/)
    expect(post).toMatchObject({ status: 'DRAFT', link: { url: story('night-ferries-return') } })

    const opened = browser.context.waitForEvent('page')
    // The popup closes as soon as the new tab takes the focus, so that the click itself may not see its end.
    await popup
      .getByRole('link', { name: 'Open the draft' })
      .click()
      .catch(() => {})
    const studio = await opened
    await textOf(studio).waitFor()
    expect(await textOf(studio).inputValue()).toContain('Night ferries return after eleven quiet winters')
    await studio.locator('.link-card', { hasText: 'Night ferries return' }).waitFor()

    await chooseEveryAccount(studio)
    await textOf(studio).fill('Back on the water after eleven winters.')
    await button(studio, 'Post now').click()
    const live = await waitForLive(product, 'Back on the water', 3)
    expect(live.map(({ platform }) => platform).sort()).toEqual(['bluesky', 'mastodon', 'x'])
    await until(
      async () => (await waitForLive(product, 'Back on the water', 3)).every(({ card }) => card?.imageHash),
      10_000,
      'a card with a picture on every platform',
    )
    for (const { card } of await waitForLive(product, 'Back on the water', 3)) {
      expect(card?.url).toBe(story('night-ferries-return'))
      expect(card?.title).toBe('Night ferries return after eleven quiet winters')
    }
    await studio.getByRole('status').filter({ hasText: 'Published' }).waitFor()
    await studio.close()
  })

  it('quotes the selection from the context menu', async () => {
    await page.goto(story('why-the-lighthouse-blinks-twice'))
    const words = await page.evaluate(() => {
      const passage = [...document.querySelectorAll('article p')].find((each) =>
        each.textContent?.startsWith('A light that stays on'),
      )
      if (passage) getSelection()?.selectAllChildren(passage)
      return getSelection()?.toString() ?? ''
    })
    await chooseContextMenuEntry(browser, page, 'selection', { selectionText: words })
    const { clip, post } = await newest(2)
    expect(clip).toMatchObject({
      title: 'Why does the lighthouse blink twice?',
      canonicalUrl: story('why-the-lighthouse-blinks-twice'),
      quote: words,
      quoteSource: 'selection',
      author: 'Ada Lindqvist',
    })
    expect(post.text).toContain(`“${words.slice(0, 150)}`)
    expect(post.link.imageMediaId).toMatch(/^med_/)
    await page.locator('allin-confirmation').waitFor({ state: 'attached' })
  })

  it('takes the page at once with the shortcut', async () => {
    await page.goto(story('line-9-opens-on-monday'))
    await typeClipShortcut(browser, page)
    const { clip, post } = await newest(3)
    expect(clip).toMatchObject({
      kind: 'page',
      title: 'Line 9 opens on Monday, twelve minutes from harbour to hospital',
      canonicalUrl: story('line-9-opens-on-monday'),
      author: 'Tomasz Okoye',
      siteName: 'Harbour Gazette',
    })
    expect(post).toMatchObject({ status: 'DRAFT', link: { url: story('line-9-opens-on-monday') } })
    expect(post.link.imageMediaId).toMatch(/^med_/)
  })

  it('quotes the sentence of the page that is chosen in the popup, and takes it out again', async () => {
    await page.goto(story('fish-market-under-a-new-roof'))
    const popup = await clickToolbarButton(browser, page)
    await popup.getByText('Sentences of this page').click()
    const sentences = popup.getByRole('group', { name: 'Sentences of this page' }).getByRole('button')
    const text = popup.getByRole('textbox', { name: 'Text' })
    const before = await text.inputValue()
    const offered = await sentences.allTextContents()
    expect(offered.length).toBeGreaterThanOrEqual(3)
    const index = offered.findIndex((words) => !before.includes(words) && !/[“”]/.test(words))
    const words = offered[index] ?? ''
    await sentences.nth(index).click()
    await popup.locator('.sentences__one[aria-pressed=true]').waitFor()
    expect(await text.inputValue()).toContain(words)
    await sentences.nth(index).click()
    await popup.locator('.sentences__one[aria-pressed=true]').waitFor({ state: 'detached' })
    expect(await text.inputValue()).not.toContain(words)
    await closePopup(popup)
  })

  it('puts the price and the video of a page into the text, and adds its sentences in the side panel', async () => {
    const address = 'https://quayside.example/products/tern-kettle'
    await page.route('https://quayside.example/**', (route) =>
      route.fulfill({ contentType: 'text/html; charset=utf-8', body: kettle }),
    )
    await page.goto(address)
    const popup = await clickToolbarButton(browser, page)
    const text = popup.getByRole('textbox', { name: 'Text' })
    await popup.getByTitle('Put the price €49 into the text').click()
    await popup.getByTitle('Put the link to “The kettle boils” into the text').click()
    await popup.locator('.found__row button[aria-pressed=true]').nth(1).waitFor()
    expect(await text.inputValue()).toMatch(/\n\n€49\n\nhttps:\/\/quayside\.example\/kettle\.mp4$/)
    await popup.getByText('Sentences of this page').click()
    expect(await problemsOf(popup)).toEqual([])

    const panel = await goOnBeside(browser, popup)
    await page.bringToFront()
    await panel.getByRole('button', { name: 'Add a sentence' }).click()
    const sentence = panel.locator('.collect .sentences__one', { hasText: 'stays cool' })
    await sentence.click()
    await panel.locator('.collect .sentences__one[aria-pressed=true]', { hasText: 'stays cool' }).waitFor()
    expect(await panel.locator('textarea.words').inputValue()).toContain('Its handle stays cool')
    expect(await problemsOf(panel)).toEqual([])
    await panel.close()
  })
})

const kettle = `<!doctype html><html lang="en-GB"><head><title>Tern kettle — Quayside</title>
<script type="application/ld+json">{"@type":"Product","name":"Tern kettle","offers":{"@type":"Offer","price":"49.00","priceCurrency":"EUR"}}</script></head>
<body><main><h1>Tern kettle</h1><p>The Tern kettle boils a litre in four minutes and folds to the height of a cup. Its handle stays cool on gas as on an open fire, and the lid locks with a quarter turn.</p>
<video controls preload="none" src="/kettle.mp4" title="The kettle boils"></video><p>Every kettle is hammered by hand in a shed on the quay, and no two of them whistle alike.</p></main></body></html>`
