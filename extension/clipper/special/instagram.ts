import { metaOf } from '../page.ts'
import { readDate } from '../read-date.ts'
import { attributeAt, beginningOf, paragraphsAt, textAt } from './dom.ts'
import type { SpecialPage } from './special.ts'

/** One post or reel on Instagram: the picture, its caption, and whose it is. Comments are none of it. */
export const instagram: SpecialPage = {
  name: 'instagram',
  read(page) {
    const id = /^\/(?:[\w.]+\/)?(?:p|reel|reels|tv)\/([\w-]+)/.exec(page.url.pathname)?.[1]
    if (id === undefined || !/(?:^|\.)instagram\.com$/.test(page.url.hostname)) return null
    const { document } = page
    const article = document.querySelector('main article') ?? document.querySelector('article')
    const isAbout = (metaOf(page, 'og:url') ?? '').includes(`/${id}`)
    const shared = isAbout ? /^(.+?) on Instagram: ["“](.+)["”]$/.exec(metaOf(page, 'og:title') ?? '') : null
    const words = paragraphsAt(article, 'h1') ?? shared?.[2] ?? null
    const handle = /^\/([\w.]{1,30})\/$/.exec(attributeAt(article, 'header a[href^="/"]', 'href') ?? '')?.[1]
    const author = shared?.[1] ?? textAt(article, 'header a[href^="/"]') ?? handle ?? null
    if (words === null || author === null) return null
    const kind = page.url.pathname.includes('/p/') ? 'p' : 'reel'
    const link = `https://www.instagram.com/${kind}/${id}/`
    return {
      canonicalUrl: link,
      ...{ title: beginningOf(words), siteName: 'Instagram', author, text: words, words, pageType: 'forum' },
      description: null,
      publishedAt: readDate(attributeAt(article, 'time[datetime]', 'datetime') ?? ''),
      handles: handle === undefined ? {} : { instagram: handle },
      isPicture: (image) =>
        image.closest('article') !== null &&
        image.closest('header, ul, li') === null &&
        !/profile picture/i.test(image.getAttribute('alt') ?? ''),
      media:
        kind === 'reel' || article?.querySelector('video')
          ? [{ kind: 'video', url: link, title: null, poster: null, duration: null }]
          : [],
    }
  },
}
