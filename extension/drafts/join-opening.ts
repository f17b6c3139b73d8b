import * as z from 'zod/mini'
import { Draft } from './draft.ts'
import { maxPieces } from './piece.ts'

/**
 * The page's draft with what somebody did before it was there. Their words stand behind those that they wrote on this page
 * before, and behind a passage that they have selected; otherwise in place of what the page suggests. They are always the
 * last, where the caret is. Null where it all becomes more than a draft can hold.
 *
 * @param accountIds those that were chosen when one began to write
 */
export function joinOpening(
  opening: Draft,
  coming: Draft,
  { accountIds, now }: { accountIds: readonly string[]; now: number },
): Draft | null {
  if (!opening.touched) return coming
  const hasChosen = opening.accountIds.join() !== accountIds.join()
  const joined: Draft = {
    ...coming,
    text: joinWords(opening.text, coming),
    accountIds: coming.touched && !hasChosen ? coming.accountIds : opening.accountIds,
    pieces: [...coming.pieces, ...opening.pieces].slice(0, maxPieces),
    touched: true,
    changedAt: now,
  }
  return z.safeParse(Draft, joined).success ? joined : null
}

function joinWords(own: string, { text, touched, clip }: Draft): string {
  if (own === '') return text
  const stays = touched || clip?.quoteSource === 'selection'
  // As they were typed, with the space before the next word.
  return stays ? `${text.trimEnd()}\n\n${own}` : own
}
