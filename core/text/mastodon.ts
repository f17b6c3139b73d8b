import { findAddresses } from './addresses.ts'
import { topLevelDomains } from './top-level-domains.ts'
import { countGraphemes } from './units.ts'

const remoteMention = /(^|[^\w/])(@[a-z0-9_]+)@[\w.-]+\w/giu

/**
 * Length of a status as Mastodon counts it: graphemes, every address with a scheme and a public name a fixed
 * number of characters, and of a mention (`@name@server`) only the name.
 * https://docs.joinmastodon.org/user/posting/
 */
export function mastodonLength(text: string, charactersPerUrl: number): number {
  let total = 0
  let position = 0
  for (const address of findAddresses(text)) {
    if (!isPublic(address.url)) continue
    total += countGraphemes(withoutServers(text.slice(position, address.start))) + charactersPerUrl
    position = address.end
  }
  return total + countGraphemes(withoutServers(text.slice(position)))
}

/** Whether the name ends in a top-level domain; `localhost` and numbers are counted as they are written. */
function isPublic(address: string): boolean {
  const ending = new URL(address).hostname.split('.').slice(1).at(-1) ?? ''
  return ending.startsWith('xn--') || topLevelDomains().includes(ending)
}

function withoutServers(text: string): string {
  return text.replace(remoteMention, '$1$2')
}
