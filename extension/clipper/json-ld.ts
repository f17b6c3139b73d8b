import { line } from './text.ts'

/** A node of schema.org data: property names to whatever the page wrote. */
export type DataNode = Record<string, unknown>

const isNode = (value: unknown): value is DataNode =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every node of every JSON-LD block: roots, members of `@graph`, and main entities. Broken blocks are passed over. */
export function readJsonLd(document: Document): DataNode[] {
  const nodes: DataNode[] = []
  for (const script of document.querySelectorAll('script[type*="ld+json" i]')) {
    const value = parseTolerantly(script.textContent ?? '')
    if (value !== undefined) collect(value, nodes, 0)
  }
  return nodes
}

function collect(value: unknown, into: DataNode[], depth: number): void {
  if (depth > 6) return
  if (Array.isArray(value)) {
    for (const entry of value) collect(entry, into, depth + 1)
    return
  }
  if (!isNode(value)) return
  if (value['@type'] !== undefined || value['@id'] !== undefined) into.push(value)
  // The questions of a FAQ stand for the page no more than its footer does.
  const keys = typesOf(value).includes('FAQPage') ? ['@graph'] : ['@graph', 'mainEntity', 'mainEntityOfPage']
  for (const key of keys) {
    if (typeof value[key] === 'object') collect(value[key], into, depth + 1)
  }
}

/** Parses JSON as pages really write it: wrapped in comments, with raw line breaks in strings, with trailing commas. */
function parseTolerantly(source: string): unknown {
  const bare = source
    .replace(/^\s*(?:\/\/)?\s*(?:<!--|<!\[CDATA\[)/, '')
    .replace(/(?:\/\/)?\s*(?:-->|\]\]>)\s*$/, '')
    .replace(/\/\*\s*(?:<!\[CDATA\[|\]\]>)\s*\*\//g, '')
    .trim()
    .replace(/;$/, '')
  const repairs = [
    (text: string) => text,
    (text: string) => text.replace(/\p{Cc}+/gu, ' '),
    (text: string) => text.replace(/\p{Cc}+/gu, ' ').replace(/,\s*([}\]])/g, '$1'),
    (text: string) =>
      text
        .replace(/\p{Cc}+/gu, ' ')
        .replace(/,\s*([}\]])/g, '$1')
        .replace(/\\(?!["\\/bfnrtu])/g, '\\\\'),
  ]
  for (const repair of repairs) {
    try {
      return JSON.parse(repair(bare))
    } catch {
      // The next repair may read it; a block that none reads is not data.
    }
  }
  return undefined
}

/** The types of a node, without a namespace in front. */
export function typesOf(node: DataNode): string[] {
  const types = Array.isArray(node['@type']) ? node['@type'] : [node['@type']]
  return types.filter((type) => typeof type === 'string').map((type) => type.replace(/^.*[/:#]/, ''))
}

/** Types that a page can be about, the most telling first. */
const ranks: readonly RegExp[] = [
  /^(?:\w*(?:Article|BlogPosting|Report|Review)|SocialMediaPosting|LiveBlogPosting|Recipe|HowTo)$/,
  /^(?:DiscussionForumPosting|Question|QAPage)$/,
  /^(?:\w*Product\w*|ProductGroup|Book|Movie|TVSeries|Course|JobPosting|Event|\w*Event|SoftwareApplication|\w*Application|Dataset|Service|Vehicle|Car)$/,
  /^(?:VideoObject|PodcastEpisode|AudioObject|MusicRecording|MusicAlbum|CreativeWork)$/,
  /^(?:WebPage|ItemPage|AboutPage|CollectionPage|ProfilePage|FAQPage|ContactPage)$/,
]

/** The node that describes what the page is about, or null. A later node of the same rank never wins. */
export function mainNode(nodes: readonly DataNode[]): DataNode | null {
  let best: { node: DataNode; rank: number } | null = null
  for (const node of nodes) {
    const rank = ranks.findIndex((rule) => typesOf(node).some((type) => rule.test(type)))
    if (rank < 0 || (typesOf(node).some((type) => /Review$/.test(type)) && node.headline === undefined))
      continue
    if (best === null || rank < best.rank) best = { node, rank }
  }
  return best?.node ?? null
}

/** A property as one line of text: a string, a number, the first of a list, or a node's name or value. */
export function textIn(value: unknown): string | null {
  if (typeof value === 'string') return line(value) || null
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) {
    for (const entry of value) {
      const found = textIn(entry)
      if (found !== null) return found
    }
    return null
  }
  if (isNode(value)) return textIn(value.name ?? value['@value'] ?? null)
  return null
}

/** Follows a reference (`{"@id": "#author"}`) to the node that it names. */
export function resolveNode(value: unknown, nodes: readonly DataNode[]): unknown {
  if (!isNode(value)) return value
  const id = value['@id']
  if (typeof id !== 'string' || value.name !== undefined) return value
  return nodes.find((node) => node['@id'] === id && node !== value && node.name !== undefined) ?? value
}

/** An address from a string, a list, or an object with `url`, `contentUrl` or `@id`. */
export function addressIn(value: unknown, nodes: readonly DataNode[] = []): string | null {
  if (typeof value === 'string') return value.trim() || null
  if (Array.isArray(value)) {
    for (const entry of value) {
      const found = addressIn(entry, nodes)
      if (found !== null) return found
    }
    return null
  }
  if (!isNode(value)) return null
  const own = value.contentUrl ?? value.url
  if (own !== undefined) return addressIn(own, nodes)
  const id = value['@id']
  const named = nodes.find((node) => node['@id'] === id && node !== value)
  if (named && (named.contentUrl ?? named.url) !== undefined) return addressIn(named.contentUrl ?? named.url)
  return typeof id === 'string' ? id : null
}
