import type { ClipPrice } from '../../core/clip.ts'
import type { PageType } from '../../core/clip-facts.ts'
import { isBeside } from './beside.ts'
import { type DataNode, typesOf } from './json-ld.ts'
import { amountIn, currencyIn, isCurrency, samePrice } from './money.ts'
import { isOffer, metaOf, type Page } from './page.ts'
import { textOf } from './text.ts'
import { withoutTracking } from './tracking.ts'

/** What the page's product costs; null where the page states no price, or several of which none is the one. */
export function priceOf(page: Page, type: PageType, language: string | null): ClipPrice | null {
  if (type === 'collection' || type === 'listing') return null
  if (!isOffer(page) && type !== 'product' && !isMarkedAsOffer(page)) return null
  for (const { source, prices } of sourcesOf(page, language)) {
    const distinct = prices.filter(
      (price, index) => prices.findIndex((other) => samePrice(price, other)) === index,
    )
    const [first] = distinct
    if (first === undefined) continue
    const value = distinct.map(({ amount, currency }) => `${amount} ${currency}`).join(', ')
    const isOne = distinct.length === 1
    page.trace({
      field: 'price',
      source,
      value: value.slice(0, 200),
      verdict: isOne ? 'taken' : 'several prices',
    })
    return isOne ? first : null
  }
  return null
}

/** By sharing tags or in the markup; what an article says about itself comes before a product that stands in it. */
function isMarkedAsOffer({ meta, main, document }: Page): boolean {
  if (amountNames.some((name) => meta.has(name))) return true
  const isArticle = main !== null && typesOf(main).some((type) => /Article|Posting|Recipe|Report/.test(type))
  return (
    !isArticle && document.querySelector('[itemtype*="schema.org/Product"] [itemprop~="offers"]') !== null
  )
}

const amountNames = ['product:sale_price:amount', 'product:price:amount', 'og:price:amount']
const currencyNames = ['product:sale_price:currency', 'product:price:currency', 'og:price:currency']

function* sourcesOf(page: Page, language: string | null) {
  yield { source: 'json-ld offers', prices: offersOf(page).flatMap(pricesOf) }
  const stated = [...page.document.querySelectorAll('[itemprop~="price"], [itemprop~="lowPrice"]')].filter(
    (element) => !isBeside(element) && isOwn(element),
  )
  yield { source: 'microdata', prices: stated.flatMap((element) => priceIn(element, null)) }
  const amount = amountIn(metaOf(page, ...amountNames))
  const currency = metaOf(page, ...currencyNames)?.toUpperCase() ?? ''
  yield {
    source: 'product:price:amount',
    prices: amount !== null && isCurrency(currency) ? [{ amount, currency }] : [],
  }
  yield { source: 'visible price', prices: stated.flatMap((element) => priceIn(element, { language })) }
}

/** The offers of the page's product: those at this very address where each variant has one of its own. */
function offersOf(page: Page): DataNode[] {
  const products = page.nodes.filter((node) =>
    typesOf(node).some((type) => /Product|Vehicle|^Car$|^Book$/.test(type)),
  )
  const [only] = products
  const product = page.main?.offers !== undefined ? page.main : products.length === 1 ? only : page.main
  if (product === undefined || product === null) return []
  const variants = nodesIn(product.hasVariant).flatMap((variant) =>
    nodesIn(variant.offers).map((offer): DataNode => ({ ...offer, url: offer.url ?? variant.url })),
  )
  const offers = [...nodesIn(product.offers), ...variants].flatMap((offer) =>
    offer.price === undefined && nodesIn(offer.offers).length > 0 ? nodesIn(offer.offers) : [offer],
  )
  const here = withoutTracking(page.url).href
  const atHere = offers.filter((offer) => addressOf(page, offer.url) === here)
  return atHere.length > 0 ? atHere : offers
}

const nodesIn = (value: unknown): DataNode[] =>
  [value].flat().filter((each): each is DataNode => typeof each === 'object' && each !== null)

function addressOf(page: Page, value: unknown): string | null {
  if (typeof value !== 'string' || !URL.canParse(value, page.base)) return null
  return withoutTracking(new URL(value, page.base)).href
}

/** An offer's price, or the two ends of an aggregate of offers: one price where they are equal. */
function pricesOf(offer: DataNode): ClipPrice[] {
  const [specification] = nodesIn(offer.priceSpecification).filter(
    (each) => each.price !== undefined && !/List|Strikethrough|SRP|MSRP/.test(String(each.priceType ?? '')),
  )
  const currency = String(offer.priceCurrency ?? specification?.priceCurrency ?? '')
    .trim()
    .toUpperCase()
  if (!isCurrency(currency)) return []
  const values = [offer.price ?? specification?.price ?? [offer.lowPrice, offer.highPrice]].flat()
  return values
    .map(amountIn)
    .filter((amount) => amount !== null)
    .map((amount) => ({ amount, currency }))
}

/** Prices of other goods on the page stand in a list of their own. */
const isOwn = (element: Element): boolean => {
  const item = element.closest('[itemtype*="Product"]')
  return item === null || item.closest('li, [class*="card" i], [class*="carousel" i]') === null
}

/** The price in an element: by its data, or as it is written where the sign may tell the currency. */
function priceIn(element: Element, written: { language: string | null } | null): ClipPrice[] {
  const text = textOf(element)
  const amount = amountIn(element.getAttribute('content') ?? text)
  const beside = element.closest('[itemscope]')?.querySelector('[itemprop~="priceCurrency"]')
  const named = (beside?.getAttribute('content') ?? beside?.textContent ?? '').trim().toUpperCase()
  const currency = isCurrency(named) ? named : written ? currencyIn(text, written.language) : null
  return amount !== null && currency !== null ? [{ amount, currency }] : []
}
