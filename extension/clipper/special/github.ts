import { metaOf, type Page } from '../page.ts'
import { readDate } from '../read-date.ts'
import { attributeAt, paragraphsAt, textAt } from './dom.ts'
import type { Findings, SpecialPage } from './special.ts'

/** Repositories, issues, pull requests and releases on GitHub. */
export const github: SpecialPage = {
  name: 'github',
  read(page) {
    if (page.url.hostname !== 'github.com') return null
    const [owner, name, section, number, tag] = page.url.pathname.split('/').filter((part) => part !== '')
    if (owner === undefined || name === undefined || ownPaths.test(owner)) return null
    const at = { repository: `${owner}/${name}`, link: `https://github.com/${owner}/${name}` }
    if (section === undefined) return ofRepository(page, owner, at)
    if (/^(?:issues|pull|discussions)$/.test(section) && /^\d+$/.test(number ?? '')) {
      return ofIssue(page, { ...at, link: `${at.link}/${section}/${number}` })
    }
    if (section === 'releases' && number === 'tag' && tag) {
      return ofRelease(page, { ...at, link: `${at.link}/releases/tag/${tag}` })
    }
    return null
  },
}

const ownPaths =
  /^(?:about|features|marketplace|orgs|settings|sponsors|topics|trending|explore|login|pricing)$/

interface At {
  repository: string
  link: string
}

const readme = 'article.markdown-body'

function ofRepository(page: Page, owner: string, { repository, link }: At): Findings | null {
  const text = paragraphsAt(page.document, `#readme ${readme}`, readme)
  const about =
    textAt(page.document, '.BorderGrid-cell p.f4', '[data-testid="repo-about"] p') ??
    withoutName(metaOf(page, 'og:description', 'description'), repository)
  if (text === null && about === null) return null
  return {
    ...{
      canonicalUrl: link,
      title: repository,
      siteName: 'GitHub',
      author: owner,
      pageType: 'documentation',
    },
    ...{ description: about, words: about ?? text ?? '', publishedAt: null },
  }
}

/** `What it does. Contribute to owner/name development …` */
const withoutName = (text: string | null, repository: string): string | null =>
  text
    ?.replace(/\s*Contribute to .*$/, '')
    .replace(new RegExp(`\\s+-\\s+${repository.replace(/[.*+?^$()|[\]\\]/g, '\\$&')}$`), '')
    .trim() || null

function ofIssue(page: Page, { repository, link }: At): Findings | null {
  const title = textAt(
    page.document,
    '[data-testid="issue-title"]',
    'bdi.js-issue-title',
    '.js-issue-title',
    'h1 bdi',
  )
  const words = paragraphsAt(
    page.document,
    `[data-testid="issue-body"] .markdown-body`,
    '.js-comment-body',
    '.markdown-body',
  )
  if (title === null || words === null) return null
  const opened = '[data-testid="issue-body"] relative-time, .timeline-comment relative-time, relative-time'
  return {
    ...{
      canonicalUrl: link,
      title: title.slice(0, 500),
      siteName: `GitHub · ${repository}`,
      words,
      pageType: 'forum',
    },
    author: textAt(
      page.document,
      '[data-testid="issue-body-header-author"]',
      '.timeline-comment .author',
      'a.author',
    ),
    publishedAt: readDate(attributeAt(page.document, opened, 'datetime') ?? ''),
    description: null,
  }
}

function ofRelease(page: Page, { repository, link }: At): Findings | null {
  const words = paragraphsAt(page.document, '[data-test-selector="body-content"]', '.markdown-body')
  const name = textAt(page.document, '.Box-body h1', 'h1.d-inline', 'main h1')
  if (words === null || name === null) return null
  return {
    ...{
      canonicalUrl: link,
      title: `${repository} ${name}`.slice(0, 500),
      siteName: 'GitHub',
      words,
      text: words,
    },
    author: textAt(
      page.document,
      '.Box-body [data-hovercard-type="user"]:not([href$="[bot]"])',
      '.Box-body a.color-fg-muted',
    ),
    publishedAt: readDate(attributeAt(page.document, 'relative-time[datetime]', 'datetime') ?? ''),
    ...{ pageType: 'article', description: null },
  }
}
