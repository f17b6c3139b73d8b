import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemsOf } from '../browser/axe.ts'
import { chooseContextMenuEntry, clickToolbarButton, type ExtensionBrowser } from '../extension/launch.ts'
import { goOnBeside } from '../extension/panel.ts'
import { chooseAllAccounts, closePopup, openSignedIn, press } from '../extension/popup.ts'
import { startWithExtension } from '../extension/start.ts'
import { waitForLive } from '../support/live.ts'
import { type Product, until } from '../support/product.ts'

describe('collecting into the draft beside the pages', () => {
  let product: Product
  let browser: ExtensionBrowser
  let page: Page
  let panel: Page

  beforeAll(async () => {
    ;({ product, browser, page } = await startWithExtension('night-ferries-return'))
    const popup = await openSignedIn(browser, page, product.demo)
    await chooseAllAccounts(popup)
    panel = await goOnBeside(browser, popup)
  })
  afterAll(async () => {
    await browser?.close()
    await product?.discard()
  })

  const story = (slug: string) => `${product.addresses.cms}/news/${slug}`
  const words = () => panel.locator('textarea.words').inputValue()
  const pieces = () => panel.locator('.piece')
  const button = (name: string) => panel.getByRole('button', { name })

  it('goes on with the words of the popup', async () => {
    await until(
      async () => (await words()).endsWith('\n\nNight ferries return after eleven quiet winters'),
      10_000,
      'the words of the popup',
    )
    expect(await panel.locator('.account[aria-pressed=true]').count()).toBe(3)
    await panel.locator('textarea.words').fill('Two things from the harbour this week.')
    expect(await problemsOf(panel)).toEqual([])
  })

  it('says what to do on a page that no gesture has opened, and takes it after one', async () => {
    await page.goto('about:blank')
    await button('Add the page').click()
    await panel.getByText('The browser has not opened this page to AllIN yet.').waitFor()
    expect(await pieces().count()).toBe(0)

    await page.goto(story('fish-market-under-a-new-roof'))
    await closePopup(await clickToolbarButton(browser, page))
    await button('Add the page').click()
    await pieces().first().waitFor()
    expect(await words()).toMatch(
      /^Two things from the harbour this week\.\n\n.+\nhttp.+\/fish-market-under-a-new-roof$/,
    )
    await button('Add selection').click()
    await panel.getByText('Nothing is selected on the page.').waitFor()
  })

  it('collects passages and images from the context menu, also while the person is writing', async () => {
    await page.evaluate(() => {
      const passage = document.querySelector('article p, main p')
      if (passage) getSelection()?.selectAllChildren(passage)
    })
    const selectionText = (await page.evaluate(() => getSelection()?.toString().trim())) ?? ''
    await chooseContextMenuEntry(browser, page, 'add-selection', { selectionText })
    await pieces().nth(1).waitFor()
    expect(await words()).toContain(`“${selectionText.slice(0, 40)}`)

    const srcUrl = `${product.addresses.cms}/pictures/night-ferry.jpg`
    await page.goto(story('night-ferries-return'))
    await chooseContextMenuEntry(browser, page, 'add-image', { srcUrl })
    await panel.locator('.piece__image').waitFor()
    await panel.locator('.piece input').fill('The last boat at the pier')
    expect(await problemsOf(panel)).toEqual([])
  })

  it('takes a piece out with its words, and brings it back', async () => {
    const before = await words()
    await pieces()
      .nth(1)
      .getByRole('button', { name: /^Remove/ })
      .click()
    await panel.getByText('Removed from the draft.').waitFor()
    expect(await pieces().count()).toBe(2)
    expect((await words()).length).toBeLessThan(before.length)
    await button('Undo').click()
    await pieces().nth(2).waitFor()
    expect(await words()).toBe(before)
    await pieces()
      .nth(1)
      .getByRole('button', { name: /^Remove/ })
      .click()
  })

  it('makes one post of it all, with the picture and its description', async () => {
    await panel.locator('textarea.words').fill('Harbour notes, collected.')
    await press(panel, 'publish')
    await panel.getByRole('heading', { name: 'Posted', exact: true }).waitFor()
    const live = await waitForLive(product, 'Harbour notes, collected.', 3)
    for (const { media } of live) {
      expect(media).toHaveLength(1)
      expect(media[0]?.alt).toBe('The last boat at the pier')
    }
    await button('Write another').click()
    expect(await words()).toBe('')
    expect(await pieces().count()).toBe(0)
  })
})
