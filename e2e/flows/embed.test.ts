import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext, Page, Response } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { clickInside, wordsInside } from '../browser/closed-root.ts'
import { button, chooseEveryAccount, scheduleFor, textOf, wallTimeIn } from '../browser/composer.ts'
import { frameOf } from '../browser/desk.ts'
import { launchChromium } from '../browser/studio.ts'
import { Caller, signInAsDemo } from '../support/api.ts'
import { livePosts } from '../support/live.ts'
import { type Product, startProduct, until } from '../support/product.ts'

describe('composer and calendar inside somebody else’s CMS', () => {
  let product: Product
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let answers: Response[]

  beforeAll(async () => {
    product = await startProduct()
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await product?.discard()
  })
  beforeEach(async () => {
    context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 1000 } })
    page = await context.newPage()
    answers = []
    page.on('response', (response) => answers.push(response))
  })
  afterEach(() => context.close())

  const openDesk = () => page.goto(`${product.addresses.cms}/?story=night-ferries-return`)

  it('loads both from one script tag, writes and schedules there, and shows it in the calendar by itself', async () => {
    await openDesk()
    expect(await page.locator('script').count()).toBe(1)
    expect(new URL(product.addresses.cms).hostname).not.toBe(new URL(product.addresses.api).hostname)
    const composer = await frameOf(page, 'composer')
    const calendar = await frameOf(page, 'calendar')
    await textOf(composer).waitFor()
    expect(await textOf(composer).inputValue()).toContain('From Friday the last boat leaves')
    await composer.locator('.link-card', { hasText: 'Night ferries return' }).waitFor()
    await calendar.getByRole('button', { name: 'List' }).click()
    const wallTime = wallTimeIn(30 * 60_000)
    if (!wallTime.startsWith(new Date().toLocaleDateString('sv-SE').slice(0, 7))) {
      await calendar.getByRole('button', { name: 'Later' }).click()
    }

    await textOf(composer).fill('Last boat at 1:40, written at the desk.')
    await chooseEveryAccount(composer)
    await scheduleFor(composer, wallTime)
    await composer.getByRole('heading', { name: 'Scheduled', exact: true }).waitFor()

    await calendar.locator('.row', { hasText: 'written at the desk' }).locator('.status.tone-blue').waitFor()
    expect(await livePosts(product, 'written at the desk')).toHaveLength(0)

    await composer.getByRole('button', { name: 'Write another' }).click()
    await textOf(composer).fill('Out at once, from the desk.')
    await chooseEveryAccount(composer)
    await button(composer, 'Post now').click()
    await composer.getByRole('heading', { name: 'It is live' }).waitFor()

    await calendar
      .locator('.row', { hasText: 'Out at once, from the desk' })
      .locator('.status.tone-green')
      .waitFor()
    const live = await livePosts(product, 'Out at once, from the desk')
    expect(live.map(({ platform }) => platform).sort()).toEqual(['bluesky', 'mastodon', 'x'])
  })

  it('sets no cookie, stores no token, and lets the page read nothing of the frames', async () => {
    await openDesk()
    const composer = await frameOf(page, 'composer')
    await textOf(composer).waitFor()
    const { origin } = new URL(product.addresses.api)
    const ours = answers.filter((response) => response.url().startsWith(origin))
    expect(ours.length).toBeGreaterThan(3)
    for (const response of ours) expect((await response.allHeaders())['set-cookie']).toBeUndefined()
    expect(await context.cookies([origin, product.addresses.cms])).toEqual([])
    const stored = await composer.evaluate(() => {
      try {
        return JSON.stringify({ ...localStorage, ...sessionStorage })
      } catch {
        return '' // This browser gives frames of other sites no storage at all.
      }
    })
    expect(stored).not.toMatch(/eyJ/)
    for (const response of ours) expect(response.url()).not.toMatch(/eyJ/)

    const readable = await page.evaluate(() => {
      const element = document.querySelector('allin-composer')
      const inside = Array.from({ length: window.length }, (_, index) => {
        try {
          return window[index]?.document?.body?.textContent ?? null
        } catch {
          return null
        }
      })
      return {
        shadow: element?.shadowRoot ?? null,
        frames: document.querySelectorAll('iframe').length,
        inside,
        words:
          document.documentElement.outerHTML.includes('eyJ') ||
          JSON.stringify({ ...localStorage }).includes('eyJ'),
        fields: Object.values(element ?? {}).filter(
          (value) => typeof value === 'string' && /^eyJ/.test(value),
        ),
      }
    })
    expect(readable).toEqual({ shadow: null, frames: 0, inside: [], words: false, fields: [] })
  })

  it('says so when the site cannot sign in, and works after trying again', async () => {
    let broken = true
    await page.route('**/allin-token', (route) =>
      broken ? route.fulfill({ status: 503, body: '{}' }) : route.continue(),
    )
    await openDesk()
    await until(
      async () => (await wordsInside(page, 'allin-composer')).includes('This site could not sign you in'),
      20_000,
      'the error in place of the composer',
    )
    broken = false
    await clickInside(page, 'allin-composer', 'Try again')
    await textOf(await frameOf(page, 'composer')).waitFor()
    await clickInside(page, 'allin-calendar', 'Try again')
    await (await frameOf(page, 'calendar')).getByRole('button', { name: 'List' }).waitFor()
  })

  describe('on a site that the token does not name', () => {
    let site: Server
    let stranger: string
    let token = ''

    beforeAll(async () => {
      const admin = await signInAsDemo(product)
      const { key } = await admin.must('POST', '/v1/api-keys', {
        name: 'Another CMS',
        scopes: ['embedToken.mint'],
      })
      const minted = await new Caller(product.addresses.api, key).must('POST', '/v1/embed/tokens', {
        externalUserId: 'someone',
        externalUserName: 'Someone',
        capabilities: ['view', 'compose', 'schedule'],
        origins: [product.addresses.cms],
        seconds: 600,
      })
      token = minted.token
      site = createServer((request, response) => {
        const { pathname } = new URL(request.url ?? '/', 'http://site')
        response.setHeader(
          'content-type',
          pathname === '/token' ? 'application/json' : 'text/html; charset=utf-8',
        )
        if (pathname === '/token') response.end(JSON.stringify({ token }))
        else if (pathname === '/forged') {
          const address = new URL('/embed/composer', product.addresses.api)
          address.searchParams.set('origin', product.addresses.cms)
          response.end(`<!doctype html><title>Forged</title><iframe src="${address}"></iframe>`)
        } else {
          response.end(
            `<!doctype html><html lang="en"><title>Stranger</title><script async src="${product.addresses.api}/embed.js"></script><allin-composer token-endpoint="/token"></allin-composer>`,
          )
        }
      })
      await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
      stranger = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
    })
    afterAll(() => new Promise((resolve) => site?.close(resolve)))

    it('refuses to work, with a sentence in place of the composer', async () => {
      await page.goto(`${stranger}/`)
      const composer = await frameOf(page, 'composer')
      const alert = composer.getByRole('alert')
      await alert.waitFor()
      expect(await alert.textContent()).toMatch(/site|allow/i)
      expect(await composer.locator('textarea').count()).toBe(0)
    })

    it('is not even shown there under the name of the site that may', async () => {
      const refused = page.waitForEvent('console', (message) => /frame-ancestors/.test(message.text()))
      await page.goto(`${stranger}/forged`)
      await refused
      expect(page.frames().some((frame) => frame.url().includes('/embed/composer'))).toBe(false)
    })
  })
})
