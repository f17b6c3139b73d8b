const words = new Intl.Segmenter(undefined, { granularity: 'word' })
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** A run without a gap that is longer than this is cut inside: it is no word. In UTF-16 units. */
const longestWord = 40

/**
 * The longest beginning of a text that is accepted, ended by an ellipsis; the whole text where it is accepted. Cuts
 * between words. Null when not even the first word is.
 *
 * @param accepts must accept whatever is shorter than something it accepts
 */
export function longestBeginning(text: string, accepts: (beginning: string) => boolean): string | null {
  if (accepts(text)) return text
  const ends = cutsOf(text)
  let accepted: string | null = null
  let low = 0
  let high = ends.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const beginning = endedAt(text, ends[middle] ?? 0)
    if (accepts(beginning)) {
      accepted = beginning
      low = middle + 1
    } else {
      high = middle - 1
    }
  }
  return accepted
}

function cutsOf(text: string): number[] {
  return [...words.segment(text)].flatMap(({ segment, index, isWordLike }) => {
    if (segment.length > longestWord) {
      return [...graphemes.segment(segment)].map((each) => index + each.index + each.segment.length)
    }
    return isWordLike ? [index + segment.length] : []
  })
}

const endedAt = (text: string, end: number) => `${text.slice(0, end).replace(/[\s,;:.–—-]+$/u, '')}…`
