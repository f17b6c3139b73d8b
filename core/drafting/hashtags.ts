import type { Clip } from '../clip.ts'

const mostHashtags = 5
const mostWords = 3
const mostLetters = 30
/** How often a name must stand in the words of a page; in languages that write every noun large, that says less. */
const oftenEnough = 2
const oftenEnoughAmongNouns = 3
const capitalisesNouns = /^(de|lb)\b/i

/**
 * Hashtags that a page suggests, at most five: its own keywords, those that its words mention first, then names that come again
 * in them. Several words are written as one, each with a large letter: `#HarbourNews`.
 */
export function suggestHashtags(clip: Clip): string[] {
  const language = clip.language ?? 'en'
  const words = [clip.title, clip.description, clip.quote].filter((text) => text !== null)
  const mentioned = words.join('\n').toLowerCase()
  const keywords = (clip.keywords ?? [])
    .flatMap((keyword) => keyword.split(/[,;|]/))
    .map((each) => each.trim())
  const isMentioned = (keyword: string) => mentioned.includes(keyword.toLowerCase())
  const candidates = [
    ...keywords.filter(isMentioned),
    ...namesIn(words, language),
    ...keywords.filter((keyword) => !isMentioned(keyword)),
  ]
  const site = keyOf(hashtagOf(clip.siteName ?? '', language) ?? '')
  const found = new Map<string, string>()
  for (const candidate of candidates) {
    const hashtag = hashtagOf(candidate, language)
    if (hashtag === null) continue
    const key = keyOf(hashtag)
    if (key !== site && !found.has(key)) found.set(key, hashtag)
    if (found.size === mostHashtags) break
  }
  return [...found.values()]
}

const keyOf = (hashtag: string) => hashtag.normalize('NFKC').toLowerCase()

/** Null for what makes no hashtag: nothing but digits, a whole sentence, signs that would be lost (`C++`). */
function hashtagOf(phrase: string, language: string): string | null {
  if (/[+#@/\\=<>]/.test(phrase)) return null
  const words = phrase
    .normalize('NFC')
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
  const joined =
    words.length > 1 ? words.map((word) => capitalised(word, language)).join('') : (words[0] ?? '')
  if (words.length > mostWords || [...joined].length > mostLetters || !/\p{L}.*\p{L}/u.test(joined))
    return null
  return `#${joined}`
}

function capitalised(word: string, language: string): string {
  const [first = '', ...rest] = word
  return upperCase(first, language) + rest.join('')
}

/** By the language's own rules (Turkish i); the page may name a language that there is not. */
function upperCase(letter: string, language: string): string {
  try {
    return letter.toLocaleUpperCase(language)
  } catch {
    return letter.toUpperCase()
  }
}

const name = /\p{Lu}[\p{L}\p{M}\p{N}’'-]*(?: \p{Lu}[\p{L}\p{M}\p{N}’'-]*){0,2}/gu
const sentenceEnd = /(?:^|[.!?…:\n“„«"]\s*)$/u

/** Names in running text, the most frequent first. A word that only ever begins a sentence is none. */
function namesIn(texts: readonly string[], language: string): string[] {
  const text = texts.join('\n')
  const counts = new Map<string, { count: number; isName: boolean }>()
  const see = (phrase: string, isName: boolean) => {
    const known = counts.get(phrase) ?? { count: 0, isName: false }
    counts.set(phrase, { count: known.count + 1, isName: known.isName || isName })
  }
  for (const match of text.matchAll(name)) {
    const [, ...rest] = match[0].split(' ')
    const begins = sentenceEnd.test(text.slice(Math.max(0, match.index - 8), match.index))
    see(match[0], !begins)
    // The first word may be large for its place alone: `With Maren Holt`.
    if (begins && rest.length > 0) see(rest.join(' '), true)
  }
  const least = capitalisesNouns.test(language) ? oftenEnoughAmongNouns : oftenEnough
  return [...counts]
    .filter(([, { count, isName }]) => isName && count >= least)
    .sort(([, one], [, other]) => other.count - one.count)
    .map(([phrase]) => phrase)
    .filter(
      (phrase, _, all) => !all.some((other) => other !== phrase && ` ${other} `.includes(` ${phrase} `)),
    )
}

/** A text with a hashtag more. Hashtags stand in a paragraph of their own at the end. */
export function withHashtag(text: string, hashtag: string): string {
  const written = text.trimEnd()
  if (written === '') return hashtag
  const last = written.split('\n').at(-1) ?? ''
  return last.startsWith('#') ? `${written} ${hashtag}` : `${written}\n\n${hashtag}`
}

export const hasHashtag = (text: string, hashtag: string): boolean =>
  text.toLowerCase().split(/\s+/).includes(hashtag.toLowerCase())
