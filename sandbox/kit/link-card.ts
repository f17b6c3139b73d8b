import type { Kit } from './kit.ts'
import type { LiveCard } from './live-log.ts'

/** A card from the address alone: the sandbox asks nothing of the internet. */
export function guessCard(address: string): LiveCard {
  const url = new URL(address)
  const slug = decodeURIComponent(url.pathname.split('/').filter(Boolean).at(-1) ?? '')
  const words = slug
    .replace(/\.\w{2,5}$/, '')
    .replace(/[-_+]+/g, ' ')
    .trim()
  const host = url.hostname.replace(/^www\./, '')
  const isReadable = /\p{L}{3}/u.test(words) && !/^[0-9a-f-]{16,}$/i.test(slug)
  return {
    url: address,
    title: isReadable ? words.charAt(0).toUpperCase() + words.slice(1) : host,
    description: null,
    imageHash: null,
  }
}

/** A card from the page itself, only for pages on this machine (the demo CMS); null when it cannot be read. */
export async function fetchCard(kit: Kit, address: string): Promise<LiveCard | null> {
  if (!isOnThisMachine(address)) return null
  try {
    const html = await (await get(address)).text()
    const property = (name: string) => {
      const tag = new RegExp(`<meta[^>]+(?:property|name)="${name}"[^>]*>`, 'i').exec(html)?.[0]
      return decodeEntities(/content="([^"]*)"/i.exec(tag ?? '')?.[1] ?? '') || null
    }
    const title = property('og:title') ?? decodeEntities(/<title>([^<]*)/i.exec(html)?.[1] ?? '')
    if (!title) return null
    const image = property('og:image')
    return {
      url: address,
      title,
      description: property('og:description'),
      imageHash: image === null ? null : await keepImage(kit, new URL(image, address).href),
    }
  } catch {
    return null
  }
}

async function keepImage(kit: Kit, address: string): Promise<string | null> {
  if (!isOnThisMachine(address)) return null
  const response = await get(address)
  const type = response.headers.get('content-type')?.split(';')[0] ?? ''
  if (!response.ok || !type.startsWith('image/')) return null
  return kit.keep(new Uint8Array(await response.arrayBuffer()), type)
}

function get(address: string): Promise<Response> {
  return fetch(address, { redirect: 'error', signal: AbortSignal.timeout(3_000) })
}

function isOnThisMachine(address: string): boolean {
  return ['127.0.0.1', 'localhost'].includes(new URL(address).hostname)
}

function decodeEntities(text: string): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => entities[name] ?? whole)
}
