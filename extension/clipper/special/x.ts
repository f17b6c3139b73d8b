import { readDate } from '../read-date.ts'
import { beginningOf, paragraphsAt, textAt } from './dom.ts'
import type { SpecialPage } from './special.ts'

/** One post on X, without those that it answers and those that answer it. */
export const x: SpecialPage = {
  name: 'x',
  read(page) {
    const at = /^\/(\w{1,15})\/status\/(\d+)/.exec(page.url.pathname)
    if (at === null || !/^(?:www\.|mobile\.)?(?:x|twitter)\.com$/.test(page.url.hostname)) return null
    const [, handle = '', id = ''] = at
    const isThis = (article: Element | null) =>
      article !== null &&
      [...article.querySelectorAll('a[href] time')].some((time) =>
        new RegExp(`/status/${id}(?:$|[/?])`).test(time.closest('a')?.getAttribute('href') ?? ''),
      )
    const post = [...page.document.querySelectorAll('article[data-testid="tweet"]')].find(isThis)
    if (post === undefined) return null
    const author = textAt(post, '[data-testid="User-Name"] a[href] span', '[data-testid="User-Name"] a[href]')
    const words = paragraphsAt(post, '[data-testid="tweetText"]') ?? ''
    const own = [...post.querySelectorAll('time[datetime]')].find((time) =>
      time.closest('a')?.getAttribute('href')?.includes(id),
    )
    const name = author ?? `@${handle}`
    return {
      canonicalUrl: `https://x.com/${handle}/status/${id}`,
      title: words === '' ? `${name} on X` : beginningOf(words),
      ...{ siteName: 'X', author, text: words, words, pageType: 'forum' },
      description: null,
      publishedAt: readDate(own?.getAttribute('datetime') ?? ''),
      handles: { x: handle },
      isPicture: (image) =>
        image.closest('[data-testid="tweetPhoto"]') !== null &&
        isThis(image.closest('article[data-testid="tweet"]')),
      media:
        post.querySelector('[data-testid="videoPlayer"], video') === null
          ? []
          : [
              {
                kind: 'video',
                url: `https://x.com/${handle}/status/${id}`,
                title: null,
                poster: null,
                duration: null,
              },
            ],
    }
  },
}
