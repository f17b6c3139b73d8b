import type { Draft } from './draft.ts'
import { maxPieces } from './piece.ts'

/**
 * The page's draft with what somebody did before it was there. Their words stand behind those that they wrote on this page
 * before, and behind a passage that they have selected; otherwise in place of what the page suggests. They are always the
 * last, where the caret is.
 */
export function joinOpening(opening: Draft, coming: Draft): Draft {
  if (!opening.touched) return coming
  return {
    ...coming,
    text: joinWords(opening.text, coming),
    accountIds: coming.touched ? coming.accountIds : opening.accountIds,
    pieces: [...coming.pieces, ...opening.pieces].slice(0, maxPieces),
    touched: true,
    changedAt: opening.changedAt,
  }
}

function joinWords(own: string, { text, touched, clip }: Draft): string {
  if (own === '') return text
  const stays = touched || clip?.quoteSource === 'selection'
  // As they were typed, with the space before the next word.
  return stays ? `${text.trimEnd()}\n\n${own}` : own
}
