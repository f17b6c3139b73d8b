import { isProbablyReaderable } from '@mozilla/readability'
import type { Clip } from '../../core/clip.ts'
import type { PageType } from '../../core/clip-facts.ts'
import { isBeside } from './beside.ts'
import { isBoilerplate } from './boilerplate.ts'
import { readableOf } from './content/readable.ts'
import type { Page } from './page.ts'
import { sentencesOf } from './sentences.ts'
import { cut, folded, line, textOf } from './text.ts'

/** Longest excerpt in UTF-16 units. Selections are the person's own choice and may be longer. */
const maxExcerpt = 320
const maxSelection = 5000

interface About {
  title: string
  description: string | null
  language: string | null
  /** What rules of their own hold for the words of the page. */
  words: string | undefined
  pageType: PageType
  /** The prose of the main text. */
  passages: readonly string[]
}

/** What to quote: the person's selection, otherwise the passage that carries the page best. */
export function quoteOf(
  page: Page,
  selection: string | null,
  about: About,
): Pick<Clip, 'quote' | 'quoteSource'> {
  const { description, language, words } = about
  const selected = (selection ?? '')
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim()
  if (selected !== '') {
    page.trace({ field: 'quote', source: 'selection', value: selected.slice(0, 200), verdict: 'taken' })
    return { quote: cut(selected, maxSelection), quoteSource: 'selection' }
  }
  if (words !== undefined && words !== '') {
    return { quote: wholeSentences(words, language), quoteSource: 'excerpt' }
  }
  const passage = bestPassage(page, about)
  if (passage !== null) return { quote: passage, quoteSource: 'excerpt' }
  if (description !== null) {
    page.trace({ field: 'quote', source: 'description', value: description.slice(0, 200), verdict: 'taken' })
    return { quote: wholeSentences(description, language), quoteSource: 'excerpt' }
  }
  return { quote: null, quoteSource: null }
}

function bestPassage(page: Page, { title, description, language, pageType, passages }: About): string | null {
  const about = new Set(
    folded(`${title} ${description ?? ''}`)
      .split(' ')
      .filter((word) => word.length > 3),
  )
  const read = pageType === 'article' ? readable(page) : passages.filter(isQuotable)
  const paragraphs = read.length > 0 ? read : ownParagraphs(page)
  let best: { text: string; score: number } | null = null
  for (const [index, text] of paragraphs.slice(0, 40).entries()) {
    if (folded(text) === folded(title)) continue
    const score = scoreOf(text, index, about)
    if (score > (best?.score ?? 0)) best = { text, score }
  }
  if (best === null) return null
  const source = read.length === 0 ? 'paragraphs' : pageType === 'article' ? 'readability' : 'main text'
  page.trace({ field: 'quote', source, value: best.text.slice(0, 200), verdict: 'taken' })
  return wholeSentences(best.text, language)
}

/** Paragraphs that Readability holds for the article, when the page looks like one. */
function readable(page: Page): string[] {
  if (!isProbablyReaderable(page.document, { visibilityChecker: () => true })) return []
  const content = readableOf(page)
  return content ? paragraphsIn(content) : []
}

function ownParagraphs(page: Page): string[] {
  const root = page.document.querySelector('main, article, [role="main"]') ?? page.document.body
  return root ? paragraphsIn(root) : []
}

function paragraphsIn(root: Element): string[] {
  const texts: string[] = []
  for (const element of root.querySelectorAll(
    'p, blockquote, li, dd, [itemprop~="description"], [itemprop~="text"]',
  )) {
    if (texts.length >= 40) break
    if (element.querySelector('p, li, blockquote') || isBeside(element)) continue
    const text = textOf(element)
    if (isProse(text, element)) texts.push(text)
  }
  return texts
}

function isQuotable(text: string): boolean {
  const isDense = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(text)
  return text.length >= (isDense ? 20 : 60) && !isBoilerplate(text)
}

function isProse(text: string, element: Element): boolean {
  if (!isQuotable(text)) return false
  const linked = [...element.querySelectorAll('a')].reduce(
    (sum, link) => sum + (link.textContent ?? '').length,
    0,
  )
  return linked < text.length * 0.5
}

/** Early, of a quotable length, ending in a sentence, and about what the title is about. */
function scoreOf(text: string, index: number, about: ReadonlySet<string>): number {
  const words = new Set(folded(text).split(' '))
  const shared = [...about].filter((word) => words.has(word)).length
  const relevance = about.size === 0 ? 0 : shared / Math.sqrt(about.size)
  const length = text.length < 90 ? 0.6 : text.length > 900 ? 0.8 : 1
  const ends = /[.!?…。！？؟।”"»]$/.test(text) ? 1 : 0.6
  return (1 + relevance) * length * ends * (1 / (1 + index * 0.15))
}

/** As many whole sentences as fit; a first sentence that is too long is cut at a word. */
export function wholeSentences(text: string, language: string | null): string {
  const whole = line(text)
  if (whole.length <= maxExcerpt) return whole
  let end = 0
  for (const sentence of sentencesOf(whole, language)) {
    const next = whole.indexOf(sentence, end) + sentence.length
    if (next > maxExcerpt) break
    end = next
  }
  return end >= 60 ? whole.slice(0, end) : cut(whole, maxExcerpt)
}
