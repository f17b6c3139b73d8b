import { pageTypes } from '../../../core/clip-facts.ts'
import { typesOf } from '../json-ld.ts'
import type { Page } from '../page.ts'
import type { Block } from './block.ts'
import type { Feature, Reading } from './feature.ts'
import type { Voice } from './voice.ts'

const neighbour = ({ index }: Block, by: number, { outline }: Reading): Block | undefined =>
  outline.blocks[index + by]

function inWindow(block: Block, reach: number, reading: Reading, measure: (each: Block) => number): number {
  let sum = 0
  for (let by = -reach; by <= reach; by += 1) {
    const each = neighbour(block, by, reading)
    if (each) sum += measure(each)
  }
  return sum
}

/** What is measured of a block by what an engine or a rule keeps of the page. */
const featuresOfVoice = (name: string, voiceOf: (reading: Reading) => Voice): Feature[] => {
  const isKept = (reading: Reading) => {
    const { kept } = voiceOf(reading)
    return (each: Block) => (kept[each.index] ? 1 : 0)
  }
  return [
    { name: `kept by ${name}`, of: (block, reading) => isKept(reading)(block) },
    {
      name: `between what ${name} keeps`,
      of: ({ index }, reading) => {
        const { first, last } = voiceOf(reading)
        return first >= 0 && index >= first && index <= last ? 1 : 0
      },
    },
    {
      name: `kept around by ${name}, 2`,
      of: (block, reading) => inWindow(block, 2, reading, isKept(reading)),
    },
    {
      name: `kept around by ${name}, 6`,
      of: (block, reading) => inWindow(block, 6, reading, isKept(reading)),
    },
    {
      name: `blocks after the first kept by ${name}`,
      of: ({ index }, reading) => index - voiceOf(reading).first,
    },
    {
      name: `blocks after the last kept by ${name}`,
      of: ({ index }, reading) => index - voiceOf(reading).last,
    },
    {
      name: `share of the page kept by ${name}`,
      of: (_, reading) => voiceOf(reading).words / Math.max(reading.outline.words, 1),
    },
    { name: `words kept by ${name}`, of: (_, reading) => voiceOf(reading).words },
  ]
}

/** How a block stands to the rest of the page: its neighbours, what Readability keeps, what comes again. */
export const featuresOfPage: readonly Feature[] = [
  ...featuresOfVoice('readability', ({ readable }) => readable),
  ...featuresOfVoice('the markup', ({ plain }) => plain),
  {
    name: 'voices for it',
    of: ({ index }, { readable, plain }) => (readable.kept[index] ? 1 : 0) + (plain.kept[index] ? 1 : 0),
  },
  { name: 'kind of page', of: (_, { type }) => pageTypes.indexOf(type) },
  { name: 'words of the page', of: (_, { outline }) => outline.words },
  { name: 'blocks of the page', of: (_, { outline }) => outline.blocks.length },
  {
    name: 'prose of the page',
    of: (_, { outline }) => (outline.blocks[0] ? rootProse(outline.blocks[0]) : 0),
  },
  {
    name: 'weight of the page',
    of: (_, { outline }) => outline.heaviest?.weight ?? 0,
  },
  {
    name: 'share of the heaviest',
    of: (_, { outline }) => (outline.heaviest?.words ?? 0) / Math.max(outline.words, 1),
  },
  { name: 'place on the page', of: ({ at }, { outline }) => at / Math.max(outline.words, 1) },
  { name: 'blocks from the end', of: ({ index }, { outline }) => outline.blocks.length - index },
  {
    name: 'blocks after the title',
    of: ({ index }, { headingAt }) => (headingAt < 0 ? -999 : index - headingAt),
  },
  {
    name: 'words after the title',
    of: ({ at }, { headingAt, outline }) => at - (outline.blocks[headingAt]?.at ?? 0),
  },
  { name: 'stood before', of: ({ index }, { before }) => before[index] ?? 0 },
  { name: 'stands altogether', of: ({ index }, { altogether }) => altogether[index] ?? 1 },
  { name: 'after an ending', of: ({ index }, { endings }) => endings[index] ?? 0 },
  {
    name: 'blocks after a heading',
    of: ({ index }, { heading }) => index - (heading[index]?.index ?? -99),
  },
  {
    name: 'under a heading of details',
    of: ({ index }, { heading }) => (details.test(heading[index]?.text ?? '') ? 1 : 0),
  },
  {
    name: 'under a heading of reviews',
    of: ({ index }, { heading }) => (reviews.test(heading[index]?.text ?? '') ? 1 : 0),
  },
  {
    name: 'blocks after what the data says',
    of: ({ index }, { saidAt }) => (saidAt < 0 ? -999 : index - saidAt),
  },
  {
    name: 'prose since the title',
    of: ({ index }, { proseBefore, headingAt }) => (proseBefore[index] ?? 0) - (proseBefore[headingAt] ?? 0),
  },
  { name: 'prose before', of: ({ index }, { proseBefore }) => proseBefore[index] ?? 0 },
  { name: 'prices of the page', of: (_, { offer }) => offer.prices },
  { name: 'prices on the shelf', of: (_, { offer }) => offer.pricesOnShelf },
  { name: 'buttons to buy', of: (_, { offer }) => offer.buttons },
  {
    name: 'blocks after a button to buy',
    of: ({ index }, { offer }) => (offer.buttonAt < 0 ? -999 : index - offer.buttonAt),
  },
  { name: 'share of the page in main', of: (_, { shareInMain }) => shareInMain },
  { name: 'share of the page in articles', of: (_, { shareInArticles }) => shareInArticles },
  { name: 'data of an article', of: (_, { page }) => hasType(page, /Article|Posting$/) },
  { name: 'data of a product', of: (_, { page }) => hasType(page, /Product/) },
  {
    name: 'links of the page',
    of: (_, { outline }) => (outline.root?.linkedWords ?? 0) / Math.max(outline.words, 1),
  },
  ...[-2, -1, 1, 2].flatMap((by): Feature[] => [
    { name: `words of ${by}`, of: (block, reading) => neighbour(block, by, reading)?.words ?? 0 },
    {
      name: `links of ${by}`,
      of: (block, reading) => {
        const each = neighbour(block, by, reading)
        return each ? each.linkedWords / each.words : 1
      },
    },
  ]),
  { name: 'words around, 4', of: (block, reading) => inWindow(block, 4, reading, (each) => each.words) },
  {
    name: 'links around, 4',
    of: (block, reading) => inWindow(block, 4, reading, (each) => each.linkedWords),
  },
  {
    name: 'prose around, 8',
    of: (block, reading) =>
      inWindow(block, 8, reading, (each) => (each.words >= 15 && each.linkedWords < each.words / 2 ? 1 : 0)),
  },
]

const details =
  /\b(?:descriptions?|details?|specifications?|specs|features?|overview|about|materials?|ingredients|dimensions|care|size|what'?s|how|why|faq|questions)\b/i

const reviews = /\b(?:reviews?|ratings?|questions|q&a|shipping|returns|delivery|bewertungen|avis|reseñas)\b/i

const hasType = ({ main }: Page, rule: RegExp) =>
  main && typesOf(main).some((type) => rule.test(type)) ? 1 : 0

function rootProse(block: Block): number {
  let box = block.box
  while (box.parent) box = box.parent
  return box.proseWords / Math.max(box.words, 1)
}
