/** An address in a post as X replaced it. https://docs.x.com/x-api/fundamentals/data-dictionary */
export interface PostLink {
  url?: string | null | undefined
  expanded_url?: string | null | undefined
  /** Set where the address stands for attached media. */
  media_key?: string | null | undefined
}

/** The text that a person wrote, from the one X shows to programs: t.co addresses written out, escapes undone. */
export function textOfPost(text: string, links: readonly PostLink[]): string {
  let written = text
  for (const { url, expanded_url: expanded, media_key: mediaKey } of links) {
    if (!url) continue
    if (mediaKey || isMediaPage(expanded)) written = written.replace(url, '')
    else if (expanded) written = written.replace(url, () => expanded)
  }
  return written.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').trim()
}

/** Older answers mark the address of attached media by what it leads to alone. */
function isMediaPage(address: string | null | undefined): boolean {
  return /^https:\/\/(twitter|x)\.com\/\w+\/status\/\d+\/(photo|video)\/\d+$/.test(address ?? '')
}

/**
 * Two texts that differ only in what X changes by itself become equal: white space, invisible characters, the
 * scheme, case and final slash of addresses, and how they are encoded.
 */
export function comparable(text: string): string {
  return decoded(text)
    .normalize('NFC')
    .replace(/https?:\/\//giu, '')
    .replace(/\/(?=\s|$)/gu, '')
    .replace(/[\s\u200b-\u200d\u2060\ufeff]+/gu, '')
    .toLowerCase()
}

function decoded(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/giu, (escapes) => {
    try {
      return decodeURIComponent(escapes)
    } catch {
      return escapes
    }
  })
}
