import { decoded } from '../decoded.ts'
import { absolute } from '../page.ts'
import { profileAt } from '../profile.ts'
import { attributeAt, beginningOf, paragraphsAt, textAt } from './dom.ts'
import type { SpecialPage } from './special.ts'

const posts = '.feed-shared-update-v2, article.main-feed-activity-card, [data-urn^="urn:li:activity"]'
const text =
  '.update-components-text, .feed-shared-inline-show-more-text, [data-test-id="main-feed-activity-card__commentary"], .attributed-text-segment-list__content'
const actor =
  '.update-components-actor__title [aria-hidden="true"], .update-components-actor__name, [data-tracking-control-name="public_post_feed-actor-name"], .base-main-feed-card__entity-lockup a'

/** One post on LinkedIn, as members and as guests see it. */
export const linkedin: SpecialPage = {
  name: 'linkedin',
  read(page) {
    const { hostname, pathname } = page.url
    const isPost = /^\/(?:posts\/|feed\/update\/urn:li:(?:activity|share|ugcPost):)/.test(pathname)
    if (!isPost || !/(?:^|\.)linkedin\.com$/.test(hostname)) return null
    const [id] = /\d{15,}/.exec(decoded(pathname)) ?? []
    const all = [...page.document.querySelectorAll(posts)]
    const post =
      all.find((each) => id !== undefined && (each.getAttribute('data-urn') ?? '').includes(id)) ?? all[0]
    const words = paragraphsAt(post, text)
    if (post === undefined || words === null) return null
    const author = textAt(post, ...actor.split(', '))
    const link = absolute(
      page,
      attributeAt(
        post,
        '.update-components-actor__meta-link, [data-tracking-control-name="public_post_feed-actor-name"]',
        'href',
      ),
    )
    const profile = link && profileAt(link)
    return {
      ...{ title: beginningOf(words), siteName: 'LinkedIn', author, text: words, words, pageType: 'forum' },
      description: null,
      handles: profile?.platform === 'linkedin' ? { linkedin: profile.handle } : {},
      isPicture: (image) =>
        image.closest(
          '.update-components-image, [data-test-id="feed-images-content"], .update-components-article__image',
        ) !== null,
    }
  },
}
