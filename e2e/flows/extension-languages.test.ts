import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemsOf } from '../browser/axe.ts'
import { clickToolbarButton, type ExtensionBrowser, launchWithExtension } from '../extension/launch.ts'
import { closePopup } from '../extension/popup.ts'
import { type Site, serveSite } from '../support/site.ts'

const article = `<!doctype html><html lang="en"><head><title>Low water at the old mill | Reedbank Notes</title>
<meta property="og:site_name" content="Reedbank Notes"></head><body><main><article>
<h1>Low water at the old mill</h1><p>By Orla Finch</p>
<p>The river fell so far this week that the footings of the old mill stood dry, for the first time in thirty years.</p>
<p>Only the heron seemed pleased.</p></article></main></body></html>`

/** Somebody who is signed in at a server that is out of reach: everything shown comes from the device. */
const server = 'http://127.0.0.1:9'
const account = { avatarUrl: null, limits: {} }
const signedIn = {
  session: { server, token: 'a-token-that-nobody-asks-for' },
  directory: {
    user: { id: 'user_1', name: 'Ada', email: 'ada@example.org' },
    organizations: [{ id: 'org_1', name: 'Harbour Gazette', timeZone: 'Europe/Berlin' }],
    organizationId: 'org_1',
    asks: false,
    nextSlot: { wallTime: '2031-03-03T09:00', timeZone: 'Europe/Berlin' },
    drafting: null,
    accounts: [
      {
        ...account,
        id: 'acc_1',
        platform: 'bluesky',
        handle: 'harbour.example',
        displayName: 'Harbour Gazette',
      },
      { ...account, id: 'acc_2', platform: 'mastodon', handle: '@harbour@m.example', displayName: '' },
    ].map((each) => ({ ...each, status: 'ACTIVE' })),
  },
}
const stored = {
  settings: { server, notify: false },
  choice: { organizationId: 'org_1', accountIds: ['acc_1'], action: 'publish' },
}

/** What stands beyond the left or the right edge, one text each. */
const beyondEdges = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('#app *')]
      .filter((element) => {
        if (element.matches('.visually-hidden, .visually-hidden *, option')) return false
        const { left, right, width } = element.getBoundingClientRect()
        return width > 0 && (left < -0.5 || right > document.documentElement.clientWidth + 0.5)
      })
      .map((element) => `${element.className}: ${element.textContent}`),
  )

describe.each([
  {
    language: 'ar',
    direction: 'rtl',
    post: 'نشر الآن',
    panel: 'المسودة بجانب الصفحة',
    shortcuts: 'لوحة المفاتيح',
  },
  {
    language: 'ja',
    direction: 'ltr',
    post: '今すぐ投稿',
    panel: 'ページ横の下書き',
    shortcuts: 'キーボード',
  },
])('the extension in $language', ({ language, direction, post, panel, shortcuts }) => {
  let site: Site
  let browser: ExtensionBrowser
  let page: Page

  const open = async (name: string) => {
    const opened = await browser.context.newPage()
    await opened.setViewportSize({ width: 380, height: 800 })
    await opened.goto(`chrome-extension://${browser.extensionId}/${name}.html`)
    return opened
  }
  /** Written in its language and direction, inside its edges, with nothing for axe to say: as it is, and in forced colours. */
  const check = async (surface: Page) => {
    const root = surface.locator('html')
    expect(await root.getAttribute('lang')).toBe(language)
    expect(await root.getAttribute('dir')).toBe(direction)
    expect(await beyondEdges(surface)).toEqual([])
    expect(await problemsOf(surface)).toEqual([])
    await surface.emulateMedia({ forcedColors: 'active' })
    expect(await problemsOf(surface)).toEqual([])
  }

  beforeAll(async () => {
    browser = await launchWithExtension({ locale: language })
    site = await serveSite(() => ({ body: article }))
    const options = await open('options')
    await options.evaluate(
      ({ session, local }) =>
        Promise.all([chrome.storage.session.set(session), chrome.storage.local.set(local)]),
      { session: signedIn, local: stored },
    )
    await options.close()
    page = await browser.context.newPage()
    await page.goto(`${site.origin}/mill`)
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  it('opens its popup, and shows what is chosen by more than a colour', async () => {
    const popup = await clickToolbarButton(browser, page)
    await popup.getByRole('button', { name: post, exact: true }).waitFor()
    await popup.locator('.page__title').waitFor()
    await check(popup)
    const signOf = (pressed: boolean) =>
      popup
        .locator(`.account[aria-pressed=${pressed}] .account__name`)
        .evaluate((name) => getComputedStyle(name, '::before').content)
    expect(await signOf(true)).toContain('✓')
    expect(await signOf(false)).toBe('none')
    await closePopup(popup)
  })

  it('opens its side panel', async () => {
    const beside = await open('sidepanel')
    await beside.locator('textarea.words').waitFor()
    expect(await beside.title()).toBe(panel)
    await check(beside)
    await beside.close()
  })

  it('opens its options', async () => {
    const options = await open('options')
    await options.getByRole('heading', { name: shortcuts }).waitFor()
    await check(options)
    await options.close()
  })
})
