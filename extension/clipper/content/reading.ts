import type { DataNode } from '../json-ld.ts'
import { metaOf, type Page } from '../page.ts'
import { folded, line } from '../text.ts'
import type { Block, Outline } from './block.ts'
import type { Reading } from './feature.ts'
import { bitsOfPlaces } from './marks.ts'
import { offerOf } from './offer.ts'
import { appendBlock, countWords, outlineOf } from './outline.ts'
import { pageTypeOf } from './page-type.ts'
import { plainVoiceOf, shareIn } from './plain.ts'
import { readableOf } from './readable.ts'
import { runsOf } from './runs.ts'
import { squash } from './squash.ts'
import { voiceOf } from './voice.ts'

const ending =
  /^(?:related|you (?:may|might)|more (?:from|stories|posts|articles|like|in|news)|recommended|recent|latest|popular|trending|comments?\b|\d+ (?:comments?|responses|replies)|leave a|post a comment|share|follow|subscribe|newsletter|sign up|similar|customers also|read (?:next|more)|also read|about the author|keep reading|further reading|see also|join|get in touch|contact|quick links|discussion|frequently bought|people also|recently viewed|explore more|what to read|next (?:up|article)|previous|references|footnotes|reviews?$|customer reviews|(?:ähnliche|weitere|mehr|kommentar|das könnte)|(?:articles? (?:similaires|liés)|à lire|commentaires)|(?:artículos relacionados|comentarios|leia também))/i

/** Reads the page once for all features. */
export function readingOf(page: Page, title: string): Reading {
  const outline = outlineOf(page.document)
  const { blocks } = outline
  const headingAt = headingIn(blocks, title)
  const offer = offerOf(outline, headingAt)
  const type = pageTypeOf(page, offer)
  const texts = textsOfData(page)
  addTextsOfData(outline, texts)
  // On shelves, offers and threads it keeps what is beside the matter as often as not: they are read better without it.
  const readable = type === 'article' ? squash(readableOf(page)?.textContent ?? '') : ''
  const squashed = blocks.map((block) => squash(block.text))
  const said = squash(texts.join(' ').slice(0, 200_000))
  return {
    page,
    type,
    outline,
    readable: voiceOf(
      blocks,
      ({ index }) => squashed[index] !== '' && readable.includes(squashed[index] ?? ''),
    ),
    plain: plainVoiceOf(outline, type),
    ...repetitionsOf(squashed),
    headingAt,
    title: new Set(
      folded(title)
        .split(' ')
        .filter((word) => word.length > 2),
    ),
    said,
    saidRuns: new Set(texts.flatMap((text) => runsOf(text, 5000))),
    saidAt: blocks.findIndex(({ words, text }) => words >= 8 && said.includes(squash(text.slice(0, 120)))),
    proseBefore: countProse(blocks),
    offer,
    shareInMain: shareIn(bitsOfPlaces(['main']), blocks, outline.words),
    shareInArticles: shareIn(bitsOfPlaces(['article']), blocks, outline.words),
    ...headingsOf(blocks),
  }
}

function repetitionsOf(texts: readonly string[]): Pick<Reading, 'before' | 'altogether'> {
  const counts = new Map<string, number>()
  const before = texts.map((text) => {
    const count = counts.get(text) ?? 0
    counts.set(text, count + 1)
    return count
  })
  return { before, altogether: texts.map((text) => counts.get(text) ?? 1) }
}

function countProse(blocks: readonly Block[]): number[] {
  let count = 0
  return blocks.map(({ words, linkedWords }) => {
    const before = count
    if (words >= 12 && linkedWords < words / 2) count += 1
    return before
  })
}

/** The heading that says the title, otherwise the first of the highest rank. */
function headingIn(blocks: readonly Block[], title: string): number {
  const wanted = squash(title)
  const isHeading = (block: Block) => /^H[1-3]$/.test(headingTag(block) ?? '')
  const named = blocks.find((block) => isHeading(block) && squash(block.text) === wanted)
  const first = named ?? blocks.find((block) => headingTag(block) === 'H1')
  return first?.index ?? -1
}

/** The tag of the heading that a block stands in, or null. */
export function headingTag(block: Block): string | null {
  for (
    let box: typeof block.box | null = block.box, level = 0;
    box && level < 3;
    box = box.parent, level += 1
  ) {
    if (/^H[1-6]$/.test(box.tag)) return box.tag
  }
  return null
}

function headingsOf(blocks: readonly Block[]): Pick<Reading, 'heading' | 'endings'> {
  let last: Block | null = null
  let since = 0
  const heading: (Block | null)[] = []
  const endings: number[] = []
  for (const block of blocks) {
    const isHeading = headingTag(block) !== null
    if ((isHeading || block.words <= 6) && ending.test(block.text)) since = 1
    else if (isHeading) since = since === 0 ? 0 : 2
    if (isHeading) last = block
    heading.push(last)
    endings.push(since)
  }
  return { heading, endings }
}

const textKeys = ['description', 'articleBody', 'text', 'reviewBody']
const innerKeys = ['acceptedAnswer', 'suggestedAnswer', 'comment']

/** What the page's data holds as texts: descriptions, bodies, and the answers of a thread. */
function textsOfData(page: Page): string[] {
  const texts = [metaOf(page, 'og:description', 'description', 'twitter:description') ?? '']
  const read = (node: DataNode, depth: number) => {
    for (const key of textKeys) {
      const value = node[key]
      if (typeof value === 'string') texts.push(line(value.slice(0, 100_000)))
    }
    if (depth > 3) return
    for (const key of innerKeys) {
      const value = node[key]
      for (const each of Array.isArray(value) ? value : [value]) {
        if (typeof each === 'object' && each !== null) read(each as DataNode, depth + 1)
      }
    }
  }
  for (const node of page.nodes) read(node, 0)
  return [...new Set(texts)].filter((text) => text !== '')
}

/** Pages that write themselves only when they run hold their text nowhere but in their data. */
function addTextsOfData(outline: Outline, texts: readonly string[]): void {
  const onPage = squash(outline.blocks.map((block) => block.text).join(' '))
  for (const text of texts) {
    if (countWords(text) >= 8 && !onPage.includes(squash(text.slice(0, 80)))) appendBlock(outline, text)
  }
}
