import type { Page } from '../page.ts'
import { articleOfFeed } from './article-of-feed.ts'
import { github } from './github.ts'
import { googleDocs } from './google-docs.ts'
import { instagram } from './instagram.ts'
import { linkedin } from './linkedin.ts'
import { pdf } from './pdf.ts'
import { reddit } from './reddit.ts'
import type { Findings, SpecialPage } from './special.ts'
import { x } from './x.ts'
import { youtube } from './youtube.ts'

const specialPages: readonly SpecialPage[] = [
  ...[pdf, youtube, x, linkedin, instagram, reddit, github, googleDocs, articleOfFeed],
]

/** What rules of their own find on a page; nothing on all others. */
export function findingsOf(page: Page): Findings {
  for (const { name, read } of specialPages) {
    const findings = read(page)
    if (findings === null) continue
    for (const [field, found] of Object.entries(findings)) {
      const value = typeof found === 'string' ? found : JSON.stringify(found)
      if (value !== undefined)
        page.trace({ field, source: name, value: value.slice(0, 200), verdict: 'taken' })
    }
    return findings
  }
  return {}
}
