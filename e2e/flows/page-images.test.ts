import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemsOf } from '../browser/axe.ts'
import {
  chooseContextMenuEntry,
  clickToolbarButton,
  type ExtensionBrowser,
  launchWithExtension,
  typeClipShortcut,
} from '../extension/launch.ts'
import { look, picturesOnDevice } from '../extension/pictures.ts'
import {
  chooseAllAccounts,
  closePopup,
  jobsOnDevice,
  press,
  setServer,
  signInAtPopup,
} from '../extension/popup.ts'
import { type Caller, signInAsDemo } from '../support/api.ts'
import { png } from '../support/images.ts'
import { waitForLive } from '../support/live.ts'
import { type Product, startProduct, until } from '../support/product.ts'
import { type Site, serveSite } from '../support/site.ts'

const picture = (width: number, height: number, red: number) => ({
  ...{ type: 'image/png', body: png(width, height, [red, 90, 160]) },
})
/** A GIF of two frames, one pixel each. */
const moving = Uint8Array.from([
  ...[0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 0xc8, 0, 0x96, 0, 0x80, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff],
  ...[0, 1].flatMap(() => [
    ...[0x21, 0xf9, 4, 0, 20, 0, 0, 0],
    ...[0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4c, 1, 0],
  ]),
  0x3b,
])
const gallery = `<!doctype html><html lang="en"><title>Gallery</title><meta property="og:image" content="/lead.png">
<article><h1>Gallery of boats</h1><p>Boats of all kinds lie in the harbour, and all of them are pictured here for everybody to see.</p>
${['small', 'first', 'second', 'third', 'fourth', 'lead'].map((name) => `<p><img src="/${name}.png" alt="The ${name} boat"></p>`).join('')}
<img src="/moving.gif" alt="A boat that rocks"><img src="/gone.png" width="900" height="600" alt="Lost at sea">
<img id="made" alt="A chart"><video src="/crossing.webm" poster="/second.png" aria-label="The crossing"></video><audio src="/horn.mp3" title="The horn"></audio>
</article><script>
  const canvas = document.createElement('canvas'); canvas.width = 640; canvas.height = 400
  const context = canvas.getContext('2d'); context.fillStyle = 'rgb(1, 200, 3)'; context.fillRect(0, 0, 640, 400)
  canvas.toBlob((blob) => { document.getElementById('made').src = URL.createObjectURL(blob) })
</script>`

describe('the images of a page', () => {
  let product: Product
  let caller: Caller
  let browser: ExtensionBrowser
  let site: Site
  let page: Page
  let popup: Page

  beforeAll(async () => {
    product = await startProduct()
    caller = await signInAsDemo(product)
    site = await serveSite({
      '/gallery': { body: gallery },
      '/lead.png': picture(1200, 630, 10),
      '/first.png': picture(800, 600, 20),
      '/second.png': picture(900, 600, 30),
      '/third.png': picture(700, 500, 40),
      '/fourth.png': picture(600, 400, 50),
      '/small.png': picture(160, 120, 60),
      '/moving.gif': { type: 'image/gif', body: moving },
    })
    browser = await launchWithExtension({ locale: 'en' })
    await setServer(browser, product.addresses.api)
    page = await browser.context.newPage()
    await page.goto(`${site.origin}/gallery`)
    popup = await clickToolbarButton(browser, page)
    await signInAtPopup(popup, product.demo)
    await chooseAllAccounts(popup)
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
    await product?.discard()
  })

  const tiles = () => popup.locator('.images__one')
  const names = () => tiles().evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')))
  const chosen = () => popup.locator('.images__one[aria-pressed=true]')

  it('stand by size and place with their sizes; broken ones go away', async () => {
    await popup.getByRole('button', { name: 'Choose another image' }).click()
    await until(async () => (await names()).length > 0, 10_000, 'the images')
    await until(
      async () => !(await names()).some((name) => name?.includes('Lost')),
      10_000,
      'the broken one to go',
    )
    expect(await names()).toEqual([
      'The lead boat, 1200 × 630',
      'The first boat, 800 × 600',
      'The second boat, 900 × 600',
      'The third boat, 700 × 500',
      'The fourth boat, 600 × 400',
      'A chart, 640 × 400',
      'The small boat, 160 × 120',
      'A boat that rocks, 200 × 150',
    ])
    expect(await problemsOf(popup)).toEqual([])
  })

  it('are chosen with the keyboard, as many as the accounts take', async () => {
    await popup.getByRole('button', { name: 'As a picture' }).click()
    await tiles().first().focus()
    for (const step of [1, 2, 3]) {
      await popup.keyboard.press('ArrowRight')
      await popup.keyboard.press('Space')
      await until(async () => (await chosen().count()) === step + 1, 5_000, `${step + 1} chosen images`)
    }
    await popup.getByText('4 of 4 chosen The chosen accounts take no more than 4.').waitFor()
    await popup.keyboard.press('End')
    expect(await tiles().last().getAttribute('aria-disabled')).toBe('true')
    await popup.keyboard.press('Space')
    expect(await chosen().count()).toBe(4)
    await popup.keyboard.press('Home')
    await popup.keyboard.press('Space')
    await popup.getByText('3 of 4 chosen').waitFor()
  })

  it('may be made by the page itself, and are cropped like any other', async () => {
    await popup.getByRole('button', { name: 'A chart, 640 × 400' }).click()
    await until(async () => (await picturesOnDevice(browser)).pictures.length === 4, 10_000, 'four pictures')
    const [made] = (await picturesOnDevice(browser)).pictures
    expect(await look(popup, made?.id ?? '', [[300, 200]])).toMatchObject({
      ...{ width: 640, height: 400, colours: ['1,200,3'] },
    })
    await popup.getByRole('button', { name: 'Crop picture 1' }).click()
    await popup.getByRole('button', { name: 'Square 1:1' }).click()
    await popup.locator('[data-action=crop]').click()
    await popup.getByText('The picture was cropped.').waitFor()
    await popup.locator('textarea.words').fill('Boats, and a chart of them')
    await press(popup, 'publish')
    await popup.getByRole('heading', { name: 'Posted', exact: true }).waitFor()
    for (const { media } of await waitForLive(product, 'Boats, and a chart', 3)) {
      expect(media.map(({ alt }) => alt)).toEqual([
        ...['A chart', 'The first boat', 'The second boat', 'The third boat'],
      ])
    }
    await closePopup(popup)
  })

  it('are posted as they move, where the platforms take that', async () => {
    popup = await clickToolbarButton(browser, page)
    await popup.getByRole('button', { name: 'As a picture' }).click()
    await popup.getByRole('button', { name: 'Choose another image' }).click()
    await popup.getByRole('button', { name: 'The lead boat, 1200 × 630' }).click()
    await popup.getByRole('button', { name: 'As a picture', pressed: false }).waitFor()
    await popup.getByRole('button', { name: 'The first boat, 800 × 600' }).click()
    await popup.getByRole('button', { name: 'A boat that rocks, 200 × 150' }).click()
    // X takes a moving picture alone, and says so before anything is sent.
    await popup.getByText(/GIF/).first().waitFor()
    await popup.getByRole('button', { name: 'The first boat, 800 × 600' }).click()
    await popup.locator('textarea.words').fill('It rocks')
    await press(popup, 'publish')
    await popup.getByRole('heading', { name: 'Posted', exact: true }).waitFor()
    for (const { media } of await waitForLive(product, 'It rocks', 3)) {
      expect(media.map(({ mimeType }) => mimeType)).toEqual(['image/gif'])
    }
    await closePopup(popup)
  })

  it('give the part that was cropped the place of the whole, and the focus to its description', async () => {
    popup = await clickToolbarButton(browser, page)
    await popup.getByRole('button', { name: 'As a picture' }).click()
    await popup.getByRole('button', { name: 'Crop', exact: true }).click()
    await popup.getByRole('button', { name: 'Square 1:1' }).click()
    await popup.locator('[data-action=crop]').click()
    await popup.locator('.piece__image').waitFor()
    expect(await popup.getByRole('button', { name: 'Crop', exact: true }).count()).toBe(0)
    await popup.locator('.piece input:focus').waitFor()
    await popup.keyboard.press('Control+A')
    await popup.keyboard.type('Half of the lead boat')
    await until(
      async () => (await picturesOnDevice(browser)).pictures[0]?.alt === 'Half of the lead boat',
      5_000,
      'the description of the part',
    )
    await closePopup(popup)
  })

  describe('and what else one may point at', () => {
    const newest = async (count: number) => {
      const sent = async () => (await jobsOnDevice(browser)).filter(({ state }) => state === 'sent')
      await until(async () => (await sent()).length === count, 20_000, `${count} sent jobs`)
      const post = await caller.must('GET', `/v1/posts/${(await sent()).at(-1)?.postId}`)
      return { post, ...(await caller.must('GET', `/v1/clips/${post.clipId}`)) }
    }

    it('brings a video’s poster, and the link to a recording', async () => {
      const video = `${site.origin}/crossing.webm`
      await chooseContextMenuEntry(browser, page, 'media', { srcUrl: video })
      const { clip } = await newest(3)
      expect(clip).toMatchObject({ kind: 'video', leadImage: { url: `${site.origin}/second.png` } })
      await chooseContextMenuEntry(browser, page, 'media', { srcUrl: `${site.origin}/horn.mp3` })
      const heard = await newest(4)
      expect(heard.clip).toMatchObject({ kind: 'link', title: 'The horn' })
      expect(heard.post.link.url).toBe(`${site.origin}/horn.mp3`)
    })

    it('brings an image that the page made, with its bytes', async () => {
      const srcUrl = await page.locator('#made').getAttribute('src')
      await chooseContextMenuEntry(browser, page, 'image', { srcUrl: srcUrl ?? '' })
      const { post, clip } = await newest(5)
      expect(clip).toMatchObject({ kind: 'image', leadImage: null })
      expect(post.media).toHaveLength(1)
    })
  })
})

describe('a page that the browser keeps closed', () => {
  let browser: ExtensionBrowser
  let product: Product
  let page: Page

  beforeAll(async () => {
    product = await startProduct()
    browser = await launchWithExtension({ locale: 'en' })
    await setServer(browser, product.addresses.api)
    page = await browser.context.newPage()
    await page.goto(product.addresses.cms)
    const popup = await clickToolbarButton(browser, page)
    await signInAtPopup(popup, product.demo)
    await closePopup(popup)
  })
  afterAll(async () => {
    await browser?.close()
    await product?.discard()
  })

  it.each([
    ['of the browser', () => 'chrome://version/', 'This is one of the browser’s own pages'],
    [
      'of an extension',
      () => `chrome-extension://${browser.extensionId}/options.html`,
      'belongs to an extension',
    ],
    // What kind of page this is Chromium does not tell.
    [
      'with a page’s source',
      () => `view-source:${product.addresses.cms}/`,
      'does not let extensions read this page',
    ],
    ['on the device', () => 'file:///etc/hostname', 'This file is on your device'],
  ])('%s says so kindly, and one writes without it', async (_, address, words) => {
    await page.goto(address())
    const popup = await clickToolbarButton(browser, page)
    await popup.getByText(words).waitFor()
    await popup.getByText(/You can (still )?write a post/).waitFor()
    expect(await problemsOf(popup)).toEqual([])
    await popup.locator('textarea.words').fill('Written without a page')
    expect(await popup.locator('.page__card').count()).toBe(0)
    await closePopup(popup)
  })

  it('may still be photographed as it is seen', async () => {
    await page.goto('chrome://version/')
    const popup = await clickToolbarButton(browser, page)
    await popup.locator('[data-shot=page]').click()
    await popup.getByText('The browser does not allow pictures of this page.').waitFor()
    await popup.locator('[data-shot=visible]').click()
    await popup.locator('.crop__frame').waitFor()
    await popup.locator('[data-action=crop]').click()
    await popup.locator('.piece__image').waitFor()
    await closePopup(popup)
  })

  it('is refused on the button too, with the reason', async () => {
    await page.goto('chrome://version/')
    await typeClipShortcut(browser, page)
    const worker = await browser.worker()
    const title = () =>
      worker.evaluate(async () => {
        const [tab] = await chrome.tabs.query({ active: true })
        return chrome.action.getTitle({ tabId: tab?.id })
      })
    await until(async () => (await title()).includes('browser’s own pages'), 10_000, 'the reason')
  })
})
