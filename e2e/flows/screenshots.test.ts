import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemsOf } from '../browser/axe.ts'
import { clickToolbarButton, type ExtensionBrowser, launchWithExtension } from '../extension/launch.ts'
import { look, picturesOnDevice } from '../extension/pictures.ts'
import { chooseAllAccounts, closePopup, press, setServer, signInAtPopup } from '../extension/popup.ts'
import { waitForLive } from '../support/live.ts'
import { type Product, startProduct, until } from '../support/product.ts'
import { type Site, serveSite } from '../support/site.ts'

/** Bands of 100 pixels below a header of 60, each of a colour of its own; pages have ideas of their own about keys. */
const bands = 24
const colourOf = (band: number) => `${band * 10},${255 - band * 10},120`
const tallPage = `<!doctype html><html lang="en"><title>A tall page</title>
<style>
  html { scroll-behavior: smooth } body { margin: 0 }
  header { position: sticky; top: 0; height: 60px; background: rgb(255, 0, 0); z-index: 5 }
  .band { height: 100px }
  .consent { position: fixed; bottom: 0; left: 0; right: 0; height: 50px; background: rgb(0, 0, 255) }
  .chat { position: fixed; top: 200px; right: 0; width: 40px; height: 40px; background: rgb(0, 255, 255) }
</style>
<header></header>
${Array.from({ length: bands }, (_, band) => `<div class="band" style="background: rgb(${colourOf(band)})"></div>`).join('')}
<div class="consent"></div><div class="chat" style="opacity: 0.9;"></div>
<script>
  for (const kind of ['keydown', 'keyup', 'pointerdown'])
    addEventListener(kind, (event) => { event.stopImmediatePropagation(); event.preventDefault(); document.title += '!' }, true)
</script>`
const rightToLeft = `<!doctype html><html lang="ar" dir="rtl"><title>صفحة</title>
<body style="margin:0;height:5000px;background:linear-gradient(rgb(10,20,30),rgb(10,20,30))"><dialog id="modal">modal</dialog>
<script>document.getElementById('modal').showModal()</script>`

describe.each([1, 2])('pictures of a page, on a screen with %s pixels for each of the page', (scale) => {
  let product: Product
  let browser: ExtensionBrowser
  let site: Site
  let page: Page
  let popup: Page

  beforeAll(async () => {
    product = await startProduct()
    site = await serveSite({ '/tall': { body: tallPage }, '/rtl': { body: rightToLeft } })
    browser = await launchWithExtension({ locale: 'en', scale })
    await setServer(browser, product.addresses.api)
    page = await browser.context.newPage()
    await page.goto(`${site.origin}/tall`)
    popup = await clickToolbarButton(browser, page)
    await signInAtPopup(popup, product.demo)
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
    await product?.discard()
  })

  const shoot = (kind: string) => popup.locator(`[data-shot=${kind}]`).click()
  const crop = () => popup.locator('dialog.crop')
  const frame = () => popup.locator('.crop__frame')
  const add = async () => {
    await popup.locator('[data-action=crop]').click()
    await crop().waitFor({ state: 'detached' })
  }
  /** The popup that opens again by itself; where the browser wants a press for it, that press. */
  const reopened = (): Promise<Page> =>
    browser.context
      .waitForEvent('page', { timeout: 15_000 })
      .then(async (opened) => {
        await opened.waitForURL(/popup\.html/)
        return opened
      })
      .catch(() => clickToolbarButton(browser, page))
  const onlyShot = async () => {
    await until(async () => (await picturesOnDevice(browser)).shots.length === 1, 20_000, 'one picture')
    return (await picturesOnDevice(browser)).shots[0]?.id ?? ''
  }

  it('takes what is seen, crops it with the keyboard, and takes every step back', async () => {
    await shoot('visible')
    await frame().waitFor()
    const id = await onlyShot()
    const [width, height] = await page.evaluate(() => [innerWidth, innerHeight])
    expect(await look(popup, id, [[5, 30 * scale]])).toEqual({
      ...{ width: (width ?? 0) * scale, height: (height ?? 0) * scale, type: 'image/png' },
      colours: ['255,0,0'],
    })
    expect(await problemsOf(popup)).toEqual([])
    await popup.getByRole('button', { name: 'Square 1:1' }).click()
    await frame().focus()
    const square = await frame().getAttribute('aria-label')
    await popup.keyboard.press('Shift+ArrowLeft')
    expect(await frame().getAttribute('aria-label')).not.toBe(square)
    await popup.keyboard.press('Control+z')
    expect(await frame().getAttribute('aria-label')).toBe(square)
    await popup.locator('.crop__body input').fill('A red bar')
    await add()
    const [picture] = (await picturesOnDevice(browser)).pictures
    expect(picture?.alt).toBe('A red bar')
    const seen = await look(popup, picture?.id ?? '')
    expect(seen.width).toBe(seen.height)
  })

  it('takes a part that is drawn with the keyboard, whatever the page does with keys', async () => {
    const gone = popup.waitForEvent('close')
    const opens = reopened()
    await shoot('region')
    await gone
    await page.locator('allin-region').waitFor({ state: 'attached' })
    await page.bringToFront()
    // The frame lies over the page, not over its scroll bar.
    const [width = 0, height = 0] = await page.evaluate(() => [
      document.documentElement.clientWidth,
      innerHeight,
    ])
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'Shift+ArrowUp', 'Control+ArrowLeft']) {
      await page.keyboard.press(key)
    }
    await page.keyboard.press('Enter')
    await page.locator('allin-region').waitFor({ state: 'detached' })
    popup = await opens
    await frame().waitFor()
    expect(await page.title()).toBe('A tall page')
    const left = Math.round((width * 0.2 + 9) * scale)
    const top = (height * 0.2 + 20) * scale
    const bandAt = (y: number) => colourOf(Math.floor(((top + y) / scale - 60) / 100))
    const id = await onlyShot()
    const seen = await look(popup, id, [
      [3, 3],
      [3, -3],
    ])
    expect(seen.width).toBe(Math.round((width * 0.8 + 9) * scale) - left)
    expect(Math.abs(seen.height - (height * 0.5 - 10) * scale)).toBeLessThanOrEqual(1)
    expect(seen.colours).toEqual([bandAt(3), bandAt(seen.height - 3)])
    // Both screenshots are of the same draft, and the first is still in it.
    await popup.locator('.piece__image').waitFor()
    await add()
    expect((await picturesOnDevice(browser)).pictures).toHaveLength(2)
  })

  it('leaves the page on Escape, and on a second thought', async () => {
    const gone = popup.waitForEvent('close')
    const opens = reopened()
    await shoot('region')
    await gone
    await page.locator('allin-region').waitFor({ state: 'attached' })
    await page.bringToFront()
    await page.keyboard.press('Escape')
    await page.locator('allin-region').waitFor({ state: 'detached' })
    popup = await opens
    await popup.locator('[data-shot=visible]').waitFor()
    expect((await picturesOnDevice(browser)).shots).toEqual([])
  })

  it('puts the whole page together: what sticks and what is fixed stands there once, and the page is as it was', async () => {
    await page.evaluate(() => {
      document.querySelector('allin-confirmation')?.remove()
      scrollTo({ top: 330, behavior: 'instant' })
    })
    const before = await page.evaluate(() => document.documentElement.outerHTML)
    await shoot('page')
    await popup.getByRole('progressbar').waitFor()
    await frame().waitFor()
    const id = await onlyShot()
    const points = Array.from({ length: bands }, (_, band): [number, number] => [
      5,
      (60 + band * 100 + 50) * scale,
    ])
    const seen = await look(popup, id, [[5, 5], ...points, [5, -2]])
    expect(seen.height).toBe((60 + bands * 100) * scale)
    expect(seen.colours).toEqual([
      '255,0,0',
      ...Array.from({ length: bands }, (_, band) => colourOf(band)),
      colourOf(bands - 1),
    ])
    const edge = await look(
      popup,
      id,
      Array.from({ length: bands }, (_, band): [number, number] => [-5, (60 + band * 100 + 50) * scale]),
    )
    // The chat button stands on the first piece alone.
    expect(edge.colours.filter((colour, band) => colour !== colourOf(band)).length).toBeLessThanOrEqual(1)
    expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before)
    expect(await page.evaluate(() => scrollY)).toBe(330)
    await popup.getByRole('button', { name: 'Cancel' }).last().click()
    await popup.getByText('The picture was discarded.').waitFor()
    await popup.getByRole('button', { name: 'Undo' }).click()
    await add()
    expect((await picturesOnDevice(browser)).pictures).toHaveLength(3)
  })

  it('stops in the middle of a page, which is then as it was', async () => {
    await page.evaluate(() => {
      document.body.style.minHeight = '15000px'
    })
    const before = await page.evaluate(() => document.documentElement.outerHTML)
    await shoot('page')
    await until(async () => (await page.evaluate(() => scrollY)) > 330, 10_000, 'the second piece')
    await popup.locator('[data-action=stop-shot]').click()
    await popup.getByText('Stopped. The page is as it was.').waitFor()
    expect(await page.evaluate(() => [scrollY, document.documentElement.outerHTML])).toEqual([330, before])
    expect((await picturesOnDevice(browser)).shots).toEqual([])
  })

  it('crops a picture of the post again, and posts them all with their descriptions', async () => {
    await popup.getByRole('button', { name: 'Crop picture 3' }).click()
    await popup.getByRole('button', { name: 'Wide 16:9' }).click()
    await popup.locator('.crop__body input').fill('All the colours')
    await add()
    await popup.getByText('The picture was cropped.').waitFor()
    const last = (await picturesOnDevice(browser)).pictures.at(-1)
    const { width, height } = await look(popup, last?.id ?? '')
    expect(width / height).toBeCloseTo(16 / 9, 1)
    expect(await problemsOf(popup)).toEqual([])
    await chooseAllAccounts(popup)
    await popup.locator('textarea.words').fill(`Pictures at ${scale}`)
    await press(popup, 'publish')
    await popup.getByRole('heading', { name: 'Posted', exact: true }).waitFor()
    const live = await waitForLive(product, `Pictures at ${scale}`, 3)
    for (const { media } of live) {
      expect(media.map(({ alt }) => alt || null)).toEqual(['A red bar', null, 'All the colours'])
    }
    await closePopup(popup)
  })

  it('draws with the mouse, also over a modal dialog of a page that is written from right to left', async () => {
    await page.goto(`${site.origin}/rtl`)
    popup = await clickToolbarButton(browser, page)
    await popup.locator('[data-shot=region]').waitFor()
    const gone = popup.waitForEvent('close')
    const opens = reopened()
    await shoot('region')
    await gone
    await page.locator('allin-region').waitFor({ state: 'attached' })
    await page.bringToFront()
    await page.mouse.move(20, 30)
    await page.mouse.down()
    await page.mouse.move(220, 130, { steps: 4 })
    await page.mouse.up()
    await page.keyboard.press('Enter')
    popup = await opens
    await frame().waitFor()
    const seen = await look(popup, await onlyShot(), [[1, 1]])
    expect([seen.width, seen.height]).toEqual([200 * scale, 100 * scale])
    await popup.getByRole('button', { name: 'Cancel' }).last().click()
    await popup.getByText('The picture was discarded.').waitFor()
    await closePopup(popup)
  })
})
