import { describe, expect, it } from 'vitest'
import { extract } from '../extract.ts'
import { openPage, parsePage } from '../testing/parse.ts'

const words =
  'The harbour office opens at six, and whoever needs a berth had better be there by five with a thermos flask of coffee.'

describe('data of an earlier view', () => {
  const clip = (head: string, address = 'https://a.example/second') =>
    extract(
      parsePage(
        `<!doctype html><html><head>${head}<meta property="og:description" content="What the head says about it."></head><body><main><h1>Berths in winter</h1><p>${words}</p></main></body></html>`,
      ),
      address,
    )
  const first = '<meta property="og:url" content="https://a.example/first">'

  it('is left out where the window and the heading speak of something else', () => {
    const head = `${first}<title>Berths in winter</title><meta property="og:title" content="Fish prices">`
    expect(clip(head)).toMatchObject({ description: null, canonicalUrl: 'https://a.example/second' })
  })

  it.each([
    [
      'the titles agree',
      `${first}<title>Berths in winter</title><meta property="og:title" content="Winter berths">`,
    ],
    [
      'only the site is named in the window',
      `${first}<title>A</title><meta property="og:title" content="Fish prices">`,
    ],
    [
      'the data is about this address',
      '<meta property="og:url" content="https://a.example/second/"><title>Berths in winter</title><meta property="og:title" content="Fish prices">',
    ],
    [
      'another site is named',
      '<meta property="og:url" content="https://b.example/first"><title>Berths in winter</title><meta property="og:title" content="Fish prices">',
    ],
  ])('is believed where %s', (_, head) => {
    expect(clip(head).description).toBe('What the head says about it.')
  })
})

describe('what is laid over a page', () => {
  it.each([
    [
      'a dialog about something else',
      '<div role="dialog"><p>Choose your berth for the winter, please.</p><button>Accept</button></div>',
    ],
    [
      'a notice of consent that cannot be pressed',
      '<div class="cookie-note"><p>We bake cookies every Friday for all who moor here.</p></div>',
    ],
  ])('stays where it is %s', (_, markup) => {
    const trace: string[] = []
    extract(parsePage(`<title>A</title><main><p>${words}</p></main>${markup}`), 'https://a.example/', {
      trace: ({ field, source }) => trace.push(`${field} ${source}`),
    })
    expect(trace.filter((each) => each.startsWith('page '))).toEqual([])
  })

  it('is told in the trace where it was left out', () => {
    const trace: unknown[] = []
    const banner =
      '<div id="cookie-banner"><p>We use cookies to count who comes by.</p><button>Accept all</button></div>'
    extract(parsePage(`<title>A</title><main><p>${words}</p></main>${banner}`), 'https://a.example/', {
      trace: (entry) => trace.push(entry),
    })
    expect(trace).toContainEqual({
      ...{ field: 'page', source: 'consent dialog', value: 'div cookie-banner', verdict: 'left out' },
    })
  })
})

describe('a shadow root in another', () => {
  it('is read, and each slot shows what belongs into it', () => {
    const inner =
      '<template shadowrootmode="open"><p>Written first.</p><slot></slot></template><em>Last.</em>'
    const page = `<title>A</title><outer-box><template shadowrootmode="open"><main><h1>Berths</h1><p>${words}</p><inner-box>${inner}</inner-box><slot name="end"></slot></main></template><p slot="end">${words.replace('opens', 'closes')}</p><p>Shown nowhere.</p></outer-box>`
    const document = openPage(page)
    const before = document.toString()
    const { text } = extract(document, 'https://a.example/')
    expect(text).toContain('The harbour office opens at six')
    expect(text).toContain('The harbour office closes at six')
    expect(text).not.toContain('Shown nowhere')
    expect(document.toString()).toBe(before)
  })
})
