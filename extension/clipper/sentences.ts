import { line } from './text.ts'

/** Scripts that put no spaces between words say more in fewer characters. */
export const isDense = (text: string): boolean =>
  (text.match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g)?.length ?? 0) * 3 > text.length

/** A point behind these ends no sentence: titles, short forms, initials, ordinals. */
const unfinished =
  /(?:^|[\s(“„«"])(?:Dr|Mr|Mrs|Ms|Prof|St|Sr|Jr|vs|etc|Inc|Ltd|Co|No|Nr|Abs|Art|Bd|bzw|ca|evtl|ggf|inkl|usw|approx|dept|est|fig|vol|z\.\s?B|d\.\s?h|u\.\s?a|e\.g|i\.e|p\.\s?ej|av|env|\p{Lu}|\d{1,2})\.\s*$/iu

/** The sentences of a text as its language ends them, with what belongs together by its short forms in one. */
export function sentencesOf(text: string, language: string | null): string[] {
  const sentences: string[] = []
  let kept = ''
  for (const segment of segmentsOf(line(text), language)) {
    kept += segment
    if (unfinished.test(kept.slice(-16))) continue
    sentences.push(kept.trim())
    kept = ''
  }
  if (kept.trim() !== '') sentences.push(kept.trim())
  return sentences.filter((sentence) => sentence !== '')
}

/** Scripts whose sentences end without a sign that would tell it: Thai, Lao, Khmer, Burmese, Tibetan. */
const unsigned = /[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff]/

const closing = `"'”“’‘»«›‹)\\]}」』）》】`
const goesOn = `,;:\\-–—!?.؟۔।。！？、，`
/**
 * What may end a sentence, with the brackets and quotation marks that it closes and the space behind it. A point only in front
 * of a space; what goes on with a small letter or with a comma has not ended.
 */
const ending = new RegExp(
  [
    `[!?؟۔।॥։።．。！？｡‼⁇⁈⁉][${closing}]*(?:\\s+(?![\\s${goesOn}\\p{Ll}])|(?![\\s${closing}${goesOn}]))`,
    `\\.[${closing}]*(?:\\s+|$)(?![\\s${goesOn}])(?![^\\p{L}.!?]*\\p{Ll})`,
  ].join('|'),
  'gu',
)

/**
 * A text in pieces that sentences may end with, as the Unicode rules have it. The browser's own segmenter does the same and
 * takes some fifteen milliseconds of a hundred to be there: it is asked where nothing else can tell.
 */
function segmentsOf(text: string, language: string | null): string[] {
  if (unsigned.test(text)) {
    return [...segmenterFor(language).segment(text)].map(({ segment }) => segment)
  }
  const segments: string[] = []
  let from = 0
  for (const { index, 0: found } of text.matchAll(ending)) {
    segments.push(text.slice(from, index + found.length))
    from = index + found.length
  }
  if (from < text.length) segments.push(text.slice(from))
  return segments
}

const segmenters = new Map<string, Intl.Segmenter>()

/** One a language: each is costly to make, and every passage of a page asks for it. */
function segmenterFor(language: string | null): Intl.Segmenter {
  const name = language ?? 'en'
  const segmenter = segmenters.get(name) ?? segmenterOf(name)
  segmenters.set(name, segmenter)
  return segmenter
}

/** A page may name a language that there is not. */
function segmenterOf(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: 'sentence' })
  } catch {
    return new Intl.Segmenter('en', { granularity: 'sentence' })
  }
}

/** Whether a text ends as sentences do, in any script; what was cut off does not. */
export const endsAsSentence = (text: string): boolean =>
  /[.!?。！？؟۔।։።．]["”“’»«›‹)\]」』）]*$/u.test(text) && !/(?:\.\.|…)["”’»)\]]*$/u.test(text)
