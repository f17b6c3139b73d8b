import { line, textOf } from '../text.ts'
import { beginningOf, paragraphsAt } from './dom.ts'
import type { SpecialPage } from './special.ts'

/** The article in view on a page of many: the document holds only it. Posts of a feed seldom have a heading. */
export const articleOfFeed: SpecialPage = {
  name: 'article in view',
  read(page) {
    if (page.whole.subject === null) return null
    const heading = page.document.querySelector('h1, h2, h3')
    const title = heading ? textOf(heading) : ''
    const isPost = page.document.querySelector('[role="feed"]') !== null
    const words = isPost ? paragraphsAt(page.document, 'article, [role="article"]') : null
    const name = title || (words === null ? '' : beginningOf(words))
    return {
      description: null,
      ...(name === '' ? {} : { title: line(name).slice(0, 500) }),
      ...(words === null ? {} : { words, text: words }),
    }
  },
}
