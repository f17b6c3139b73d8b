import { findAddresses } from './addresses.ts'
import { countGraphemes } from './units.ts'

const remoteMention = /(^|[^\w/])(@[a-z0-9_]+)@[\w.-]+\w/giu

/**
 * Length of a status as Mastodon counts it: graphemes, every address a fixed number of characters, and of a
 * mention (`@name@server`) only the name.
 */
export function mastodonLength(text: string, charactersPerUrl: number): number {
  let total = 0
  let position = 0
  for (const address of findAddresses(text)) {
    total += countGraphemes(withoutServers(text.slice(position, address.start))) + charactersPerUrl
    position = address.end
  }
  return total + countGraphemes(withoutServers(text.slice(position)))
}

function withoutServers(text: string): string {
  return text.replace(remoteMention, '$1$2')
}
