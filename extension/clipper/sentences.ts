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
  for (const { segment } of segmenterFor(language).segment(line(text))) {
    kept += segment
    if (unfinished.test(kept)) continue
    sentences.push(kept.trim())
    kept = ''
  }
  if (kept.trim() !== '') sentences.push(kept.trim())
  return sentences.filter((sentence) => sentence !== '')
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
  /[.!?。！？؟۔।]["”“’»«›‹)\]」』）]*$/u.test(text) && !/(?:\.\.|…)["”’»)\]]*$/u.test(text)
