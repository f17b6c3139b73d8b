import { textIn } from './json-ld.ts'
import { metaOf, type Page } from './page.ts'
import { choose } from './trace.ts'

/** The page's language as a BCP 47 tag (`pt-BR`), or null. */
export function languageOf(page: Page): string | null {
  const root = page.document.documentElement
  const candidates = [
    { source: 'html lang', value: root?.getAttribute('lang') ?? root?.getAttribute('xml:lang') },
    {
      source: 'content-language',
      value: page.document.querySelector('meta[http-equiv="content-language" i]')?.getAttribute('content'),
    },
    { source: 'og:locale', value: metaOf(page, 'og:locale') },
    { source: 'json-ld inLanguage', value: textIn(page.main?.inLanguage) },
  ]
  return choose(page.trace, 'language', candidates, (value) => {
    const tag = value.trim().replaceAll('_', '-')
    try {
      const [canonical] = Intl.getCanonicalLocales(tag)
      return canonical && canonical.length <= 35 ? { take: canonical } : { because: 'too long' }
    } catch {
      return { because: 'no language tag' }
    }
  })
}
