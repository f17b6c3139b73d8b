import type { PageType } from '../../../core/clip-facts.ts'
import type { Block, Box, Outline } from './block.ts'
import { bitsOfPlaces, bitsOfWords } from './marks.ts'
import { type Voice, voiceOf } from './voice.ts'

const besidePlaces = bitsOfPlaces(['navigation', 'header', 'footer', 'aside', 'form', 'button', 'dialog'])
const besideWords = bitsOfWords([
  'menu',
  'foot',
  'side',
  'related',
  'share',
  'offer',
  'sign up',
  'consent',
  'overlay',
  'review',
  'filter',
  'signature',
])
const comments = bitsOfWords(['comments'])

/**
 * What is left of a page when everything goes that its markup says stands beside the text: within `main` or `article` where
 * those hold a good part of the page, without menus, side columns, offers and what is hidden. Words in the classes of a box
 * that holds half of the page tell of the whole page, not of a part of it.
 */
export function plainVoiceOf({ blocks, words }: Pick<Outline, 'blocks' | 'words'>, type: PageType): Voice {
  const clutter = type === 'forum' ? besideWords : besideWords | comments
  const verdicts = new Map<Box, boolean>()
  const isBeside = (box: Box): boolean => {
    const known = verdicts.get(box)
    if (known !== undefined) return known
    const own =
      box.words < words / 2 && ((box.ownPlaces & besidePlaces) !== 0 || (box.ownMarks & clutter) !== 0)
    const verdict = own || (box.parent !== null && isBeside(box.parent))
    verdicts.set(box, verdict)
    return verdict
  }
  const within = rootOf(blocks, words)
  return voiceOf(
    blocks,
    ({ box, words: count, linkedWords }) =>
      (within === 0 || (box.places & within) !== 0) &&
      !box.isHidden &&
      !(count > 1 && linkedWords > count * 0.7) &&
      !isBeside(box),
  )
}

/** The mark of the element that the text is in, or 0 where no such element holds enough. */
function rootOf(blocks: readonly Block[], words: number): number {
  const main = bitsOfPlaces(['main'])
  if (shareIn(main, blocks, words) > 0.2) return main
  const article = bitsOfPlaces(['article'])
  return shareIn(article, blocks, words) > 0.3 ? article : 0
}

/** The share of the page's words inside of elements of a kind. */
export function shareIn(place: number, blocks: readonly Block[], words: number): number {
  return (
    blocks.reduce((sum, block) => sum + (block.box.places & place ? block.words : 0), 0) / Math.max(words, 1)
  )
}
