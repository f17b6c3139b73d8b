import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { findChromium } from '../extension/launch.ts'
import { type Caller, signInAsDemo } from '../support/api.ts'
import { type Product, startProduct } from '../support/product.ts'

/** Starts a Chromium without the extension, as most of the world has it. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  })
}

/** Signs in at Studio's own form; the browser keeps the session. Answers the page, on the calendar. */
export async function signInAtStudio(
  context: BrowserContext,
  product: Product,
  email = product.demo.email,
): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${product.addresses.api}/sign-in`)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(product.demo.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL('**/calendar')
  return page
}

/** Opens a page of Studio in a browser that is signed in. */
export async function openStudio(context: BrowserContext, product: Product, path: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${product.addresses.api}${path}`)
  return page
}

/** The product and a Chromium in which the demo person is signed in at Studio. */
export interface StartedWithStudio {
  product: Product
  /** The demo person at the API. */
  caller: Caller
  browser: Browser
  /** Studio, on the calendar. */
  page: Page
}

/** Starts both; the caller ends browser and product. */
export async function startWithStudio(
  viewport: { width: number; height: number },
  env: Record<string, string> = {},
): Promise<StartedWithStudio> {
  const product = await startProduct({ env })
  let browser: Browser | undefined
  try {
    const caller = await signInAsDemo(product)
    browser = await launchChromium()
    const context = await browser.newContext({ locale: 'en-GB', viewport })
    return { product, caller, browser, page: await signInAtStudio(context, product) }
  } catch (error) {
    await browser?.close()
    await product.discard()
    throw error
  }
}
