import { absolute, metaOf, type Page } from '../page.ts'
import { profileAt } from '../profile.ts'
import { readDate } from '../read-date.ts'
import { secondsIn } from '../seconds.ts'
import { attributeAt, paragraphsAt, textAt } from './dom.ts'
import type { Findings, SpecialPage } from './special.ts'

/** A video on YouTube: its title, its channel, what is written below it. Comments and proposals are none of it. */
export const youtube: SpecialPage = {
  name: 'youtube',
  read(page) {
    const id = videoAt(page.url)
    if (id === null) return null
    const { document } = page
    const title = titleOf(page)
    if (title === null) return null
    const owner =
      '#owner #channel-name a[href], ytd-video-owner-renderer #channel-name a[href], ytm-slim-owner-renderer a[href]'
    const isAbout = dataIsAbout(page, id)
    const author =
      textAt(document, owner) ??
      (isAbout ? attributeAt(document, '[itemprop="author"] [itemprop="name"]', 'content') : null)
    const channel = absolute(page, attributeAt(document, owner, 'href'))
    const profile = channel && profileAt(channel)
    const text =
      paragraphsAt(
        document,
        '#description-inline-expander yt-attributed-string',
        '#description-inline-expander',
        'ytd-text-inline-expander',
        '#description yt-formatted-string',
      ) ?? (isAbout ? metaOf(page, 'og:description', 'description') : null)
    const poster = posterOf(page, id)
    const url = `https://www.youtube.com/watch?v=${id}`
    return {
      ...{ canonicalUrl: url, title, siteName: 'YouTube', author, text: text ?? '', pageType: 'article' },
      description: text?.split('\n\n')[0]?.slice(0, 500) ?? null,
      ...(text === null ? {} : { words: text }),
      publishedAt: isAbout ? readDate(metaOf(page, 'datepublished', 'uploaddate') ?? '') : null,
      handles: profile?.platform === 'youtube' ? { youtube: profile.handle } : {},
      leadImage: poster,
      isPicture: () => false,
      media: [{ kind: 'video', url, title, poster: poster.url, duration: durationOf(page, isAbout) }],
    } satisfies Findings
  },
}

function videoAt({ hostname, pathname, searchParams }: URL): string | null {
  if (!/^(?:www\.|m\.)?youtube\.com$/.test(hostname)) return null
  const id =
    pathname === '/watch' ? searchParams.get('v') : /^\/(?:shorts|live)\/([\w-]+)/.exec(pathname)?.[1]
  return id && /^[\w-]{11}$/.test(id) ? id : null
}

/** The window's title follows every change of the video; it carries the count of notices in front. */
function titleOf(page: Page): string | null {
  const shown = textAt(
    page.document,
    'ytd-watch-metadata h1',
    '#above-the-fold h1',
    'h1.title',
    '.slim-video-information-title',
  )
  const own = (page.document.title ?? '').replace(/^\(\d+\+?\)\s*/, '').replace(/\s+-\s+YouTube$/, '')
  const title = (shown ?? own).trim()
  return title === '' || title === 'YouTube' ? null : title.slice(0, 500)
}

/** The data in the head stays with the first video while others are opened. */
const dataIsAbout = (page: Page, id: string): boolean =>
  metaOf(page, 'identifier', 'videoid') === id || (metaOf(page, 'og:url') ?? '').includes(id)

function posterOf(page: Page, id: string) {
  const declared = absolute(page, metaOf(page, 'og:image'))?.href
  // Every video has the second one; the larger one only where it was made from a large file.
  if (declared?.includes(id)) return { url: declared, alt: null, width: 1280, height: 720 }
  return { url: `https://i.ytimg.com/vi/${id}/hqdefault.jpg`, alt: null, width: 480, height: 360 }
}

function durationOf(page: Page, isAbout: boolean): number | null {
  const told = isAbout ? secondsIn(metaOf(page, 'duration')) : null
  if (told !== null) return told
  const shown = /^(?:(\d+):)?(\d{1,2}):(\d\d)$/.exec(textAt(page.document, '.ytp-time-duration') ?? '')
  return shown ? Number(shown[1] ?? 0) * 3_600 + Number(shown[2]) * 60 + Number(shown[3]) : null
}
