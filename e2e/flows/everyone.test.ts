import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemsOf } from '../browser/axe.ts'
import { button, chooseEveryAccount, textOf } from '../browser/composer.ts'
import { frameOf } from '../browser/desk.ts'
import { startWithStudio } from '../browser/studio.ts'
import type { Caller } from '../support/api.ts'
import { waitForLive } from '../support/live.ts'
import type { Product } from '../support/product.ts'

describe('for everyone', () => {
  let product: Product
  let caller: Caller
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    ;({ product, caller, browser, page } = await startWithStudio({ width: 1440, height: 1000 }))
  })
  afterAll(async () => {
    await browser?.close()
    await product?.discard()
  })

  /** In both colour schemes. */
  const check = async (on: Page, name: string, surface: Parameters<typeof problemsOf>[0] = on) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await on.emulateMedia({ colorScheme })
      expect(await problemsOf(surface), `${name}, ${colorScheme}`).toEqual([])
    }
  }

  it('says clearly that the password is wrong, and lets in with the right one', async () => {
    const stranger = await browser.newContext({ locale: 'en-GB' })
    const entrance = await stranger.newPage()
    await entrance.goto(`${product.addresses.api}/posts/unknown`)
    await entrance.waitForURL('**/sign-in?back=*')
    await entrance.getByLabel('E-mail').fill(product.demo.email)
    await entrance.getByLabel('Password').fill('not the password')
    await entrance.keyboard.press('Enter')
    const alert = entrance.getByRole('alert')
    await alert.waitFor()
    expect((await alert.textContent())?.trim()).toBe('E-mail or password is not right.')
    await check(entrance, 'sign-in with its problem')
    expect(await entrance.getByLabel('E-mail').inputValue()).toBe(product.demo.email)
    await entrance.getByLabel('Password').fill(product.demo.password)
    await entrance.keyboard.press('Enter')
    await entrance.getByText('This post is not there').waitFor()
    await check(entrance, 'a post that is not there')
    await stranger.close()
  })

  it('writes and posts with the keyboard alone', async () => {
    await page.goto(`${product.addresses.api}/calendar`)
    await page.getByRole('link', { name: 'New post' }).focus()
    await page.keyboard.press('Enter')
    await textOf(page).waitFor()
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA')
    await page.keyboard.type('Typed, never clicked.')
    const chips = page.getByRole('group', { name: 'Accounts to post on' }).getByRole('button')
    for (const chip of await chips.all()) {
      if ((await chip.getAttribute('aria-pressed')) === 'true') continue
      await chip.focus()
      await page.keyboard.press('Space')
    }
    await button(page, 'Post now').focus()
    await page.keyboard.press('Enter')
    await waitForLive(product, 'Typed, never clicked', 3)
    await page.locator('.post__line .status.tone-green').waitFor()
    await check(page, 'post detail')
  })

  it('has nothing that axe-core objects to in Studio, light and dark', async () => {
    const go = (path: string) => page.goto(`${product.addresses.api}${path}`)
    await go('/calendar')
    await page.locator('.chip').first().waitFor()
    await check(page, 'calendar, month')
    await page.getByRole('button', { name: 'List' }).click()
    await page.locator('.row').first().waitFor()
    await check(page, 'calendar, list')
    await go('/drafts?status=ALL')
    await page.locator('.row').first().waitFor()
    await check(page, 'posts')
    await go('/compose')
    await chooseEveryAccount(page)
    await textOf(page).fill(`Too long. ${'a'.repeat(300)}`)
    await page.locator('.issues, .issue').first().waitFor()
    await check(page, 'composer with problems')
    await go('/accounts')
    await page
      .getByRole('button', { name: /^Actions for/ })
      .first()
      .waitFor()
    await check(page, 'accounts')
    await go('/settings')
    await page.getByText('API keys').first().waitFor()
    await page.getByText('Demo CMS').waitFor()
    await check(page, 'settings')
    const { items } = await caller.must('GET', '/v1/posts?status=SCHEDULED')
    await go(`/posts/${items[0].id}`)
    await page.locator('.story').first().waitFor()
    await check(page, 'a scheduled post')
  })

  it('has nothing that axe-core objects to in the embedded frames and the page around them', async () => {
    const desk = await page.context().newPage()
    await desk.goto(product.addresses.cms)
    const composer = await frameOf(desk, 'composer')
    const calendar = await frameOf(desk, 'calendar')
    await textOf(composer).waitFor()
    await check(desk, 'the CMS page')
    await check(desk, 'embedded composer', composer)
    // The browser lays out a frame of another site only where it can be seen.
    await desk.locator('allin-calendar').scrollIntoViewIfNeeded()
    await calendar.locator('.chip, .row').first().waitFor()
    await check(desk, 'embedded calendar', calendar)
    await desk.close()
  })
})
