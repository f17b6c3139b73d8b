import type { ClosedKind } from '../messages.ts'

const bySchemes: Record<string, ClosedKind> = {
  'view-source:': 'SOURCE',
  'file:': 'FILE',
  'chrome-extension:': 'EXTENSION',
  'moz-extension:': 'EXTENSION',
  ...Object.fromEntries(
    [
      'chrome:',
      'chrome-untrusted:',
      'devtools:',
      'edge:',
      'brave:',
      'opera:',
      'vivaldi:',
      'about:',
      'resource:',
    ].map((scheme) => [scheme, 'BROWSER']),
  ),
}

const stores = [
  /^https:\/\/chromewebstore\.google\.com\//,
  /^https:\/\/chrome\.google\.com\/webstore/,
  /^https:\/\/microsoftedge\.microsoft\.com\/addons/,
  /^https:\/\/addons\.(?:mozilla|opera)\.\w+\//,
]

/** By what Chromium says when it refuses: it keeps the address from an extension, and tells what kind of page it is. */
const refusals: [RegExp, ClosedKind][] = [
  [/\bextensions gallery\b/, 'STORE'],
  [/-extension:\/\//, 'EXTENSION'],
  [/\b(?:chrome|chrome-untrusted|devtools|edge|brave|opera|vivaldi|about):\/\//, 'BROWSER'],
]

/** Why a page could not be read, as far as the browser's refusal tells; null where it does not. */
export function closedKindIn(refusal: string): ClosedKind | null {
  return refusals.find(([words]) => words.test(refusal))?.[1] ?? null
}

/** Why a page could not be read, as far as its address tells; null where it does not. */
export function closedKindOf(address: string | undefined): ClosedKind | null {
  if (!address) return null
  const scheme = address.match(/^[a-z][a-z\d+.-]*:/i)?.[0].toLowerCase() ?? ''
  if (scheme in bySchemes) return bySchemes[scheme] ?? null
  if (stores.some((store) => store.test(address))) return 'STORE'
  return /^https?:\/\/[^?#]+\.pdf(?:[?#]|$)/i.test(address) ? 'PDF' : null
}
