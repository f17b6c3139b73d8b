import type { ClipMedia } from '../../core/clip.ts'
import { isBeside } from './beside.ts'
import { addressIn, type DataNode, textIn, typesOf } from './json-ld.ts'
import { absolute, metaOf, type Page } from './page.ts'
import { playedBy } from './players.ts'
import { secondsIn } from './seconds.ts'
import { cut, line, textOf } from './text.ts'

const most = 20
/** Longest address, in characters. */
const longest = 4096

interface Found extends ClipMedia {
  source: string
}

/** Videos and recordings of the page, each once: what its data names, its own players, and those of known services. */
export function mediaOf(page: Page, link: string): ClipMedia[] {
  const media = new Map<string, ClipMedia>()
  for (const { source, ...each } of foundOn(page, link)) {
    const known = media.get(each.url)
    const verdict = known ? 'known already' : reasonAgainst(each.url, media.size)
    page.trace({ field: 'media', source, value: `${each.kind}: ${each.url}`.slice(0, 200), verdict })
    if (!known && verdict !== 'taken') continue
    media.set(each.url, {
      ...each,
      title: known?.title ?? each.title,
      poster: [known?.poster, each.poster].find((poster) => poster && poster.length <= longest) ?? null,
      duration: known?.duration ?? each.duration,
    })
  }
  return [...media.values()]
}

function reasonAgainst(url: string, count: number): string {
  if (url.length > longest) return 'an address that is too long'
  return count === most ? 'more than are kept' : 'taken'
}

function* foundOn(page: Page, link: string): Generator<Found> {
  for (const node of mediaNodes(page)) {
    const found = ofData(page, node, link)
    if (found) yield found
  }
  const shared = ofSharing(page, link)
  if (shared) yield shared
  for (const root of page.whole.roots) {
    for (const element of root.querySelectorAll<HTMLMediaElement>('video, audio')) {
      const found = ofElement(page, element)
      if (found) yield found
    }
    for (const frame of root.querySelectorAll('iframe, lite-youtube, lite-vimeo')) {
      const found = ofFrame(page, frame)
      if (found) yield found
    }
  }
}

const mediaTypes = /^(?:VideoObject|AudioObject|PodcastEpisode|RadioEpisode|MusicRecording|Clip)$/

/** Recordings among the page's data, and those that its main subject holds. */
function mediaNodes({ nodes, main }: Page): DataNode[] {
  const held = [main?.video, main?.audio, main?.associatedMedia, main?.subjectOf].flat()
  return [
    ...nodes,
    ...held.filter((each): each is DataNode => typeof each === 'object' && each !== null),
  ].filter(
    (node, index, all) => all.indexOf(node) === index && typesOf(node).some((type) => mediaTypes.test(type)),
  )
}

function ofData(page: Page, node: DataNode, link: string): Found | null {
  const addresses = [node.embedUrl, node.contentUrl, node.url, addressIn(node.associatedMedia)]
    .map((value) => absolute(page, addressIn(value)))
    .filter((url) => url !== null)
  const played = addresses.map(playedBy).find((each) => each !== null)
  const [first] = addresses.filter((url) => url !== absolute(page, addressIn(node.embedUrl)))
  const isSubject = node === page.main
  const file = absolute(page, addressIn(node.contentUrl))
  const url = played?.url ?? (isSubject ? link : (file ?? first)?.href)
  if (url === undefined) return null
  return {
    source: 'json-ld',
    kind: typesOf(node).includes('VideoObject') || typesOf(node).includes('Clip') ? 'video' : 'audio',
    url,
    title: titled(textIn(node.name)),
    poster:
      absolute(page, addressIn(node.thumbnailUrl ?? node.thumbnail ?? node.image))?.href ??
      played?.poster ??
      null,
    duration: secondsIn(textIn(node.duration)),
  }
}

/** What the page names for sharing: a file, a known player, or a player that only this page has. */
function ofSharing(page: Page, link: string): Found | null {
  const video = absolute(page, metaOf(page, 'og:video:secure_url', 'og:video:url', 'og:video'))
  const audio = absolute(page, metaOf(page, 'og:audio:secure_url', 'og:audio:url', 'og:audio'))
  const url = video ?? audio
  if (url === null) return null
  const played = playedBy(url)
  const isFile = /\.(?:mp4|webm|mov|m4v|ogv|mp3|m4a|ogg|oga|opus|wav)$/i.test(url.pathname)
  return {
    source: video ? 'og:video' : 'og:audio',
    kind: video ? 'video' : 'audio',
    url: played?.url ?? (isFile ? url.href : link),
    title: null,
    poster: played?.poster ?? null,
    duration: secondsIn(metaOf(page, 'og:video:duration', 'video:duration')),
  }
}

function ofElement(page: Page, element: HTMLMediaElement): Found | null {
  const file = element.currentSrc || element.getAttribute('src')
  const url = absolute(page, file || element.querySelector('source[src]')?.getAttribute('src'))
  const isVideo = element.nodeName.toUpperCase() === 'VIDEO'
  // What plays by itself, over and over and without a sound, is a moving picture behind the words.
  const isBackground =
    isVideo &&
    element.hasAttribute('loop') &&
    element.hasAttribute('muted') &&
    !element.hasAttribute('controls')
  // Widgets keep the sounds of their bells at the end of the page.
  const isBell = !isVideo && !element.hasAttribute('controls') && !element.closest('main, article, figure')
  if (url === null || isBackground || isBell || isBeside(element)) return null
  const name = element.getAttribute('aria-label') ?? element.getAttribute('title')
  const caption = element.closest('figure')?.querySelector('figcaption')
  return {
    source: isVideo ? '<video>' : '<audio>',
    kind: isVideo ? 'video' : 'audio',
    url: url.href,
    title: titled(name ?? (caption ? textOf(caption) : null)),
    poster: absolute(page, element.getAttribute('poster'))?.href ?? null,
    duration: Number.isFinite(element.duration) && element.duration > 0 ? Math.round(element.duration) : null,
  }
}

function ofFrame(page: Page, frame: Element): Found | null {
  const id = frame.getAttribute('videoid') ?? ''
  const service =
    frame.nodeName === 'LITE-VIMEO' ? 'https://player.vimeo.com/video' : 'https://www.youtube.com/embed'
  const address = id !== '' ? `${service}/${id}` : frame.getAttribute('src') || frame.getAttribute('data-src')
  const url = absolute(page, address)
  const played = url && playedBy(url)
  if (!played || isBeside(frame)) return null
  const title = titled(frame.getAttribute('title') ?? frame.getAttribute('playlabel'))
  const isName = title !== null && !/^(?:(?:youtube|vimeo) )?(?:video )?(?:player|embed)$/i.test(title)
  return { source: 'player', ...played, title: isName ? title : null, duration: null }
}

const titled = (text: string | null): string | null => cut(line(text ?? ''), 500) || null
