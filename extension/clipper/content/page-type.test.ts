import { describe, expect, it } from 'vitest'
import { readPage } from '../read-page.ts'
import { parsePage } from '../testing/parse.ts'
import { readingOf } from './reading.ts'

const typeOf = (body: string, address: string, head = '') =>
  readingOf(
    readPage(
      parsePage(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`),
      address,
      () => {},
    ),
    'Kettle',
  ).type

const data = (node: object) => `<script type="application/ld+json">${JSON.stringify(node)}</script>`
const kettle = '<h1>Kettle</h1><p>It folds to the height of a cup.</p>'
const toBuy = '<p>$48.00</p><button>Add to cart</button>'
const card = (name: string) => `<li class="card"><a href="/p/${name}">${name}</a><span>$12.00</span></li>`
const shelf = `<ul>${['Tern', 'Gull', 'Petrel', 'Knot', 'Ruff', 'Smew', 'Scaup', 'Auk'].map(card).join('')}</ul>`

describe('the kind of page', () => {
  it('is a product where its data says so and there is something to buy, even in the part of the shop', () => {
    const head = data({ '@type': 'Product', name: 'Kettle' })
    expect(typeOf(kettle + toBuy, 'https://a.example/shop/kettle', head)).toBe('product')
    expect(typeOf(kettle, 'https://a.example/services/kettles', head)).toBe('service')
  })

  it('is no product for its address alone', () => {
    expect(typeOf(kettle + toBuy, 'https://a.example/p/kettle')).toBe('product')
    expect(typeOf(kettle, 'https://a.example/p/backup-strategy')).toBe('article')
  })

  it('is a shelf where prices stand on cards that lead elsewhere, unless it is mostly prose', () => {
    expect(typeOf(`<h1>Kettles</h1>${shelf}`, 'https://a.example/kettles')).toBe('collection')
    const prose =
      '<p>We boiled water in each of them, on a quay in the wind, and then asked who would carry it home again.</p>'
    expect(typeOf(`<h1>Kettles</h1>${prose.repeat(12)}${shelf}`, 'https://a.example/kettles')).toBe('article')
  })
})
