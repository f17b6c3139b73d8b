import type { Block, Outline } from './block.ts'

const price = /[$€£¥₹]\s?\d|\d\s?(?:€|kr\b|zł)/

const button =
  /^(?:add to (?:my )?(?:cart|bag|basket|trolley|order)|buy (?:it )?now|pre-?order(?: now)?$|order now|sold out|out of stock|currently unavailable|notify me|in den warenkorb|in winkelwagen|ajouter au panier|añadir al carrito|aggiungi al carrello|adicionar ao carrinho)/i

/** Whether a block begins with a price, or nearly so. */
export const namesPrice = (text: string): boolean => price.test(text.length > 60 ? text.slice(0, 60) : text)

/** Whether a block is what one presses to buy, or what stands in its place. */
export const isButtonToBuy = ({ text, words }: Block): boolean => words <= 12 && button.test(text)

/** What a page has for sale. */
export interface Offer {
  /** Blocks that name a price. */
  prices: number
  /** Those of them in one of several boxes made alike that lead elsewhere, as on a shelf. */
  pricesOnShelf: number
  /** Share of the page's words that are prose: pages that write about goods have much, shelves little. */
  prose: number
  /** Buttons to buy, and the first of them behind the title, or -1. */
  buttons: number
  buttonAt: number
}

/** For pages whose text nobody looked through. */
export const nothingForSale: Offer = { prices: 0, pricesOnShelf: 0, prose: 1, buttons: 0, buttonAt: -1 }

/** Finds what is for sale, from the title on. */
export function offerOf({ blocks, root, words }: Outline, headingAt: number): Offer {
  const priced = blocks.filter((block) => namesPrice(block.text))
  const buttons = blocks.filter(isButtonToBuy)
  return {
    prices: priced.length,
    pricesOnShelf: priced.filter(isOnShelf).length,
    prose: (root?.proseWords ?? 0) / Math.max(words, 1),
    buttons: buttons.length,
    buttonAt: buttons.find(({ index }) => index >= headingAt)?.index ?? -1,
  }
}

/** In a box with a link that has at least three siblings made like it. */
function isOnShelf({ box }: Block): boolean {
  for (let each: typeof box | null = box; each; each = each.parent) {
    if (each.alike >= 4 && each.linkedWords > 0) return each.prices <= 4
  }
  return false
}
