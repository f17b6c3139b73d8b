import { decoded } from '../decoded.ts'
import type { SpecialPage } from './special.ts'

/** A document in the browser's own viewer: there is its name and its address, and no text that a page could read. */
export const pdf: SpecialPage = {
  name: 'pdf',
  read({ document, url }) {
    const embed = document.querySelector('embed[type="application/pdf"], object[type="application/pdf"]')
    const isViewer =
      document.contentType === 'application/pdf' || (embed !== null && embed.parentElement === document.body)
    if (!isViewer || (document.body?.textContent ?? '').trim().length > 200) return null
    const title = (document.title ?? '').trim()
    return {
      title: (title === '' || /\.pdf$/i.test(title) ? nameIn(url) : title).slice(0, 500),
      ...{ author: null, publishedAt: null, description: null, text: '', words: '' },
      ...{ gaps: ['pdf'], leadImage: null, media: [] },
    }
  },
}

/** `annual_report-2026.pdf` as words. */
function nameIn(url: URL): string {
  const file = url.pathname.split('/').at(-1) ?? ''
  const name = decoded(file)
    .replace(/\.pdf$/i, '')
    .replace(/[_+]+|-+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return name === '' ? url.hostname : `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}
