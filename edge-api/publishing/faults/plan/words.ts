/** Longest text that X takes, in its own measure; the others take more. */
const limit = 280

/** What is hard to carry, store, measure or compare. */
const oddities: readonly ((room: number) => string)[] = [
  () => 'zero\u200bwidth\u200d and \u2060joined\ufeff\u00ad',
  (room) => 'w'.repeat(room),
  () =>
    'Cafe\u0301 \u{1f469}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466} \u{1f1e9}\u{1f1ea} \u0e01\u0e33 \u212b',
  () => '\u202eright to left\u202c \u05e9\u05dc\u05d5\u05dd\u2028next line\u0085end',
  () => '@nobody #tide <b>bold</b> &amp; "quoted" \\u0041 %00 \' -- {x}',
  () => 'half a pair \ud83d, and the other \udc4d',
]

/** A text with its tag: the number of its family and how many edits it has seen. */
export function wordsOf(family: number, revision: number, oddity?: number): string {
  const said = `Harbour report ${family}, edition ${revision} [f${family}r${revision}]`
  if (oddity === undefined) return said
  const odd = oddities[oddity]?.(limit - said.length - 1) ?? ''
  return `${said} ${odd}`
}
