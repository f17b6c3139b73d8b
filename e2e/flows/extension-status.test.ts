import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyExtension, type ExtensionCopy } from '../extension/copy.ts'
import { clickToolbarButton, type ExtensionBrowser, launchWithExtension } from '../extension/launch.ts'
import { badgeOf, closePopup, openSignedIn, press, setServer } from '../extension/popup.ts'
import { type Caller, signInAsDemo } from '../support/api.ts'
import { letSearchEnd } from '../support/database.ts'
import { setFaults } from '../support/live.ts'
import { type Product, startProduct, until } from '../support/product.ts'

describe('what became of a post, on the button and outside the window', () => {
  let product: Product
  let caller: Caller
  let extension: ExtensionCopy
  let browser: ExtensionBrowser
  let page: Page
  let popup: Page

  beforeAll(async () => {
    product = await startProduct({ env: { SWEEP_SECONDS: '1' } })
    caller = await signInAsDemo(product)
    extension = copyExtension(product.extensionFolder)
    // Nobody can press Allow in the question that the browser itself asks: the permission is given from the beginning.
    extension.change((manifest) => {
      const { optional_permissions: _, ...rest } = manifest
      return { ...rest, permissions: [...manifest.permissions, 'notifications'] }
    })
    browser = await launchWithExtension({ locale: 'en', extension: extension.folder })
    await setServer(browser, product.addresses.api)
    page = await browser.context.newPage()
    await page.goto(`${product.addresses.cms}/news/night-ferries-return`)
    await closePopup(await openSignedIn(browser, page, product.demo))
  })
  afterAll(async () => {
    await browser?.close()
    await product?.discard()
    extension?.discard()
  })

  const shown = async () =>
    (await browser.worker()).evaluate(async () => Object.keys(await chrome.notifications.getAll()))
  const badgeIs = (text: string) =>
    until(async () => (await badgeOf(browser)) === text, 60_000, `the badge “${text}”`)
  const notified = (postId: string) =>
    until(async () => (await shown()).includes(`post:${postId}`), 60_000, 'a notification')
  const option = async (wanted: boolean) => {
    const options = await browser.context.newPage()
    await options.goto(`chrome-extension://${browser.extensionId}/options.html`)
    const box = options.getByRole('checkbox')
    if ((await box.isChecked()) !== wanted) await box.click()
    await until(() => box.isChecked().then((checked) => checked === wanted), 10_000, 'the choice')
    await options.close()
  }
  /** Posts on Mastodon alone and answers the post's id. */
  const post = async (text: string) => {
    popup = await clickToolbarButton(browser, page)
    await popup.locator('.account').first().waitFor()
    for (const account of await popup.locator('.account').all()) {
      const isMastodon = ((await account.textContent()) ?? '').includes('Mastodon')
      const isChosen = (await account.getAttribute('aria-pressed')) === 'true'
      if (isMastodon !== isChosen) await account.click()
    }
    await popup.locator('textarea.words').fill(text)
    await press(popup, 'publish')
    const link = popup.locator('.outcome__actions a')
    const id = ((await link.getAttribute('href')) ?? '').split('/').at(-1) ?? ''
    await closePopup(popup)
    return id
  }
  const becomes = (postId: string, status: string) =>
    until(
      async () => (await caller.must('GET', `/v1/posts/${postId}`)).targets[0].status === status,
      30_000,
      `the post to be ${status}`,
    )

  it('says nothing outside the window unless it was asked to', async () => {
    const id = await post('Out without a word.')
    const watches = async () =>
      (await browser.worker()).evaluate(async () =>
        Object.keys(await chrome.storage.local.get(null)).filter((key) => key.startsWith('watch:')),
      )
    expect(await watches()).toEqual([`watch:${id}`])
    await until(async () => (await watches()).length === 0, 60_000, 'the look at the post')
    expect(await shown()).toEqual([])
    expect(await badgeOf(browser)).toBe('')
  })

  it('says that a post is out, and leads to it', async () => {
    await option(true)
    const id = await post('Out, and told so.')
    await notified(id)
    const opens = browser.context.waitForEvent('page')
    await (await browser.worker()).evaluate((name) => {
      const event = chrome.notifications.onClicked as typeof chrome.notifications.onClicked & {
        dispatch(id: string): void
      }
      event.dispatch(name)
    }, `post:${id}`)
    const studio = await opens
    await studio.waitForURL(`**/posts/${id}**`)
    await studio.close()
    await until(async () => !(await shown()).includes(`post:${id}`), 10_000, 'no notification')
    expect(await badgeOf(browser)).toBe('')
  })

  it('says that a post failed and that one needs a look, on the button until somebody has seen it', async () => {
    await setFaults(product, 'mastodon', [{ kind: 'status', status: 422, match: '^POST /api/v1/statuses$' }])
    const refused = await post('Refused.')
    await becomes(refused, 'FAILED')
    await setFaults(product, 'mastodon', [
      { kind: 'status', status: 500, match: 'POST /api/v1/statuses' },
      { kind: 'status', status: 503, match: '^GET ' },
    ])
    const doubtful = await post('Perhaps out, perhaps not.')
    await becomes(doubtful, 'CONFIRMING')
    await letSearchEnd(product, doubtful)
    await notified(refused)
    await notified(doubtful)
    await badgeIs('2')
    await setFaults(product, 'mastodon', [])

    popup = await clickToolbarButton(browser, page)
    await popup.getByText(/ did not go out\.$/).waitFor()
    await popup.getByText(/ needs a look\.$/).waitFor()
    const dismiss = popup.getByRole('button', { name: 'Dismiss' })
    await dismiss.first().click()
    await badgeIs('1')
    await dismiss.click()
    await badgeIs('')
    await closePopup(popup)
  })
})
