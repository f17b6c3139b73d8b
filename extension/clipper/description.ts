import { textIn } from './json-ld.ts'
import { metaOf, type Page } from './page.ts'
import { cut, folded } from './text.ts'
import { choose } from './trace.ts'

/** What the page says about itself in a sentence or two, at most 2,000 characters, or null. */
export function descriptionOf(page: Page, title: string): string | null {
  const candidates = [
    { source: 'og:description', value: metaOf(page, 'og:description') },
    { source: 'description', value: metaOf(page, 'description') },
    { source: 'twitter:description', value: metaOf(page, 'twitter:description') },
    { source: 'json-ld description', value: textIn(page.main?.description) },
  ]
  return choose(page.trace, 'description', candidates, (value) => {
    if (folded(value) === folded(title)) return { because: 'only repeats the title' }
    if (value.length < 15) return { because: 'too short to say anything' }
    return { take: cut(value, 2000) }
  })
}
