import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { copyExtension, type ExtensionCopy } from '../extension/copy.ts'
import {
  clickToolbarButton,
  type ExtensionBrowser,
  killBrowser,
  launchWithExtension,
  reloadExtension,
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
  signInAtPopup,
} from '../extension/popup.ts'
import { type Caller, signInAsDemo } from '../support/api.ts'
import { type Between, standBetween } from '../support/between.ts'
import { changeStored } from '../support/database.ts'
import { livePosts, waitForLive } from '../support/live.ts'
import { type Product, startProduct, until } from '../support/product.ts'

describe('what waits on a device', () => {
  let product: Product
  let caller: Caller
  let between: Between
  let extension: ExtensionCopy
  let profile: string
  let browser: ExtensionBrowser
  let page: Page

  beforeAll(async () => {
    product = await startProduct()
    caller = await signInAsDemo(product)
    between = await standBetween(product.addresses.api)
    extension = copyExtension(product.extensionFolder)
    profile = mkdtempSync(join(tmpdir(), 'allin-profile-'))
    await startBrowser()
    await setServer(browser, between.address)
  })
  afterAll(async () => {
    await browser?.close()
    await between?.close()
    extension?.discard()
    if (profile) rmSync(profile, { recursive: true, force: true })
    await product?.discard()
  })

  /** Jobs on the device from earlier tests; they stay there for a while to be seen. */
  let earlier: number
  beforeEach(async () => {
    earlier = (await jobsOnDevice(browser)).length
    between.passed.length = 0
  })
  afterEach(async () => {
    for (const open of browser.context.pages()) if (open.url().includes('/popup.html')) await closePopup(open)
  })

  const startBrowser = async () => {
    browser = await launchWithExtension({ profile, locale: 'en', extension: extension.folder })
    page = await browser.context.newPage()
    await page.goto(`${product.addresses.cms}/news/night-ferries-return`)
  }
  const jobs = async () => (await jobsOnDevice(browser)).slice(earlier)
  const states = async () => (await jobs()).map(({ state }) => state)
  const become = (...expected: string[]) =>
    until(async () => (await states()).join() === expected.join(), 40_000, `jobs that are ${expected}`)
  const openPopup = async () => {
    const popup = await clickToolbarButton(browser, page)
    await popup.locator('.account').first().waitFor()
    return popup
  }
  const drafts = async (): Promise<{ id: string }[]> =>
    (await caller.must('GET', '/v1/posts?status=DRAFT')).items
  const times = (line: string) => between.passed.filter((each) => each === line).length

  // One sign-in after the other is counted: the person signs in where a test is about that, and stays signed in else.
  it('is taken while nobody is signed in, and goes out after the first sign-in', async () => {
    const before = (await drafts()).length
    await typeClipShortcut(browser, page)
    await become('waiting')
    await until(async () => (await badgeOf(browser)) === '1', 10_000, 'a badge that counts one')
    await page.locator('allin-confirmation').waitFor({ state: 'attached' })
    await openSignedIn(browser, page, product.demo)
    await become('sent')
    expect((await drafts()).length).toBe(before + 1)
    await until(async () => ['✓', ''].includes(await badgeOf(browser)), 10_000, 'a badge that counts nothing')
  })

  it('is sent again when an answer is lost, and is there once', async () => {
    const popup = await openPopup()
    await chooseAllAccounts(popup)
    await popup.locator('textarea.words').fill('Heard twice, posted once.')
    const lost = () => Promise.reject(new Error('lost on the way'))
    for (const line of ['POST /v1/clips', 'POST /v1/posts', 'POST /v1/posts/*/publish']) {
      between.once(line, lost)
    }
    await press(popup, 'publish')
    // What was in vain waits longer each time; a person who asks is not kept waiting.
    const send = () =>
      popup.evaluate(() => chrome.runtime.sendMessage({ allin: 1, name: 'queue.send', question: {} }))
    await until(
      async () => {
        await send()
        return (await states()).join() === 'sent'
      },
      60_000,
      'the post to be sent',
    )
    await waitForLive(product, 'Heard twice, posted once.', 3)
    expect(await livePosts(product, 'Heard twice, posted once.')).toHaveLength(3)
    expect([times('POST /v1/clips'), times('POST /v1/posts')]).toEqual([2, 2])
  })

  it('goes out by itself when a device that was offline is back', async () => {
    const popup = await openPopup()
    await chooseAllAccounts(popup)
    await popup.locator('textarea.words').fill('Written in a tunnel.')
    await browser.context.setOffline(true)
    await press(popup, 'publish')
    await popup.locator('.outcome__mark.tone-amber').waitFor({ timeout: 40_000 })
    await closePopup(popup)
    expect(await states()).toEqual(['waiting'])
    await browser.context.setOffline(false)
    await waitForLive(product, 'Written in a tunnel.', 3, 60_000)
    await become('sent')
    expect(await livePosts(product, 'Written in a tunnel.')).toHaveLength(3)
  })

  it('stops where the session ends between two steps, and goes on after the next sign-in', async () => {
    const popup = await openPopup()
    await chooseAllAccounts(popup)
    await popup.locator('textarea.words').fill('Signed out halfway.')
    between.once('POST /v1/posts', () =>
      changeStored(product, 'delete from sessions where created_at = (select max(created_at) from sessions)'),
    )
    await press(popup, 'publish')
    await popup.locator('.outcome__mark.tone-amber').waitFor({ timeout: 40_000 })
    const [waiting] = await jobs()
    expect(waiting).toMatchObject({ state: 'waiting', postId: expect.stringMatching(/^post_/) })
    await until(async () => (await badgeOf(browser)) === '1', 10_000, 'a badge that counts one')
    await closePopup(popup)
    expect(await livePosts(product, 'Signed out halfway.')).toEqual([])

    await signInAtPopup(await clickToolbarButton(browser, page), product.demo)
    await waitForLive(product, 'Signed out halfway.', 3)
    await become('sent')
    expect(await livePosts(product, 'Signed out halfway.')).toHaveLength(3)
    expect(times('POST /v1/posts')).toBe(1)
    expect(times('POST /v1/clips')).toBe(1)
  })

  it('outlives an update of the extension, with the half-written post beside it', async () => {
    const before = (await drafts()).length
    between.isDown = true
    await typeClipShortcut(browser, page)
    await become('waiting')
    const popup = await clickToolbarButton(browser, page)
    await popup.locator('textarea.words').fill('Half a sentence about')
    await closePopup(popup)

    extension.change((manifest) => ({ ...manifest, version: '0.1.1' }))
    await reloadExtension(browser, extension.folder)
    const worker = await browser.worker()
    expect(await worker.evaluate(() => chrome.runtime.getManifest().version)).toBe('0.1.1')
    expect(await states()).toEqual(['waiting'])
    await until(async () => (await badgeOf(browser)) === '1', 10_000, 'a badge that counts one')
    between.isDown = false
    // The session lives in the memory of the version that is gone.
    const again = await openSignedIn(browser, page, product.demo)
    expect(await again.locator('textarea.words').inputValue()).toBe('Half a sentence about')
    await become('sent')
    expect((await drafts()).length).toBe(before + 1)
    expect(times('POST /v1/clips')).toBe(1)
  })

  it('outlives a browser that is killed, and goes out once after the next sign-in', async () => {
    const popup = await openPopup()
    await chooseAllAccounts(popup)
    await popup.locator('textarea.words').fill('Written before the crash.')
    between.isDown = true
    await press(popup, 'publish')
    await popup.locator('.outcome__mark.tone-amber').waitFor({ timeout: 40_000 })
    await killBrowser(browser)

    between.isDown = false
    await startBrowser()
    expect(await states()).toEqual(['waiting'])
    await until(async () => (await badgeOf(browser)) === '1', 10_000, 'a badge that counts one')
    expect(await livePosts(product, 'Written before the crash.')).toEqual([])
    await openSignedIn(browser, page, product.demo)
    await waitForLive(product, 'Written before the crash.', 3)
    await become('sent')
    expect(await livePosts(product, 'Written before the crash.')).toHaveLength(3)
  })
})
