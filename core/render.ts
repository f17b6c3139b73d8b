import type { AccountFacts, PostContent, RenderedPost } from './content.ts'
import { rulesOf } from './platforms/index.ts'
import { findAddresses } from './text/addresses.ts'

/**
 * Exactly what one account receives: its platform's variant of the text, the media, and the link either as
 * a card or, where the platform makes cards from addresses or the images take the card's place, in the text.
 */
export function renderFor(content: PostContent, account: Pick<AccountFacts, 'platform'>): RenderedPost {
  const rules = rulesOf(account.platform)
  const written = (content.variants[account.platform] ?? content.text).trim()
  const { link, media } = content
  const embedsCard = link !== null && rules.linkCard === 'embedded' && media.length === 0
  const isMissing = link !== null && !embedsCard && !mentions(written, link.url)
  const text = isMissing ? join(written, link.url) : written
  return { platform: account.platform, text, media, card: embedsCard ? link : null }
}

/** Whether the address stands in the text by itself, not as the beginning of a longer one. */
function mentions(text: string, address: string): boolean {
  return findAddresses(text).some((found) => found.url === address || found.url === withoutSlash(address))
}

function withoutSlash(address: string): string {
  return address.replace(/\/$/, '')
}

function join(text: string, address: string): string {
  return text === '' ? address : `${text}\n\n${address}`
}
