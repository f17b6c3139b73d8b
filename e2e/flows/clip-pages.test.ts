import { readFileSync } from 'node:fs'
import type { Browser, CDPSession, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { differencesOf } from '../../extension/clipper/fixtures/differences.ts'
import { expected } from '../../extension/clipper/fixtures/expected.ts'
import type { ExpectedPage } from '../../extension/clipper/fixtures/expected-page.ts'
import { launchChromium } from '../browser/studio.ts'

type Clip = Parameters<typeof differencesOf>[0]

const root = new URL('../../', import.meta.url)
const clipper = readFileSync(new URL('dist/extension/chrome-mv3/clipper.js', root), 'utf8')

/**
 * Every page written for the purpose at the address that it stands for, in a real window, read by the clipper as the extension
 * injects it: in a world of its own. The browser is answered here, so that nothing goes to the network.
 */
describe('pages of every kind, as the injected clipper reads them', () => {
  let browser: Browser
  let page: Page
  let devtools: CDPSession
  let shown: { name: string; wanted: ExpectedPage } | null = null

  beforeAll(async () => {
    browser = await launchChromium()
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    page = await context.newPage()
    devtools = await context.newCDPSession(page)
    await context.route('**/*', answer)
  })
  afterAll(() => browser?.close())

  async function answer(route: Route): Promise<void> {
    const request = route.request()
    if (request.isNavigationRequest()) {
      const isPage = request.frame() === page.mainFrame()
      const body = isPage ? htmlOf(shown?.name ?? '') : '<!doctype html><title>Another site</title>'
      await route.fulfill({ contentType: 'text/html; charset=utf-8', body })
    } else if (request.resourceType() === 'image') {
      const file = new URL(request.url()).pathname.split('/').at(-1) ?? ''
      const [width, height] = shown?.wanted.sizes?.[file] ?? [1200, 800]
      const body = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"/>`
      await route.fulfill({ contentType: 'image/svg+xml', body })
    } else {
      await route.fulfill({ status: 404, body: '' })
    }
  }

  const htmlOf = (name: string) =>
    readFileSync(new URL(`extension/clipper/fixtures/${name}.html`, root), 'utf8')

  async function open(name: string, wanted: ExpectedPage): Promise<void> {
    shown = { name, wanted }
    await page.goto(wanted.address)
  }

  async function clip(): Promise<Clip> {
    const { frameTree } = await devtools.send('Page.getFrameTree')
    const { executionContextId: contextId } = await devtools.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
    })
    const { result, exceptionDetails } = await devtools.send('Runtime.evaluate', {
      ...{ expression: clipper, contextId, awaitPromise: true, returnByValue: true },
    })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  it.each(Object.entries(expected))('%s becomes the right draft', async (name, wanted) => {
    await open(name, wanted)
    const before = await page.content()
    expect(differencesOf(await clip(), wanted, 'browser')).toEqual([])
    expect(await page.content()).toBe(before)
  })

  it.each(Object.entries(expected).filter(([, { scrolled }]) => scrolled))(
    '%s becomes the draft of what is in view after scrolling',
    async (name, wanted) => {
      await open(name, wanted)
      await page
        .locator(wanted.scrolled?.to ?? 'body')
        .evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }))
      expect(differencesOf(await clip(), wanted, 'scrolled')).toEqual([])
    },
  )
})
