import type { PlatformId } from '../../core/platforms/index.ts'

/** Somebody's account on a platform, without an @ in front. */
export interface Profile {
  platform: PlatformId
  handle: string
}

interface Rule {
  platform: PlatformId
  host: RegExp
  /** The path of a profile; its group is the handle. */
  path: RegExp
}

// Paths of one part that belong to the platform itself, never to a person.
const own =
  '(?!(?:about|explore|hashtag|home|i|intent|login|p|pages|pin|privacy|profile\\.php|reel|search|share|sharer(?:\\.php)?|signup|stories|tr|tv|watch)(?:/|$))'

const rules: readonly Rule[] = [
  { platform: 'x', host: /^(?:x|twitter)\.com$/, path: new RegExp(`^/@?${own}(\\w{1,15})/?$`, 'i') },
  { platform: 'bluesky', host: /^bsky\.app$/, path: /^\/profile\/((?:[a-z\d-]+\.)+[a-z]{2,})\/?$/i },
  { platform: 'instagram', host: /^instagram\.com$/, path: new RegExp(`^/${own}([\\w.]{1,30})/?$`, 'i') },
  { platform: 'facebook', host: /^facebook\.com$/, path: new RegExp(`^/${own}([\\w.]{5,50})/?$`, 'i') },
  { platform: 'linkedin', host: /^linkedin\.com$/, path: /^\/in\/([\w%-]{3,100})\/?$/i },
  { platform: 'tiktok', host: /^tiktok\.com$/, path: /^\/@([\w.]{2,24})\/?$/ },
  { platform: 'youtube', host: /^youtube\.com$/, path: /^\/@([\w.-]{3,30})\/?$/ },
  {
    platform: 'pinterest',
    host: /^pinterest\.[a-z.]{2,6}$/,
    path: new RegExp(`^/${own}(\\w{3,30})/?$`, 'i'),
  },
]

/** Sites whose profiles look like those of Mastodon and are none. */
const notFederated = /(?:^|\.)(?:medium\.com|substack\.com|threads\.(?:net|com)|flipboard\.com|ko-fi\.com)$/

/** Whose profile an address on one of the large platforms is, or null. */
export function profileAt({ hostname, pathname }: URL): Profile | null {
  const host = hostname.replace(/^(?:www|m|mobile|[a-z]{2})\./, '')
  for (const rule of rules) {
    const handle = rule.host.test(host) ? rule.path.exec(pathname)?.[1] : undefined
    if (handle !== undefined) return { platform: rule.platform, handle }
  }
  return null
}

/** The profile on a server of the Fediverse. Only for addresses that somebody calls their own: any site may have such paths. */
export function federatedProfileAt({ hostname, pathname }: URL): Profile | null {
  const name = /^\/@(\w{1,30})\/?$/.exec(pathname)?.[1]
  const isElsewhere =
    notFederated.test(hostname) || rules.some(({ host }) => host.test(hostname.replace(/^www\./, '')))
  return name === undefined || isElsewhere ? null : { platform: 'mastodon', handle: `${name}@${hostname}` }
}
