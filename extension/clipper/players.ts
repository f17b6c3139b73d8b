import type { ClipMedia } from '../../core/clip.ts'

/** A known player, as the page that people would open. */
export type Played = Pick<ClipMedia, 'kind' | 'url' | 'poster'>

interface Player {
  host: RegExp
  path: RegExp
  play(id: string, url: URL): Played | null
}

const players: readonly Player[] = [
  {
    host: /(?:^|\.)youtube(?:-nocookie)?\.com$/,
    path: /^\/(?:embed|shorts|live|v)\/([\w-]{11})/,
    play: (id) => youtube(id),
  },
  {
    host: /(?:^|\.)youtube\.com$/,
    path: /^\/(watch)$/,
    play: (_, url) =>
      /^[\w-]{11}$/.test(url.searchParams.get('v') ?? '') ? youtube(url.searchParams.get('v') ?? '') : null,
  },
  { host: /^youtu\.be$/, path: /^\/([\w-]{11})/, play: (id) => youtube(id) },
  {
    host: /^player\.vimeo\.com$/,
    path: /^\/video\/(\d+)/,
    play: (id) => ({ kind: 'video', url: `https://vimeo.com/${id}`, poster: null }),
  },
  {
    host: /(?:^|\.)dailymotion\.com$/,
    path: /^\/embed\/video\/(\w+)/,
    play: (id) => ({ kind: 'video', url: `https://www.dailymotion.com/video/${id}`, poster: null }),
  },
  {
    host: /^open\.spotify\.com$/,
    path: /^\/embed(?:-podcast)?\/((?:track|episode|show|album|playlist)\/\w+)/,
    play: (id) => ({ kind: 'audio', url: `https://open.spotify.com/${id}`, poster: null }),
  },
  {
    host: /^w\.soundcloud\.com$/,
    path: /^\/(player)\/?$/,
    play: (_, url) => soundcloud(url.searchParams.get('url') ?? ''),
  },
  {
    host: /^embed\.podcasts\.apple\.com$/,
    path: /^(\/.+)$/,
    play: (path, url) => ({
      kind: 'audio',
      url: `https://podcasts.apple.com${path}${url.search}`,
      poster: null,
    }),
  },
]

function youtube(id: string): Played {
  return {
    kind: 'video',
    url: `https://www.youtube.com/watch?v=${id}`,
    poster: `https://i.ytimg.com/vi/${id}/hqdefault.jpg`,
  }
}

/** The player names the recording's page, or only its number at the API. */
function soundcloud(address: string): Played | null {
  if (!URL.canParse(address)) return null
  const { hostname, href } = new URL(address)
  return /(?:^|\.)soundcloud\.com$/.test(hostname) ? { kind: 'audio', url: href, poster: null } : null
}

/** What a frame of a known player plays, or null for any other address. */
export function playedBy(url: URL): Played | null {
  for (const { host, path, play } of players) {
    const found = host.test(url.hostname) ? path.exec(url.pathname)?.[1] : undefined
    if (found !== undefined) return play(found, url)
  }
  return null
}
