import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { findChromium } from '../extension/launch.ts'
import type { Product } from '../support/product.ts'

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
