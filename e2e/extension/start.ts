import type { Page } from 'playwright-core'
import { type Caller, signInAsDemo } from '../support/api.ts'
import { type Product, startProduct } from '../support/product.ts'
import { type ExtensionBrowser, launchWithExtension } from './launch.ts'
import { setServer } from './popup.ts'

/** The product and a Chromium whose extension belongs to it; nobody is signed in there yet. */
export interface StartedWithExtension {
  product: Product
  /** The demo person at the API. */
  caller: Caller
  browser: ExtensionBrowser
  /** Shows the story of the demo CMS that was asked for. */
  page: Page
}

/** Starts both and opens a story of the demo CMS by its slug. The caller ends browser and product. */
export async function startWithExtension(story: string): Promise<StartedWithExtension> {
  const product = await startProduct()
  let browser: ExtensionBrowser | undefined
  try {
    const caller = await signInAsDemo(product)
    browser = await launchWithExtension({ locale: 'en' })
    await setServer(browser, product.addresses.api)
    const page = await browser.context.newPage()
    await page.goto(`${product.addresses.cms}/news/${story}`)
    return { product, caller, browser, page }
  } catch (error) {
    await browser?.close()
    await product.discard()
    throw error
  }
}
