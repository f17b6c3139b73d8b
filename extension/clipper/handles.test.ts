import { describe, expect, it } from 'vitest'
import { Clip } from '../../core/clip.ts'
import { extract } from './extract.ts'
import { parsePage } from './testing/parse.ts'
import type { TraceEntry } from './trace.ts'

const clipOf = (head: string, body = '') => {
  const trace: TraceEntry[] = []
  const document = parsePage(`<html><head>${head}</head><body>${body}</body></html>`)
  const clip = extract(document, 'https://ada.example/tides', { trace: (entry) => trace.push(entry) })
  expect(Clip.parse(clip)).toEqual(clip)
  return { clip, trace }
}
const handles = (head: string, body?: string) => clipOf(head, body).clip.handles
const meta = (name: string, content: string) => `<meta name="${name}" content="${content}">`
const data = (json: object) => `<script type="application/ld+json">${JSON.stringify(json)}</script>`
const byline = (href: string) => `<h1>Tides</h1><p class="byline">By <a href="${href}">Ada Lindqvist</a></p>`

describe('the author’s handles', () => {
  it.each([
    [meta('twitter:creator', '@ada_l'), { x: 'ada_l' }],
    [meta('twitter:creator', 'https://twitter.com/ada_l'), { x: 'ada_l' }],
    [meta('twitter:creator', '1234567'), {}],
    [meta('twitter:creator', 'Ada Lindqvist'), {}],
    [meta('fediverse:creator', '@ada@social.example'), { mastodon: 'ada@social.example' }],
    [meta('fediverse:creator', 'ada'), {}],
    [
      '<meta property="article:author" content="https://www.facebook.com/ada.lindqvist">',
      { facebook: 'ada.lindqvist' },
    ],
    ['<link rel="me" href="https://social.example/@ada">', { mastodon: 'ada@social.example' }],
    ['<link rel="me" href="mailto:ada@ada.example">', {}],
  ])('%s', (head, wanted) => expect(handles(head)).toEqual(wanted))

  it.each([
    ['https://x.com/ada_l?lang=de', { x: 'ada_l' }],
    ['https://bsky.app/profile/ada.example', { bluesky: 'ada.example' }],
    ['https://www.instagram.com/ada.l/', { instagram: 'ada.l' }],
    ['https://de.linkedin.com/in/ada-lindqvist-42', { linkedin: 'ada-lindqvist-42' }],
    ['https://www.tiktok.com/@ada.l', { tiktok: 'ada.l' }],
    ['https://www.youtube.com/@AdaL', { youtube: 'AdaL' }],
    ['https://www.pinterest.co.uk/adal/', { pinterest: 'adal' }],
    ['https://m.facebook.com/ada.lindqvist', { facebook: 'ada.lindqvist' }],
  ])('are read from %s in the byline', (href, wanted) => expect(handles('', byline(href))).toEqual(wanted))

  it.each([
    'https://x.com/intent/follow?screen_name=ada',
    'https://x.com/share',
    'https://x.com/ada/status/1',
    'https://www.facebook.com/sharer.php?u=https://ada.example',
    'https://www.instagram.com/p/Cabc/',
    'https://bsky.app/profile/did:plc:abc',
    'https://medium.com/@ada',
    'https://unknown.example/@ada',
    'https://notx.com/ada',
    '/authors/ada',
    'https://[broken',
  ])('are not read from %s', (href) => expect(handles('', byline(href))).toEqual({}))

  it('are those of structured data, also where it only refers to the author', () => {
    const author = { '@type': 'Person', '@id': '#ada', name: 'Ada', sameAs: ['https://x.com/ada_l'] }
    const article = { '@type': 'NewsArticle', headline: 'Tides', author: { '@id': '#ada' } }
    expect(handles(data({ '@graph': [author, article] }))).toEqual({ x: 'ada_l' })
  })

  it('are what the page calls its own, unless the author is named with others', () => {
    const own = '<link rel="me" href="https://x.com/daily"><link rel="me" href="https://youtube.com/@daily">'
    expect(handles(own + meta('twitter:creator', '@ada_l'))).toEqual({ x: 'ada_l', youtube: 'daily' })
    expect(handles('<link rel="me" href="https://medium.com/@ada">')).toEqual({})
  })

  it('are not those of the site, of other authors beside the page, or of a shop', () => {
    const { clip, trace } = clipOf(meta('twitter:site', '@daily') + meta('twitter:creator', '@Daily'))
    expect(clip.handles).toEqual({})
    expect(trace).toContainEqual({
      field: 'handles',
      source: 'twitter:creator',
      value: 'x: Daily',
      verdict: 'the account of the site',
    })
    expect(
      handles('', `<aside>${byline('https://x.com/somebody').replace(/<h1>.*<\/h1>/, '')}</aside>`),
    ).toEqual({})
    expect(handles(data({ '@type': 'Product', name: 'Kettle' }) + meta('twitter:creator', '@shop'))).toEqual(
      {},
    )
  })

  it('are none of another page that a link leads to', () => {
    const document = parsePage(`<html><head>${meta('twitter:creator', '@ada_l')}</head></html>`)
    const pointedAt = { kind: 'link', url: 'https://b.example/' } as const
    expect(extract(document, 'https://ada.example/', { pointedAt }).handles).toEqual({})
  })
})
