import type { Clip } from '../../core/clip.ts'
import type { Directory } from '../account/directory.ts'
import { byTemplate } from './by-template.ts'
import type { Draft } from './draft.ts'
import { quoted } from './piece.ts'
import { isAsSuggested } from './suggestion.ts'

/** Whether these words of the page stand in the draft as a quote. */
export const isQuoted = (draft: Draft, words: string): boolean =>
  (isAsSuggested(draft) && draft.clip?.quote === words) || draft.text.includes(words)

/**
 * A draft that quotes these words of its page, or no longer does. In words of the template they take the place of its quote; a
 * person's own words stay as they are, and the quote comes below them.
 */
export function chooseQuote(draft: Draft, words: string, directory: Directory | null): Draft {
  const { clip } = draft
  if (clip === null) return draft
  const isChosen = isQuoted(draft, words)
  if (isAsSuggested(draft)) {
    const isSelected = clip.kind === 'selection' && clip.quotes?.[0] === words
    const quoteSource: Clip['quoteSource'] = isChosen ? null : isSelected ? 'selection' : 'excerpt'
    const quote = isChosen ? null : words
    const written = byTemplate({ ...draft, clip: { ...clip, quote, quoteSource } }, directory)
    // A template may have no place for a quote.
    if (written.text !== draft.text) return written
  }
  return { ...draft, text: withOrWithout(draft.text, quoted(words, clip)) }
}

/** The text with a passage at its end, or without it where it has it. */
export function withOrWithout(text: string, passage: string): string {
  if (!text.includes(passage)) return [text.trim(), passage].filter((part) => part !== '').join('\n\n')
  return text
    .replace(passage, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
