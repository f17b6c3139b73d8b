import type { AccountFacts, PostContent, PostLink, RenderedPost } from './content.ts'
import { tagLink } from './link-tags.ts'
import { rulesOf } from './platforms/index.ts'
import { type FoundAddress, findAddresses } from './text/addresses.ts'

/**
 * Exactly what one account receives: its platform's variant of the text, the media, and the link either as
 * a card or, where the platform makes cards from addresses or the images take the card's place, in the text. Tags of the
 * link go into its address, wherever it stands.
 */
export function renderFor(content: PostContent, account: Pick<AccountFacts, 'platform'>): RenderedPost {
  const { platform } = account
  const rules = rulesOf(platform)
  const { link, media } = content
  const address = link === null ? '' : tagLink(link.url, link.tags, platform)
  const written = withAddress((content.variants[platform] ?? content.text).trim(), link, address)
  const embedsCard = link !== null && rules.linkCard === 'embedded' && media.length === 0
  const isMissing = link !== null && !embedsCard && !mentions(written, address)
  const text = isMissing ? join(written, address) : written
  return { platform, text, media, card: embedsCard ? cardOf(link, address) : null }
}

function cardOf({ tags: _, ...link }: PostLink, address: string): PostLink {
  return { ...link, url: address }
}

/** The text with the link's address replaced by the one that goes out. */
function withAddress(text: string, link: PostLink | null, address: string): string {
  if (link === null || link.url === address) return text
  let replaced = text
  for (const { start, end } of findAddresses(text).filter(isSame(link.url)).reverse()) {
    replaced = replaced.slice(0, start) + address + replaced.slice(end)
  }
  return replaced
}

/** Whether the address stands in the text by itself, not as the beginning of a longer one. */
const mentions = (text: string, address: string): boolean => findAddresses(text).some(isSame(address))

const isSame = (address: string) => (found: FoundAddress) =>
  found.url === address || found.url === withoutSlash(address)

function withoutSlash(address: string): string {
  return address.replace(/\/$/, '')
}

function join(text: string, address: string): string {
  return text === '' ? address : `${text}\n\n${address}`
}
