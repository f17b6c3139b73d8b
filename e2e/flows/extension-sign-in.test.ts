import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemsOf } from '../browser/axe.ts'
import { clickToolbarButton, type ExtensionBrowser, untilRead } from '../extension/launch.ts'
import { closePopup } from '../extension/popup.ts'
import { startWithExtension } from '../extension/start.ts'
import type { Caller } from '../support/api.ts'
import { type Product, until } from '../support/product.ts'

describe('signing in to the extension by the session in Studio', () => {
  let product: Product
  let demo: Caller
  let browser: ExtensionBrowser
  let page: Page

  beforeAll(async () => {
    ;({ product, caller: demo, browser, page } = await startWithExtension('night-ferries-return'))
  })
  afterAll(async () => {
    await browser?.close()
    await product?.discard()
  })

  /** What the extension keeps in memory. */
  const memory = async (): Promise<Record<string, unknown>> =>
    (await browser.worker()).evaluate(() => chrome.storage.session.get(null))
  const popups = () => browser.context.pages().filter((each) => each.url().includes('popup.html'))

  /** The popup on the page: the one that is open, or a new one. */
  async function openPopup(): Promise<Page> {
    for (const each of popups()) await closePopup(each).catch(() => {})
    return clickToolbarButton(browser, page)
  }
  /** Presses “Sign in with Studio” and answers the window that asks. */
  async function askStudio(popup: Page): Promise<Page> {
    const [asking] = await Promise.all([
      browser.context.waitForEvent('page', { predicate: (opened) => !opened.url().includes('popup.html') }),
      popup.getByRole('button', { name: 'Sign in with Studio' }).click(),
    ])
    await asking.waitForURL(/\/(connect-extension|sign-in)\?/)
    // The browser closes it for the new window; one that is still closing would be taken for the one that comes back.
    if (!popup.isClosed()) await closePopup(popup).catch(() => {})
    return asking
  }
  /** Presses a button with which the window goes away. */
  async function answer(asking: Page, name: string): Promise<void> {
    const closed = asking.waitForEvent('close')
    await asking
      .getByRole('button', { name, exact: true })
      .click()
      .catch(() => {})
    await closed
  }
  const signedIn = () =>
    until(async () => 'session' in (await memory()) && 'directory' in (await memory()), 10_000, 'a session')
  /** The popup as it comes back after Studio's window, by itself or by another press of the button. */
  async function backInPopup(): Promise<Page> {
    await until(() => popups().length > 0, 8_000).catch(() => {})
    const [opened] = popups()
    return opened ? untilRead(opened) : clickToolbarButton(browser, page)
  }

  it('lets the person sign in to Studio in its window, asks, and keeps what was written', async () => {
    const popup = await openPopup()
    await popup.locator('input[type=email]').waitFor()
    expect(await problemsOf(popup)).toEqual([])
    const asking = await askStudio(popup)
    await asking.waitForURL(/\/sign-in\?back=/)
    await asking.getByLabel('E-mail').fill(product.demo.email)
    await asking.getByLabel('Password').fill(product.demo.password)
    await asking.getByRole('button', { name: 'Sign in', exact: true }).click()
    await asking.getByRole('heading', { name: 'Let the extension act for you?' }).waitFor()
    await asking.getByText(product.demo.email).waitFor()
    expect(await asking.getByText(/extension of Chrome on /).count()).toBe(1)
    expect(await problemsOf(asking)).toEqual([])
    await answer(asking, 'Don’t allow')
    await until(async () => (await memory())['studio-sign-in'] === 'denied', 10_000, 'the refusal')
    const told = await backInPopup()
    await told.getByText('You did not allow it.').waitFor()
    expect(await told.locator('.page__title').textContent()).toContain('Night ferries return')
    expect(Object.keys(await memory())).not.toContain('session')
  })

  it('takes one press where the person is signed in to Studio', async () => {
    const asking = await askStudio(await openPopup())
    expect(new URL(asking.url()).pathname).toBe('/connect-extension')
    await answer(asking, 'Allow')
    await signedIn()
    const { session } = (await memory()) as { session: { token: string; server: string } }
    expect(session.server).toBe(product.addresses.api)
    const popup = await backInPopup()
    await popup.locator('textarea.words').waitFor()
    await popup.locator('.account').first().waitFor()
    expect(await popup.locator('.page__title').textContent()).toContain('Night ferries return')
    const me = await fetch(`${product.addresses.api}/v1/me`, {
      headers: { authorization: `Bearer ${session.token}` },
    })
    expect(((await me.json()) as { user: { email: string } }).user.email).toBe(product.demo.email)
  })

  it('is ended from Studio, and the words that were being written are still there after the next sign-in', async () => {
    const popup = await openPopup()
    await popup.locator('textarea.words').fill('Half a sentence about ferr')
    await until(
      async () => (await draftsOnDevice()).some((text) => text.includes('Half a sentence')),
      5_000,
      'the draft on the device',
    )
    const settings = await browser.context.newPage()
    await settings.goto(`${product.addresses.api}/settings`)
    const row = settings.locator('li', { hasText: /Extension of Chrome/ }).first()
    await row.getByText(/since/).waitFor()
    expect(await problemsOf(settings)).toEqual([])
    await row.getByRole('button', { name: /Sign out/ }).click()
    await settings.getByRole('dialog').getByRole('button', { name: 'Sign out', exact: true }).click()
    await settings.getByText('Signed out', { exact: true }).waitFor()
    await settings.close()

    const again = await openPopup()
    await again.getByRole('button', { name: 'Sign in with Studio' }).waitFor()
    await until(async () => !('session' in (await memory())), 10_000, 'the end of the session')
    await answer(await askStudio(again), 'Allow')
    await signedIn()
    const back = await backInPopup()
    await back.locator('textarea.words').waitFor()
    expect(await back.locator('textarea.words').inputValue()).toBe('Half a sentence about ferr')
  })

  it('says so when the window is closed without an answer', async () => {
    await signOutInOptions()
    const asking = await askStudio(await openPopup())
    await asking.getByRole('button', { name: 'Allow', exact: true }).waitFor()
    await asking.close()
    await until(async () => (await memory())['studio-sign-in'] === 'closed', 10_000, 'the closed window')
    const popup = await backInPopup()
    await popup.getByText('The window was closed before you had answered.').waitFor()
    expect(await problemsOf(popup)).toEqual([])
  })

  it('answers nobody whom the installation does not know, and nobody who brings no challenge', async () => {
    const studio = await browser.context.newPage()
    const asked = new URLSearchParams({
      response_type: 'code',
      client_id: 'abcdefghijklmnopabcdefghijklmnop',
      redirect_uri: 'https://evil.example/',
      state: 's',
      code_challenge: 'c'.repeat(43),
      code_challenge_method: 'S256',
    })
    await studio.goto(`${product.addresses.api}/connect-extension?${asked}`)
    await studio.getByRole('heading', { name: 'This extension is not known here' }).waitFor()
    expect(await studio.getByRole('button').count()).toBe(0)
    asked.delete('code_challenge')
    await studio.goto(`${product.addresses.api}/connect-extension?${asked}`)
    await studio.getByRole('heading', { name: 'Nobody asks here' }).waitFor()
    expect(await problemsOf(studio)).toEqual([])
    await studio.close()
  })

  it('works for another organization with the accounts that were chosen there last', async () => {
    const other = await demo.must('POST', '/v1/organizations', {
      name: 'Fog Society',
      timeZone: 'Europe/Berlin',
    })
    await answer(await askStudio(await openPopup()), 'Allow')
    await signedIn()
    const popup = await backInPopup()
    const choose = popup.locator('select.organization')
    await choose.waitFor()
    const first = await choose.inputValue()
    await popup.locator('.account[aria-pressed=false]').first().click()
    await popup.locator('.account[aria-pressed=true]').first().waitFor()
    await popup.locator('textarea.words').fill('Words for whoever it may be.')
    await choose.selectOption(other.id)
    await popup.getByText('No account is connected yet.').waitFor()
    expect(await popup.locator('textarea.words').inputValue()).toBe('Words for whoever it may be.')
    await choose.selectOption(first)
    await popup.locator('.account[aria-pressed=true]').first().waitFor()
    expect(await popup.locator('textarea.words').inputValue()).toBe('Words for whoever it may be.')
  })

  async function draftsOnDevice(): Promise<string[]> {
    return (await browser.worker()).evaluate(async () =>
      Object.entries(await chrome.storage.local.get(null))
        .filter(([key]) => key.startsWith('draft:'))
        .map(([, draft]) => (draft as { text: string }).text),
    )
  }
  async function signOutInOptions(): Promise<void> {
    const options = await browser.context.newPage()
    await options.goto(`chrome-extension://${browser.extensionId}/options.html`)
    await options.getByRole('button', { name: 'Sign out', exact: true }).click()
    const anyway = options.getByRole('button', { name: 'Sign out and remove' })
    const isSignedOut = async () => !('session' in (await memory()))
    // It asks only where something unsent would be lost.
    const goesOn = async () => (await isSignedOut()) || (await anyway.isVisible())
    await until(goesOn, 10_000, 'signing out, or the question before it')
    if (!(await isSignedOut())) await anyway.click()
    await until(isSignedOut, 10_000, 'signing out')
    await options.close()
  }
})
