import { describe, expect, it } from 'vitest'
import { Clip } from '../../core/clip.ts'
import { extract } from './extract.ts'
import { keywordsOf } from './keywords.ts'
import { readPage } from './read-page.ts'
import { parsePage } from './testing/parse.ts'

const keywords = (head: string) =>
  keywordsOf(
    readPage(parsePage(`<html><head>${head}</head><body></body></html>`), 'https://a.example/', () => {}),
  )

const data = (json: object) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'A', ...json })}</script>`

describe('the keywords of a page', () => {
  it.each([
    [
      'meta keywords',
      '<meta name="keywords" content="pier, harbour swim;Tide">',
      ['pier', 'harbour swim', 'Tide'],
    ],
    ['news keywords', '<meta name="news_keywords" content="pier">', ['pier']],
    [
      'each tag of the article',
      '<meta property="article:tag" content="Pier"><meta property="article:tag" content="Harbour swim">',
      ['Pier', 'Harbour swim'],
    ],
    ['a line of structured data', data({ keywords: 'pier, tide' }), ['pier', 'tide']],
    ['a list of structured data', data({ keywords: ['pier', 'tide'] }), ['pier', 'tide']],
    ['defined terms', data({ keywords: [{ '@type': 'DefinedTerm', name: 'pier' }] }), ['pier']],
    ['Japanese commas', '<meta name="keywords" content="港、潮，桟橋">', ['港', '潮', '桟橋']],
    ['nothing', '<meta name="keywords" content=" , ;">', []],
  ])('are read from %s', (_, head, wanted) => expect(keywords(head)).toEqual(wanted))

  it('come once each, as the article’s own tags write them', () => {
    const head = '<meta name="keywords" content="PIER, tide"><meta property="article:tag" content="Pier">'
    expect(keywords(head + data({ keywords: ['pier'] }))).toEqual(['Pier', 'tide'])
  })

  it('are words and not sentences, fifty at most, and none of another page', () => {
    const many = Array.from({ length: 80 }, (_, index) => `word ${index}`)
    const document = parsePage(
      `<html><head><meta name="keywords" content="${'long '.repeat(30)},${many}"></head><body></body></html>`,
    )
    const clip = extract(document, 'https://a.example/')
    expect(clip.keywords).toEqual(many.slice(0, 50))
    expect(Clip.parse(clip)).toEqual(clip)
    const pointedAt = { kind: 'link', url: 'https://b.example/' } as const
    expect(extract(document, 'https://a.example/', { pointedAt }).keywords).toEqual([])
  })
})
