import { isBoilerplate } from './boilerplate.ts'
import type { Page } from './page.ts'
import { endsAsSentence, isDense, sentencesOf } from './sentences.ts'
import { folded } from './text.ts'

const fewest = 3
const most = 5
/** Sentences looked at; further ones carry a page less and less. */
const looked = 240

interface Source {
  /** The paragraphs of the main text, without headings and lists of links. */
  passages: readonly string[]
  title: string
  description: string | null
  language: string | null
  keywords: readonly string[]
  /** What the person selected, as it is quoted. */
  selection: string | null
}

/** What may be quoted: the selection, then the three to five sentences that carry the page, the best first. */
export function quotesOf(page: Page, source: Source): string[] {
  const sentences = chosen(page, source)
  return source.selection === null
    ? sentences
    : [source.selection, ...sentences.filter((sentence) => !source.selection?.includes(sentence))]
}

interface Scored {
  text: string
  terms: ReadonlySet<string>
  score: number
}

function chosen(page: Page, source: Source): string[] {
  const { title, description, language, passages } = source
  const texts = passages.length > 0 ? passages : description === null ? [] : [description]
  const all = texts.flatMap((text) =>
    sentencesOf(text, language).map((sentence, place) => ({
      sentence,
      opens: place === 0,
      terms: termsOf(sentence),
    })),
  )
  const counts = new Map<string, number>()
  for (const { terms } of all) {
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  }
  const about = termsOf(`${title} ${source.keywords.join(' ')}`)
  const key = [...counts].filter(([, count]) => count > 1).sort(([, one], [, other]) => other - one)
  const keyTerms = new Set(key.slice(0, 12).map(([term]) => term))
  const scored: Scored[] = []
  for (const [place, { sentence, opens, terms }] of all.slice(0, looked).entries()) {
    const against = reasonAgainst(sentence, title)
    if (against !== null) {
      if (place < 20)
        page.trace({
          field: 'quotes',
          source: `sentence ${place + 1}`,
          value: sentence.slice(0, 200),
          verdict: against,
        })
      continue
    }
    const score = scoreOf(sentence, terms, { place, opens, about, keyTerms })
    scored.push({ text: sentence, terms, score })
  }
  return best(page, scored)
}

/** The best that do not say the same; more than three only where they come near the best. */
function best(page: Page, scored: Scored[]): string[] {
  const taken: Scored[] = []
  for (const each of scored.sort((one, other) => other.score - one.score)) {
    if (taken.length === most) break
    if (taken.length >= fewest && each.score < (taken[0]?.score ?? 0) * 0.35) break
    if (taken.some(({ terms }) => alike(terms, each.terms) > 0.5)) continue
    taken.push(each)
    page.trace({
      field: 'quotes',
      source: each.score.toFixed(2),
      value: each.text.slice(0, 200),
      verdict: 'taken',
    })
  }
  return taken.map(({ text }) => text)
}

/** In graphemes or so: what fits a post and still says something. */
const lengths = {
  spaced: { least: 40, good: [70, 220], most: 320 },
  dense: { least: 14, good: [25, 100], most: 150 },
}
const lengthsFor = (text: string) => (isDense(text) ? lengths.dense : lengths.spaced)

function reasonAgainst(sentence: string, title: string): string | null {
  const { least, most: longest } = lengthsFor(sentence)
  if (sentence.length < least) return 'too short to say anything'
  if (sentence.length > longest) return 'too long for a post'
  if (!endsAsSentence(sentence)) return 'a fragment'
  if (/^[\p{Ll}*†‡•·|/]/u.test(sentence) || !isBalanced(sentence)) return 'a fragment'
  if (isBoilerplate(sentence)) return 'furniture'
  if (folded(sentence) === folded(title)) return 'only repeats the title'
  if (/https?:\/\/|[{}<>]/.test(sentence)) return 'an address or code'
  return null
}

const pairs = [
  ['(', ')'],
  ['[', ']'],
  ['«', '»'],
  ['「', '」'],
  ['『', '』'],
] as const

/** Whether every bracket and quotation mark that opens also closes. */
function isBalanced(text: string): boolean {
  const count = (mark: string) => text.split(mark).length - 1
  if (pairs.some(([open, close]) => count(open) !== count(close))) return false
  // German closes with the mark that opens in English.
  const curled = count('“') + count('”') + count('„')
  return count('"') % 2 === 0 && curled % 2 === 0
}

/** Beginnings that lean on the sentence before. */
const leaning =
  /^(?:but|and|or|so|however|this|that|these|those|it|its|he|she|they|their|then|there|such|also|aber|und|oder|dies\w*|er|sie|es|doch|dabei|dazu|mais|et|ils?|elles?|cela|ces?|pero|y|esto|eso|しかし|また|そして|これ|それ)(?=[\s,’']|\p{Script=Hiragana}|$)/iu

interface Place {
  place: number
  opens: boolean
  about: ReadonlySet<string>
  keyTerms: ReadonlySet<string>
}

/** Early, at the beginning of a paragraph, about what the title and the page are about, and of a length to post. */
function scoreOf(sentence: string, terms: ReadonlySet<string>, where: Place): number {
  const shared = [...terms].filter((term) => where.about.has(term)).length
  const relevance = where.about.size === 0 ? 0 : Math.min(1, shared / Math.sqrt(where.about.size))
  const central = Math.min(1, [...terms].filter((term) => where.keyTerms.has(term)).length / 4)
  const early = 1 / (1 + where.place * 0.05)
  const { good } = lengthsFor(sentence)
  const [from = 0, to = 0] = good
  const length = sentence.length < from ? 0.75 : sentence.length > to ? 0.85 : 1
  const opens = where.opens ? 1.15 : 1
  const leans = leaning.test(sentence) ? 0.7 : 1
  const asks = /[?？؟]["”’»」]?$/u.test(sentence) ? 0.75 : 1
  return (0.5 + relevance + 0.6 * central) * (0.4 + 0.6 * early) * length * opens * leans * asks
}

/** Words of four letters and more; in scripts without spaces, pairs of characters. */
function termsOf(text: string): Set<string> {
  const words = folded(text).split(' ')
  return new Set(
    words.flatMap((word) => {
      if (!isDense(word)) return word.length > 3 ? [word] : []
      const characters = [...word]
      return characters.slice(1).map((character, index) => `${characters[index]}${character}`)
    }),
  )
}

function alike(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((term) => other.has(term)).length
  return common / Math.max(1, Math.min(one.size, other.size))
}
