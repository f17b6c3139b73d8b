import { absolute, type Page } from '../page.ts'
import { readDate } from '../read-date.ts'
import { attributeAt, paragraphsAt, textAt } from './dom.ts'
import type { Findings, SpecialPage } from './special.ts'

/** A thread on Reddit, in the new markup (`shreddit-post`) and in that of old.reddit.com. Its text is the whole thread. */
export const reddit: SpecialPage = {
  name: 'reddit',
  read(page) {
    const id = /^\/(?:r|user)\/[\w-]+\/comments\/(\w+)/.exec(page.url.pathname)?.[1]
    if (id === undefined || !/(?:^|\.)reddit\.com$/.test(page.url.hostname)) return null
    const link = (permalink: string | null) => absolute(page, permalink)?.pathname
    const path = (of: string | null) => `https://www.reddit.com${link(of) ?? page.url.pathname}`
    return ofNew(page, id, path) ?? ofOld(page, id, path)
  },
}

function ofNew({ document }: Page, id: string, path: (of: string | null) => string): Findings | null {
  const post = [...document.querySelectorAll('shreddit-post')].find((each) =>
    (each.getAttribute('permalink') ?? '').includes(`/comments/${id}`),
  )
  const title = post?.getAttribute('post-title') ?? textAt(post, '[slot="title"]')
  if (post === undefined || title === null || title === '') return null
  const words = paragraphsAt(post, '[slot="text-body"]')
  return {
    canonicalUrl: path(post.getAttribute('permalink')),
    ...{ title: title.slice(0, 500), pageType: 'forum', description: null },
    siteName: post.getAttribute('subreddit-prefixed-name') || 'Reddit',
    author: post.getAttribute('author') || null,
    publishedAt: readDate(post.getAttribute('created-timestamp') ?? ''),
    ...(words === null ? {} : { words }),
    isPicture: (image) =>
      image.closest('[slot="post-media-container"]') !== null &&
      image.closest('shreddit-post')?.getAttribute('permalink') === post.getAttribute('permalink'),
  }
}

function ofOld({ document }: Page, id: string, path: (of: string | null) => string): Findings | null {
  const post = document.querySelector(`#siteTable .thing.link[data-fullname="t3_${id}"]`)
  const title = textAt(post, 'a.title')
  if (post === null || title === null) return null
  const words = paragraphsAt(post, '.usertext-body .md')
  return {
    canonicalUrl: path(post.getAttribute('data-permalink')),
    ...{ title: title.slice(0, 500), pageType: 'forum', description: null },
    siteName: post.getAttribute('data-subreddit-prefixed') || 'Reddit',
    author: post.getAttribute('data-author') || null,
    publishedAt: readDate(attributeAt(post, 'time[datetime]', 'datetime') ?? ''),
    ...(words === null ? {} : { words }),
    isPicture: (image) => image.closest('#siteTable') !== null && image.closest('.thumbnail') === null,
  }
}
