let known: Intl.Segmenter | null = null
/** It takes browsers some fifteen milliseconds to be there, which a text that is still empty need not wait for. */
const graphemes = (): Intl.Segmenter => {
  known ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  return known
}
const encoder = new TextEncoder()

/** User-perceived characters (Unicode grapheme clusters). */
export function countGraphemes(text: string): number {
  if (text === '') return 0
  let count = 0
  for (const _ of graphemes().segment(text)) count += 1
  return count
}

/** How many graphemes of a text's beginning take at most so many bytes of UTF-8. */
export function graphemesWithin(text: string, maxBytes: number): number {
  let count = 0
  let bytes = 0
  for (const { segment } of graphemes().segment(text)) {
    bytes += utf8Length(segment)
    if (bytes > maxBytes) break
    count += 1
  }
  return count
}

/** Whether a text shows nothing: white space and characters that have no picture, such as zero-width spaces. */
export function isBlank(text: string): boolean {
  return /^[\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u.test(text)
}

/** Length in bytes of UTF-8. */
export function utf8Length(text: string): number {
  return encoder.encode(text).length
}
