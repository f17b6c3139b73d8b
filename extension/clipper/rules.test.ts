import { describe, expect, it } from 'vitest'
import { siteOf } from './canonical.ts'
import { looksLikeOrnament } from './images.ts'
import { mainNode, readJsonLd } from './json-ld.ts'
import { readDate } from './read-date.ts'
import { parsePage } from './testing/parse.ts'
import { withoutTracking } from './tracking.ts'

describe('readDate', () => {
  it.each([
    ['2026-11-23', '2026-11-23'],
    ['2026-11-23T09:00:00Z', '2026-11-23T09:00:00Z'],
    ['2026-11-23T09:00:00+0100', '2026-11-23T09:00:00+01:00'],
    ['2026-11-23T09:00', '2026-11-23'],
    ['20261123', '2026-11-23'],
    ['November 3rd, 2025', '2025-11-03'],
    ['Mon, 3 Nov 2025 10:00:00 GMT', '2025-11-03'],
    ['3. März 2026', '2026-03-03'],
    ['2 de mayo de 2024', '2024-05-02'],
    ['12 août 2023', '2023-08-12'],
    ['2026年1月5日', '2026-01-05'],
    ['23.11.2026', '2026-11-23'],
    ['11/23/2026', '2026-11-23'],
    ['1795465227', '2026-11-23T20:20:27Z'],
  ])('reads %s', (text, date) => expect(readDate(text)).toBe(date))

  it.each(['', 'yesterday', '2026-02-30', '04/05/2026', '2026-13-01', '12 Brumaire 2024'])(
    'does not guess at “%s”',
    (text) => expect(readDate(text)).toBeNull(),
  )
})

describe('withoutTracking', () => {
  it.each([
    ['https://a.example/x?utm_source=1&id=2&fbclid=3#top', 'https://a.example/x?id=2'],
    ['https://a.example/x?UTM_Medium=1', 'https://a.example/x'],
    ['https://a.example/app#/inbox/4', 'https://a.example/app#/inbox/4'],
    ['https://a.example/?v=abc&t=30', 'https://a.example/?v=abc&t=30'],
  ])('%s → %s', (from, to) => expect(withoutTracking(new URL(from)).href).toBe(to))
})

describe('siteOf', () => {
  it.each([
    ['www.bbc.co.uk', 'bbc.co.uk'],
    ['blog.example.com', 'example.com'],
    ['user.github.io', 'github.io'],
    ['127.0.0.1', '127.0.0.1'],
    ['localhost', 'localhost'],
  ])('%s belongs to %s', (host, site) => expect(siteOf(host)).toBe(site))
})

describe('readJsonLd', () => {
  const nodesOf = (json: string) =>
    readJsonLd(parsePage(`<script type="application/ld+json">${json}</script>`))

  it('finds nodes in arrays, graphs and main entities', () => {
    const nodes = nodesOf(
      '[{"@graph":[{"@type":"WebPage","mainEntity":{"@type":"Article","headline":"A"}}]},{"@type":"Person"}]',
    )
    expect(nodes.map((node) => node['@type'])).toEqual(['WebPage', 'Article', 'Person'])
    expect(mainNode(nodes)?.headline).toBe('A')
  })

  it('is not led astray by a FAQ below the article', () => {
    const nodes = nodesOf(
      '{"@graph":[{"@type":"FAQPage","mainEntity":[{"@type":"Question","name":"Why?"}]},{"@type":"Product","name":"P"}]}',
    )
    expect(mainNode(nodes)?.name).toBe('P')
  })

  it.each(['{', '', 'null', '"text"', '{"@type":'])('passes over %s', (json) =>
    expect(nodesOf(json)).toEqual([]),
  )
})

describe('looksLikeOrnament', () => {
  it.each([
    ['https://a.example/logo.png', true],
    ['https://a.example/img/site-logo-2x.png', true],
    ['https://a.example/brand.svg', true],
    ['https://secure.gravatar.com/x.jpg', true],
    ['https://a.example/photos/logotherapy-session.jpg', false],
    ['https://a.example/photos/iconic-bridge.jpg', false],
  ])('%s: %s', (url, ornament) => expect(looksLikeOrnament(new URL(url))).toBe(ornament))
})
