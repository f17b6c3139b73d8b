import type { Block, Box } from './block.ts'
import type { Feature, Reading } from './feature.ts'
import { placeNames, wordNames } from './marks.ts'

const flag = (holds: boolean) => (holds ? 1 : 0)
const tags = [
  'P',
  'LI',
  'DIV',
  'TD',
  'TH',
  'A',
  'SECTION',
  'ARTICLE',
  'DD',
  'DT',
  'BLOCKQUOTE',
  'PRE',
  'DATA',
]

/** The box that many levels above a block's own, or the outermost. */
function above(block: Block, levels: number): Box {
  let box = block.box
  for (let level = 0; level < levels && box.parent; level += 1) box = box.parent
  return box
}

function* around(block: Block): Iterable<Box> {
  for (let box: Box | null = block.box; box; box = box.parent) yield box
}

function greatest(block: Block, measure: (box: Box) => number): number {
  let most = 0
  for (const box of around(block)) most = Math.max(most, measure(box))
  return most
}

/** The innermost box around a block that has at least three siblings made like it. */
function itemOf(block: Block): Box | null {
  for (const box of around(block)) if (box.alike >= 3 && box.tag !== 'P') return box
  return null
}

/** The outermost such box that is not the whole page. */
function outerItemOf(block: Block): Box | null {
  let found: Box | null = null
  for (const box of around(block)) if (box.alike >= 3 && box.tag !== 'P') found = box
  return found
}

/** Levels to the nearest box that has a mark of its own; 20 for none. */
function levelsTo(block: Block, bit: number): number {
  let level = 0
  for (const box of around(block)) {
    if (box.ownMarks & (1 << bit)) return level
    level += 1
    if (level >= 20) break
  }
  return 20
}

const weightOf = (box: Box, { outline }: Reading) =>
  box.weight / Math.max(outline.heaviest?.weight ?? 1, 0.001)

function isWithin(block: Block, wanted: Box | null): boolean {
  if (wanted === null) return false
  for (const box of around(block)) if (box === wanted) return true
  return false
}

const near = [
  'content',
  'body',
  'related',
  'post',
  'card',
  'side',
  'comments',
  'menu',
  'product',
  'price',
  'review',
  'specification',
]

/** The innermost box that holds both, and how many levels above the block it is. */
function shared(block: Block, other: Box | null): { box: Box; levels: number } | null {
  let box: Box | null = block.box
  let others = other
  let levels = 0
  while (box && others && box !== others) {
    if (box.depth >= others.depth) {
      box = box.parent
      levels += 1
    } else {
      others = others.parent
    }
  }
  return box && others ? { box, levels } : null
}

const titleBox = ({ outline, headingAt }: Reading) => outline.blocks[headingAt]?.box ?? null

/** What is measured of the box that a block shares with another: the title, the heaviest, what the data repeats. */
const sharing = (name: string, otherOf: (reading: Reading) => Box | null): Feature[] => [
  {
    name: `levels to what holds ${name} too`,
    of: (block, reading) => shared(block, otherOf(reading))?.levels ?? -1,
  },
  {
    name: `share of the page in what holds ${name} too`,
    of: (block, reading) =>
      (shared(block, otherOf(reading))?.box.words ?? 0) / Math.max(reading.outline.words, 1),
  },
]

/** Where a block stands: in which elements, and what else is in them. */
export const featuresOfPlace: readonly Feature[] = [
  { name: 'kind of element', of: ({ box }) => tags.indexOf(box.tag) },
  { name: 'depth', of: ({ box }) => box.depth },
  { name: 'hidden', of: ({ box }) => flag(box.isHidden) },
  ...placeNames.map((name, bit) => ({
    name: `in ${name}`,
    of: ({ box }: Block) => flag((box.places & (1 << bit)) !== 0),
  })),
  ...wordNames.map((name, bit) => ({
    name: `marked ${name}`,
    of: ({ box }: Block) => flag((box.marks & (1 << bit)) !== 0),
  })),
  ...near.map((name) => ({
    name: `levels to ${name}`,
    of: (block: Block) => levelsTo(block, wordNames.indexOf(name)),
  })),
  ...[1, 2, 3, 5].flatMap((levels): Feature[] => [
    { name: `words ${levels} above`, of: (block) => above(block, levels).words },
    {
      name: `share of links ${levels} above`,
      of: (block) => above(block, levels).linkedWords / Math.max(above(block, levels).words, 1),
    },
    {
      name: `share of prose ${levels} above`,
      of: (block) => above(block, levels).proseWords / Math.max(above(block, levels).words, 1),
    },
    {
      name: `words a block ${levels} above`,
      of: (block) => above(block, levels).words / Math.max(above(block, levels).blocks, 1),
    },
  ]),
  ...sharing('the title', titleBox),
  ...sharing('the heaviest', ({ outline }) => outline.heaviest),
  ...sharing('what the data says', ({ saidAt, outline }) => outline.blocks[saidAt]?.box ?? null),
  { name: 'weight around', of: (block, reading) => greatest(block, (box) => weightOf(box, reading)) },
  { name: 'weight 1 above', of: (block, reading) => weightOf(above(block, 1), reading) },
  { name: 'weight 2 above', of: (block, reading) => weightOf(above(block, 2), reading) },
  { name: 'in the heaviest', of: (block, { outline }) => flag(isWithin(block, outline.heaviest)) },
  {
    name: 'in the parent of the heaviest',
    of: (block, { outline }) => flag(isWithin(block, outline.heaviest?.parent ?? null)),
  },
  {
    name: 'in the grandparent of the heaviest',
    of: (block, { outline }) => flag(isWithin(block, outline.heaviest?.parent?.parent ?? null)),
  },
  { name: 'alike', of: (block) => greatest(block, (box) => box.alike) },
  { name: 'items', of: (block) => itemOf(block)?.alike ?? 0 },
  { name: 'place among items', of: (block) => itemOf(block)?.order ?? -1 },
  { name: 'place among outer items', of: (block) => outerItemOf(block)?.order ?? -1 },
  { name: 'words of the item', of: (block) => itemOf(block)?.words ?? 0 },
  {
    name: 'share of links in the item',
    of: (block) => {
      const item = itemOf(block)
      return item ? item.linkedWords / Math.max(item.words, 1) : -1
    },
  },
  { name: 'prices in the item', of: (block) => itemOf(block)?.prices ?? -1 },
  { name: 'prices in the outer item', of: (block) => outerItemOf(block)?.prices ?? -1 },
  { name: 'prices 2 above', of: (block) => above(block, 2).prices },
  { name: 'prices 4 above', of: (block) => above(block, 4).prices },
  { name: 'outer items', of: (block) => outerItemOf(block)?.alike ?? 0 },
  { name: 'words of the outer item', of: (block) => outerItemOf(block)?.words ?? 0 },
  {
    name: 'words of all outer items',
    of: (block, { outline }) => (outerItemOf(block)?.parent?.words ?? 0) / Math.max(outline.words, 1),
  },
  {
    name: 'prose of all outer items',
    of: (block) => {
      const list = outerItemOf(block)?.parent
      return list ? list.proseWords / Math.max(list.words, 1) : -1
    },
  },
]
