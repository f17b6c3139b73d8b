import { partsOf, type TemplateVariable } from './template.ts'

export type TemplateValues = Readonly<Record<TemplateVariable, string>>

/** A line that says whose the line above is. */
const attribution = /^\s*[-–—]/u

/**
 * A template with its values. A line whose variables are all empty is left out, and below it the line that says whose
 * it is; in other lines an empty variable takes its brackets, its punctuation and the words that lead to it along.
 */
export function fillTemplate(template: string, values: TemplateValues): string {
  const lines: string[] = []
  let isLeftOut = false
  for (const line of template.split(/\r?\n/)) {
    const filled: string | null = isLeftOut && attribution.test(line) ? null : fillLine(line, values)
    isLeftOut = filled === null
    if (filled !== null) lines.push(filled.trimEnd())
  }
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** The words between two variables: what closes brackets around the one before, and opens them for the one behind. */
interface Gap {
  close: string
  between: string
  open: string
}

const closing = /^[)\]}”“»«›‹」』’‘"']+/u
const opening = /[([{“„«»‹›「『‘‚"']+$/u

function gapOf(words: string, isFirst: boolean, isLast: boolean): Gap {
  const close = isFirst ? '' : (closing.exec(words)?.[0] ?? '')
  const rest = words.slice(close.length)
  const open = isLast ? '' : (opening.exec(rest)?.[0] ?? '')
  return { close, between: rest.slice(0, rest.length - open.length), open }
}

/** Null for a line that has nothing to say. */
function fillLine(line: string, values: TemplateValues): string | null {
  const words = ['']
  const filled: string[] = []
  for (const part of partsOf(line)) {
    if ('words' in part) words[words.length - 1] += part.words
    else {
      filled.push(values[part.variable])
      words.push('')
    }
  }
  if (filled.length === 0) return line
  if (filled.every((value) => value === '')) return null
  const gaps = words.map((each, index) => gapOf(each, index === 0, index === filled.length))
  const pieces: Piece[] = []
  filled.forEach((value, index) => {
    const [before, behind] = [gaps[index], gaps[index + 1]]
    if (value === '' || !before || !behind) return
    // Of everything between two values that are there, the words right before the second one lead to it.
    const lead = index > 0 && pieces.length === 0 ? markOf(gaps[0]?.between ?? '') : before.between
    pieces.push({ own: true, text: lead + before.open }, { own: false, text: value })
    pieces.push({ own: true, text: behind.close })
  })
  const end = gaps.at(-1)?.between ?? ''
  pieces.push({ own: true, text: filled.at(-1) === '' ? endOf(end) : end })
  return balanced(pieces, words.join(''))
}

/** The mark with which a line begins (a dash, a bullet, an emoji); words go with what they lead to. */
const markOf = (before: string): string => (/[\p{L}\p{N}]/u.test(before) ? '' : before)

/** Behind an empty variable only what ends the sentence stays. */
const endOf = (behind: string): string => /^[.!?…。]+/u.exec(behind)?.[0] ?? ''

interface Piece {
  /** The template's own words, not a value. */
  own: boolean
  text: string
}

const pairs = [
  ['(', ')'],
  ['[', ']'],
] as const

/** The line, without brackets of the template that lost their other half; those that never had one (`:)`) stay. */
function balanced(pieces: readonly Piece[], template: string): string {
  let texts = pieces
  for (const [open, close] of pairs) {
    if (template.split(open).length !== template.split(close).length) continue
    let depth = 0
    texts = texts.map(({ own, text }) => {
      if (!own) return { own, text }
      const kept = [...text].filter((character) => {
        if (character === open) depth += 1
        if (character !== close) return true
        if (depth === 0) return false
        depth -= 1
        return true
      })
      return { own, text: kept.join('') }
    })
    texts = [...texts, { own: true, text: close.repeat(depth) }]
  }
  return texts.map(({ text }) => text).join('')
}
