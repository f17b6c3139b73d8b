/**
 * `npm run bench:clipper [-- FOLDER]`: how long the built clipper takes in Chromium, from its first byte to the clip, over
 * the pages written for the purpose and, with a folder laid out for `score:clips`, over the pages in there. Pages are laid
 * out as a browser does; their own scripts, pictures and styles from elsewhere are left out, so that nothing is asked of the net.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import process from 'node:process'
import type { Page } from 'playwright-core'
import { launchChromium } from '../../e2e/browser/studio.ts'
import { idsIn, readCorpusPage } from '../clip-score/corpus.ts'
import { buildWhatChanged } from '../local/build.ts'
import { root } from '../local/paths.ts'
import { requireChromium } from '../testing/browsers.ts'
import { summarize, table } from './numbers.ts'

/** Milliseconds in which 95 of 100 pages are to be clipped. */
const aim = 100

interface Sample {
  id: string
  url: string
  html: string
}

interface Timed {
  id: string
  milliseconds: number
}

const [folder] = process.argv.slice(2)
const say = (line: string) => console.log(line)
process.env.CHROMIUM_PATH = requireChromium(say)
await buildWhatChanged(say)
const clipper = readFileSync(join(root, 'dist/extension/chrome-mv3/clipper.js'), 'utf8')
const sets: Record<string, Sample[]> = { 'own pages': ownPages() }
if (folder !== undefined) sets[folder] = pagesIn(resolve(folder))

const browser = await launchChromium()
try {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en' })
  const page = await context.newPage()
  const rows: string[][] = [['', 'pages', 'p50', 'p95', 'max', 'slowest page']]
  for (const [name, samples] of Object.entries(sets)) {
    const timed: Timed[] = []
    for (const sample of samples) timed.push(await clip(page, sample))
    const { count, p50, p95, max } = summarize(timed.map(({ milliseconds }) => milliseconds))
    const slowest = timed.find(({ milliseconds }) => milliseconds === max)
    rows.push([name, String(count), ...[p50, p95, max].map((value) => value.toFixed(1)), slowest?.id ?? '–'])
  }
  console.log(
    `\nThe clipper in Chromium ${browser.version()}, milliseconds a page; the aim is a p95 of ${aim}\n`,
  )
  console.log(table(rows))
} finally {
  await browser.close()
}

function ownPages(): Sample[] {
  const fixtures = join(root, 'extension/clipper/fixtures')
  return readdirSync(fixtures)
    .filter((file) => file.endsWith('.html'))
    .map((file) => ({
      id: file,
      url: `https://pages.example/${file}`,
      html: readFileSync(join(fixtures, file), 'utf8'),
    }))
}

function pagesIn(place: string): Sample[] {
  return idsIn(place).map((id) => {
    const { url, html } = readCorpusPage(place, id)
    return { id, url: /^https?:/.test(url) ? url : `https://pages.example/${id}`, html }
  })
}

/** Shows a page at its own address and clips it there, as the extension does: with the script coming in anew. */
async function clip(page: Page, { id, url, html }: Sample): Promise<Timed> {
  await page.unrouteAll()
  await page.route('**', (route) =>
    route.request().isNavigationRequest() && route.request().frame() === page.mainFrame()
      ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
      : route.abort(),
  )
  await page.goto(url, { waitUntil: 'load' })
  const milliseconds = await page.evaluate<number>(
    `(async () => { const begun = performance.now(); const clip = await ${clipper.replace(/;\s*$/, '')}; if (!clip) throw new Error('No clip of ${id}'); return performance.now() - begun })()`,
  )
  return { id, milliseconds }
}
