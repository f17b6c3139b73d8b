import { attributeAt } from './dom.ts'
import type { SpecialPage } from './special.ts'

const kinds = {
  document: 'Google Docs',
  spreadsheets: 'Google Sheets',
  presentation: 'Google Slides',
} as const

/** A document in Google's editors, which draw its text on a canvas. Published ones are ordinary pages. */
export const googleDocs: SpecialPage = {
  name: 'google docs',
  read({ document, url }) {
    if (url.hostname !== 'docs.google.com') return null
    const at =
      /^\/(document|spreadsheets|presentation)\/(?:u\/\d+\/)?d\/([\w-]{20,})\/(?:edit|view|preview|mobilebasic)?/.exec(
        url.pathname,
      )
    if (at === null || url.pathname.endsWith('/pub')) return null
    const [, kind = 'document', id = ''] = at
    const name = kinds[kind as keyof typeof kinds]
    const title =
      attributeAt(document, '.docs-title-input', 'value') ??
      (document.title ?? '').replace(new RegExp(`\\s+-\\s+${name}$`), '').trim()
    if (title === '' || title === name) return null
    return {
      canonicalUrl: `https://docs.google.com/${kind}/d/${id}/edit`,
      ...{ title: title.slice(0, 500), siteName: name, author: null, publishedAt: null, description: null },
      ...{ text: '', words: '', gaps: ['canvas'], leadImage: null, media: [], pageType: 'article' },
    }
  },
}
