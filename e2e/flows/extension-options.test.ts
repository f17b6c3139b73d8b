import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemsOf } from '../browser/axe.ts'
import { type ExtensionBrowser, launchWithExtension } from '../extension/launch.ts'

describe('the options of the extension', () => {
  let browser: ExtensionBrowser
  let page: Page

  beforeAll(async () => {
    browser = await launchWithExtension({ locale: 'en' })
    page = await browser.context.newPage()
    await page.goto(`chrome-extension://${browser.extensionId}/options.html`)
    await page.getByRole('heading', { name: 'Keyboard' }).waitFor()
  })
  afterAll(() => browser?.close())

  const server = () => page.getByLabel('AllIN server')
  const save = () => page.getByRole('button', { name: 'Save', exact: true }).click()
  const kept = () =>
    page.evaluate(async () => {
      const { settings } = await chrome.storage.local.get<{ settings?: { server: string } }>('settings')
      return settings?.server
    })

  it('take the address of a server and nothing else, and keep the old one', async () => {
    await server().fill('allin.example.com')
    await save()
    await page.getByText('Saved. Sign in again').waitFor()
    for (const typed of ['not an address', 'not,an,address', 'http://allin.example.com', '']) {
      await server().fill(typed)
      await save()
      await page.getByText('This is no address of a server.').waitFor()
      expect(await server().getAttribute('aria-invalid')).toBe('true')
      expect(await server().inputValue()).toBe(typed)
      expect(await kept()).toBe('https://allin.example.com')
    }
    expect(await problemsOf(page)).toEqual([])
  })

  it('fit a narrow window, with no words beyond their edge', async () => {
    for (const width of [400, 320]) {
      await page.setViewportSize({ width, height: 800 })
      const beyond = await page.evaluate(() => {
        const edge = document.querySelector('.shortcuts')?.getBoundingClientRect().right ?? 0
        return [...document.querySelectorAll('#app *')]
          .filter((element) => {
            const words = document.createRange()
            words.selectNodeContents(element)
            return words.getBoundingClientRect().right > Math.min(edge, window.innerWidth - 20) + 0.5
          })
          .map((element) => element.textContent)
      })
      expect(beyond, `${width} pixels wide`).toEqual([])
    }
  })
})
