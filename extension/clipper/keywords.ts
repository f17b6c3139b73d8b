import { textIn } from './json-ld.ts'
import type { Page } from './page.ts'
import { folded, line } from './text.ts'

const most = 50
const longest = 100

/** What the page says it is about: its keywords and tags as they are written there, each once, at most fifty. */
export function keywordsOf(page: Page): string[] {
  const { main, meta, trace } = page
  const declared = main?.keywords ?? []
  const sources = [
    { source: 'article:tag', values: meta.get('article:tag') ?? [] },
    { source: 'json-ld keywords', values: (Array.isArray(declared) ? declared : [declared]).map(textIn) },
    {
      source: 'meta keywords',
      values: [...(meta.get('keywords') ?? []), ...(meta.get('news_keywords') ?? [])],
    },
  ]
  const found = new Map<string, string>()
  for (const { source, values } of sources) {
    for (const keyword of values.flatMap((value) => (value ?? '').split(/[,;|、，]/)).map(line)) {
      const key = folded(keyword)
      if (key === '' || found.has(key) || found.size === most) continue
      const fits = keyword.length <= longest
      if (fits) found.set(key, keyword)
      trace({
        field: 'keywords',
        source,
        value: keyword.slice(0, 200),
        verdict: fits ? 'taken' : 'a sentence',
      })
    }
  }
  return [...found.values()]
}
