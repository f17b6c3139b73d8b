/**
 * Kinds of pages that browsers keep from extensions, however much a person asks for it: the browser's own, its stores,
 * other extensions', a page's source, files of the device, PDF files in Firefox's viewer.
 */
export const closedKinds = ['BROWSER', 'STORE', 'EXTENSION', 'SOURCE', 'FILE', 'PDF'] as const
export type ClosedKind = (typeof closedKinds)[number]

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

/** Why a page could not be read, as far as its address tells; null where it does not. */
export function closedKindOf(address: string | undefined): ClosedKind | null {
  if (!address) return null
  const scheme = address.match(/^[a-z][a-z\d+.-]*:/i)?.[0].toLowerCase() ?? ''
  if (scheme in bySchemes) return bySchemes[scheme] ?? null
  if (stores.some((store) => store.test(address))) return 'STORE'
  return /^https?:\/\/[^?#]+\.pdf(?:[?#]|$)/i.test(address) ? 'PDF' : null
}
