import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Clip } from '../../core/clip.ts'
import { extract } from './extract.ts'
import { differencesOf } from './fixtures/differences.ts'
import { expected } from './fixtures/expected.ts'
import { openPage, parsePage } from './testing/parse.ts'
import type { TraceEntry } from './trace.ts'

const folder = new URL('./fixtures/', import.meta.url)
const read = (name: string) => openPage(readFileSync(new URL(`${name}.html`, folder), 'utf8'))
const page = parsePage

describe('the pages written for the purpose', () => {
  it('all have expectations, and are at least sixty', () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.html'))
    expect(files.map((file) => file.replace('.html', '')).sort()).toEqual(Object.keys(expected).sort())
    expect(files.length).toBeGreaterThanOrEqual(60)
  })

  it.each(Object.entries(expected))('%s becomes the right draft', (name, wanted) => {
    const clip = extract(read(name), wanted.address)
    expect(differencesOf(clip, wanted, 'outside')).toEqual([])
    expect(Clip.parse(clip)).toEqual(clip)
  })
})

describe('extract', () => {
  it('changes nothing in the document', () => {
    const document = read('article-graph')
    const before = document.documentElement.outerHTML
    extract(document, 'https://tidewater.example/a')
    expect(document.documentElement.outerHTML).toBe(before)
  })

  it('quotes the selection rather than an excerpt', () => {
    const clip = extract(read('article-graph'), 'https://tidewater.example/a', {
      selection: '  only gulls\n\n and the tide ',
    })
    expect(clip).toMatchObject({
      kind: 'selection',
      quote: 'only gulls\nand the tide',
      quoteSource: 'selection',
    })
  })

  it('makes the image that was pointed at the lead image', () => {
    const url = 'https://sentiers.example/photos/refuge.jpg'
    const clip = extract(read('lazy-images'), 'https://sentiers.example/vercors', {
      pointedAt: { kind: 'image', url },
    })
    expect(clip).toMatchObject({
      kind: 'image',
      leadImage: { url, alt: 'Le refuge', width: 1200, height: 800 },
    })
  })

  it('links to the link that was pointed at', () => {
    const clip = extract(read('listing'), 'https://auental.example/radwege', {
      pointedAt: { kind: 'link', url: 'https://auental.example/a', text: 'Auenweg, 21 km' },
    })
    expect(clip).toMatchObject({
      kind: 'link',
      url: 'https://auental.example/radwege',
      canonicalUrl: 'https://auental.example/a',
      title: 'Auenweg, 21 km',
      quote: null,
    })
  })

  it('explains in the trace why a value was passed over', () => {
    const trace: TraceEntry[] = []
    extract(read('foreign-canonical'), 'https://harbour.example/tides', {
      trace: (entry) => trace.push(entry),
    })
    expect(trace).toContainEqual({
      field: 'canonicalUrl',
      source: 'link rel=canonical',
      value: 'https://unrelated.example/landing',
      verdict: 'another site, and nothing else names it',
    })
  })

  it('offers the selection first, and then the sentences that carry the page', () => {
    const selection = 'only gulls and the tide'
    const { quotes = [] } = extract(read('article-graph'), 'https://tidewater.example/a', { selection })
    expect(quotes[0]).toBe(selection)
    expect(quotes.length).toBeGreaterThan(2)
    for (const quote of quotes.slice(1)) expect(quote).toMatch(/^\p{Lu}.*[.!?]$/u)
  })

  it('makes a clip of an empty page', () => {
    const clip = extract(page('<html><body></body></html>'), 'https://empty.example/')
    expect(Clip.parse(clip)).toMatchObject({
      title: 'empty.example',
      quote: null,
      leadImage: null,
      images: [],
    })
  })

  it('never lets markup into the text', () => {
    const clip = extract(
      page(
        '<html><head><title>&lt;script&gt;alert(1)&lt;/script&gt; Hello &amp;amp; goodbye</title><meta property="og:description" content="&lt;b&gt;Bold&lt;/b&gt; words about the page"></head><body></body></html>',
      ),
      'https://sly.example/a',
    )
    expect(clip.title).toBe('alert(1) Hello & goodbye')
    expect(clip.description).toBe('Bold words about the page')
  })
})
