/**
 * `npm run bench:popup`: how long it takes from the press of the toolbar button until one can type in the popup, with
 * the extension's worker running and stopped, beside an extension whose popup is an empty text field. All in one
 * Chromium, in turns, signed in, over a page that is clipped each time.
 *
 * Measured is the first frame after the text field has the focus; then a key is pressed, which has to arrive there.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import type { Page } from 'playwright-core'
import {
  type ExtensionBrowser,
  launchWithExtension,
  pressToolbarButton,
  stopWorker,
  tabOf,
} from '../../e2e/extension/launch.ts'
import { closePopup, openSignedIn, setServer } from '../../e2e/extension/popup.ts'
import { type Product, startProduct } from '../../e2e/support/product.ts'
import { buildWhatChanged } from '../local/build.ts'
import { requireChromium } from '../testing/browsers.ts'
import { ratio, summarize, table } from './numbers.ts'
import { readOptions } from './options.ts'

/** Milliseconds that the popup may take. */
const aim = 150

const options = readOptions({ openings: 30 }, { openings: 5 })

/** Stands in the popup before everything else: it notes when one could type, and takes the key that proves it. */
const watch = `addEventListener('focusin', ({ target }) => {
  if (!(target instanceof HTMLTextAreaElement) || target.disabled || target.readOnly) return
  requestAnimationFrame(() => { globalThis.readyAt ??= performance.timeOrigin + performance.now() })
})
addEventListener('beforeinput', (event) => {
  if (!(event.target instanceof HTMLTextAreaElement)) return
  globalThis.typed = event.data
  event.preventDefault()
}, { capture: true })`

const empty = {
  'manifest.json': JSON.stringify({
    ...{ manifest_version: 3, name: 'Empty popup', version: '1.0.0' },
    action: { default_popup: 'popup.html' },
  }),
  'popup.html':
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Empty</title><script src="watch.js"></script></head><body><textarea class="words" autofocus></textarea></body></html>',
  'watch.js': watch,
}

const scratch = mkdtempSync(join(tmpdir(), 'allin-bench-popup-'))
const say = (line: string) => console.log(line)
process.env.CHROMIUM_PATH = requireChromium(say)
await buildWhatChanged(say)
const product = await startProduct()
try {
  await measure(product)
} finally {
  await product.discard()
  rmSync(scratch, { recursive: true, force: true })
}

async function measure(product: Product): Promise<void> {
  const browser = await launchWithExtension({ locale: 'en', extension: watched(product.extensionFolder) })
  try {
    const { id: emptyId } = await browser.devtools.send('Extensions.loadUnpacked', { path: emptyExtension() })
    await setServer(browser, product.addresses.api)
    const page = await browser.context.newPage()
    await page.goto(`${product.addresses.cms}/news/night-ferries-return`)
    await closePopup(await openSignedIn(browser, page, product.demo))
    const times: Record<'empty' | 'warm' | 'cold', Opening[]> = { empty: [], warm: [], cold: [] }
    for (let count = 0; count < options.openings; count += 1) {
      times.empty.push(await open(browser, page, emptyId))
      times.warm.push(await open(browser, page, browser.extensionId))
      await stopWorker(browser)
      times.cold.push(await open(browser, page, browser.extensionId))
    }
    report(times)
  } finally {
    await browser.close()
  }
}

/** The extension as it is built, with the watch in its popup. */
function watched(built: string): string {
  const folder = join(scratch, 'ours')
  cpSync(built, folder, { recursive: true })
  writeFileSync(join(folder, 'watch.js'), watch)
  const file = join(folder, 'popup.html')
  const page = readFileSync(file, 'utf8').replace('<head>', '<head><script src="/watch.js"></script>')
  if (!page.includes('watch.js')) throw new Error('The popup has no <head> to put the watch into.')
  writeFileSync(file, page)
  return folder
}

function emptyExtension(): string {
  const folder = join(scratch, 'empty')
  mkdirSync(folder)
  for (const [name, text] of Object.entries(empty)) writeFileSync(join(folder, name), text)
  return folder
}

/** Milliseconds until one popup was ready: from the press, and from when the browser began to load its page. */
interface Opening {
  fromPress: number
  fromPage: number
}

/** Opens one popup on the page, types into it, closes it. */
async function open(browser: ExtensionBrowser, page: Page, extensionId: string): Promise<Opening> {
  await page.bringToFront()
  const targetId = await tabOf(browser, page)
  const pressedAt = Date.now()
  const popup = await pressToolbarButton({ ...browser, extensionId }, targetId)
  const ready = await popup.waitForFunction(() => (globalThis as { readyAt?: number }).readyAt ?? null)
  const readyAt = await ready.jsonValue()
  if (readyAt === null) throw new Error('The popup never said that it was ready.')
  await popup.keyboard.press('q')
  const typed = await popup.evaluate(() => (globalThis as { typed?: string }).typed)
  if (typed !== 'q') throw new Error(`The popup was ready and did not take the key: ${typed}`)
  const began = await popup.evaluate(() => performance.timeOrigin)
  await closePopup(popup)
  return { fromPress: readyAt - pressedAt, fromPage: readyAt - began }
}

function report(times: Record<'empty' | 'warm' | 'cold', Opening[]>): void {
  const titles = { empty: 'empty popup', warm: 'AllIN, worker running', cold: 'AllIN, worker stopped' }
  for (const [part, title] of [
    ['fromPress', 'From the press to the first key'],
    ['fromPage', 'Of it, from the beginning of the popup’s page'],
  ] as const) {
    const of = (kind: keyof typeof titles) => summarize(times[kind].map((opening) => opening[part]))
    const baseline = of('empty')
    console.log(`\n${title}, milliseconds over ${options.openings} openings each\n`)
    console.log(
      table([
        ['', 'p50', 'p95', 'max', 'p50 over empty', '/ empty'],
        ...(['empty', 'warm', 'cold'] as const).map((kind) => {
          const { p50, p95, max } = of(kind)
          const cells = [p50, p95, max, p50 - baseline.p50].map((value) => value.toFixed(0))
          return [titles[kind], ...cells, ratio(p50, baseline.p50)]
        }),
      ]),
    )
  }
  const rest = summarize(times.warm.map(({ fromPage }) => fromPage)).p95
  const { p95 } = summarize(times.warm.map(({ fromPress }) => fromPress))
  const verdict = (value: number) => `${value <= aim ? 'reached' : 'missed'} (${value.toFixed(0)} ms)`
  console.log(
    `\nThe aim is a p95 of ${aim} ms with the worker running. From the press: ${verdict(p95)}; without what the browser takes to open any window: ${verdict(rest)}.`,
  )
}
