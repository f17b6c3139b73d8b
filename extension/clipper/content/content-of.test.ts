import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { PageType } from '../../../core/clip-facts.ts'
import { maxClipText } from '../../../core/clip-facts.ts'
import { extract } from '../extract.ts'
import { parsePage } from '../testing/parse.ts'
import type { TraceEntry } from '../trace.ts'

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}.html`, import.meta.url), 'utf8')

interface Wanted {
  address: string
  holds: string[]
  lacks: string[]
}

const furniture = ['Privacy policy', 'All rights reserved', 'We use cookies', 'Accept all', 'Sign in']

/** One page of each kind, written for the purpose. */
const pages: Record<PageType, Wanted> = {
  article: {
    address: 'https://shoreline.example/2026/03/lighthouse',
    holds: [
      'put their lighthouse on oak rollers',
      'What the rollers left behind',
      'the cliff decides',
      'about sixty years',
    ],
    lacks: ['Ten harbours for a rainy weekend', 'Lovely piece', 'Subscribe to our newsletter', 'Tweet'],
  },
  forum: {
    address: 'https://forum.bench.example/threads/black-spot.812/',
    holds: [
      'every leaf has black spots',
      'Turn the sprinkler away',
      'Pick up every fallen leaf',
      'Wait until February, then',
    ],
    lacks: ['Rust on hollyhocks', 'Report'],
  },
  product: {
    address: 'https://quayside.example/products/tern-kettle',
    holds: [
      'folds to the height of a cup, so that it fits',
      'The handle stays cool',
      '310 grams',
      'Material',
    ],
    lacks: ['Petrel stove', 'Add to cart'],
  },
  collection: {
    address: 'https://quayside.example/collections/bags',
    holds: ['sewn in the harbour hall', 'Choose a roll-top for wet days'],
    lacks: ['Filter and sort', 'Add to cart'],
  },
  listing: {
    address: 'https://millfield.example/autumn',
    holds: [
      'take place in the old mill',
      'Building dry stone walls',
      'Spelt, emmer and einkorn',
      'the first row across the mill pond',
    ],
    lacks: ['Contact'],
  },
  documentation: {
    address: 'https://docs.ferry.example/docs/retries',
    holds: [
      'does not answer in time',
      'tries = 5',
      'Wait longer each time',
      'A factor of two suits most services',
    ],
    lacks: ['Previous: Queues', 'On this page'],
  },
  service: {
    address: 'https://soot.example/services/sweeping',
    holds: [
      'leave the carpet as clean',
      'A camera goes up the whole flue',
      'Twice a year where wood is burnt',
      'we take our shoes off',
    ],
    lacks: ['Contact'],
  },
}

describe('the main content', () => {
  it.each(Object.entries(pages))('of a page of the kind %s', (type, { address, holds, lacks }) => {
    const trace: TraceEntry[] = []
    const clip = extract(parsePage(fixture(type)), address, { trace: (entry) => trace.push(entry) })
    expect(
      trace.find(({ field, verdict }) => field === 'pageType' && verdict === 'taken')?.value ?? 'article',
    ).toBe(type)
    for (const passage of holds) expect(clip.text).toContain(passage)
    for (const passage of [...lacks, ...furniture]) expect(clip.text).not.toContain(passage)
  })

  it('stands in paragraphs, in the order of the page', () => {
    const { text } = extract(parsePage(fixture('article')), pages.article.address)
    const paragraphs = (text ?? '').split('\n\n')
    const places = pages.article.holds.map((passage) =>
      paragraphs.findIndex((each) => each.includes(passage)),
    )
    expect(places).toEqual([...places].sort((one, other) => one - other))
    expect(new Set(places).size).toBe(places.length)
  })

  it('leaves the document as it was', () => {
    const document = parsePage(fixture('forum'))
    const before = document.toString()
    extract(document, pages.forum.address)
    expect(document.toString()).toBe(before)
  })

  it('is explained: the kind of page, what was taken, and the longest of what was left out', () => {
    const trace: TraceEntry[] = []
    extract(parsePage(fixture('article')), pages.article.address, { trace: (entry) => trace.push(entry) })
    const told = trace.filter(({ field }) => field === 'text')
    expect(told.some(({ verdict }) => verdict === 'taken')).toBe(true)
    expect(told.some(({ verdict }) => verdict.startsWith('left out'))).toBe(true)
    // The bound that is told is the bound that was applied: what was left out is less sure, and the reason names it.
    const bound = Number(/surer than (\d\.\d\d) \(.+\)$/.exec(told[0]?.source ?? '')?.[1])
    const leftOut = told.flatMap(({ verdict }) => /^left out: (\d\.\d\d) sure$/.exec(verdict)?.[1] ?? [])
    expect(leftOut.length).toBeGreaterThan(0)
    for (const sure of leftOut) expect(Number(sure)).toBeLessThanOrEqual(bound)
    expect(told.filter(({ verdict }) => verdict.startsWith('heard')).map(({ source }) => source)).toEqual([
      'readability',
      'plain words of the markup',
    ])
    expect(trace.some(({ field, source }) => field === 'pageType' && source === 'data of an article')).toBe(
      true,
    )
  })

  it('is of an article where nothing tells another kind of page, and the trace says so', () => {
    const trace: TraceEntry[] = []
    const page = '<!doctype html><title>Tides</title><p>Twice a day the sea comes back for what it left.</p>'
    extract(parsePage(page), 'https://a.example/tides', { trace: (entry) => trace.push(entry) })
    expect(trace.filter(({ field }) => field === 'pageType')).toEqual([
      { field: 'pageType', source: 'nothing else', value: 'article', verdict: 'taken' },
    ])
  })

  it('is empty where a page holds no text, and within its bound where it holds too much', () => {
    const empty = extract(
      parsePage('<!doctype html><title>Nothing</title><body></body>'),
      'https://a.example/',
    )
    expect(empty.text).toBe('')
    const paragraph = (day: number) =>
      `<p>On day ${day} the tide came in twice, and nobody in the village had seen that before. Boat ${day * 7} lay on the quay, and its crew of ${day + 3} counted the steps down to the water, as their fathers had done in the year ${day + 1000}.</p>`
    const paragraphs = Array.from({ length: 1200 }, (_, day) => paragraph(day))
    const long = `<!doctype html><title>Long</title><article><h1>Long</h1>${paragraphs.join('')}</article>`
    const { text } = extract(parsePage(long), 'https://a.example/long')
    expect(text?.endsWith('…')).toBe(true)
    expect(text?.length).toBeLessThanOrEqual(maxClipText)
  })

  it('is found in data where the page writes itself only when it runs', () => {
    const words =
      'Forty boats left the harbour before dawn, and thirty-nine of them came home with more fish than ice to keep it. '
    const page = `<!doctype html><title>Boats</title><script type="application/ld+json">${JSON.stringify({
      '@type': 'NewsArticle',
      headline: 'Boats',
      articleBody: words.repeat(6),
    })}</script><body><div id="root"></div></body>`
    expect(extract(parsePage(page), 'https://a.example/boats').text).toContain(
      'thirty-nine of them came home',
    )
  })
})
