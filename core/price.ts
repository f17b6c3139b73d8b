import type { PostingPrice } from './platforms/platform.ts'
import { findXAddresses } from './text/x-addresses.ts'

/** What one post with this text costs, in thousandths of the price's currency. */
export function costOf(text: string, price: PostingPrice): number {
  return findXAddresses(text).length > 0 ? price.withAddress : price.plain
}
