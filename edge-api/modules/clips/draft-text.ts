import type { Clip } from '../../../core/clip.ts'
import { rulesOf } from '../../../core/platforms/index.ts'

/**
 * How long a suggested text may be, by X's counting. It is the strictest of the platforms: 280, of which an address
 * and the empty line before it take 25.
 */
const most = 250
/** Of which a title that stands below a quote may take so much. */
const mostTitle = 110

/** What a clip suggests to write: the quote with the title below it, or the title. The link stands beside the text. */
export function draftText(clip: Clip): string {
  if (clip.quote === null) return shorten(clip.title, most)
  const title = shorten(clip.title, mostTitle)
  const room = most - lengthOf(`“”\n\n${title}`)
  return `“${shorten(oneParagraph(clip.quote), room)}”\n\n${title}`
}

const lengthOf = (text: string) => rulesOf('x').measure(text, {}).length
const oneParagraph = (text: string) => text.replace(/\s+/g, ' ').replaceAll(/[“”]/g, '"').trim()

/** Cut at the end of a word, with an ellipsis, so that it measures at most `max`. */
function shorten(text: string, max: number): string {
  if (lengthOf(text) <= max) return text
  const words = [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)]
  let kept = ''
  for (const { segment } of words) {
    if (lengthOf(`${kept}${segment}…`) > max) break
    kept += segment
  }
  return `${kept.replace(/[\s,;:.–—-]+$/, '')}…`
}
