import type { Clip } from '../../../core/clip.ts'
import { rulesOf } from '../../../core/platforms/index.ts'

const strictest = rulesOf('x')
/** Room for words that a suggestion always has, however long the address is. */
const least = 100
/** Of the room a title that stands below a quote may take so much. */
const mostTitle = 110

/** What a clip suggests to write: the quote with the title below it, or the title. The link stands beside the text. */
export function draftText(clip: Clip): string {
  // The strictest platform, where the address stands in the text, says how long it may be.
  const most = Math.max(strictest.text.max - lengthOf(`\n\n${clip.canonicalUrl}`), least)
  if (clip.quote === null) return shorten(clip.title, most)
  const title = shorten(clip.title, Math.min(mostTitle, most / 2))
  const room = most - lengthOf(`“”\n\n${title}`)
  return `“${shorten(oneParagraph(clip.quote), room)}”\n\n${title}`
}

const lengthOf = (text: string) => strictest.measure(text, {}).length
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
