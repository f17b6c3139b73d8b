import type { Block, Box } from './block.ts'

/**
 * Notes which boxes are made alike, lets every run of prose weigh on the boxes around it, less the farther away, and answers
 * the heaviest box.
 */
export function weigh(blocks: readonly Block[], root: Box): Box | null {
  const compare = (box: Box) => {
    for (const siblings of box.children.values()) {
      for (const [order, each] of siblings.entries()) {
        each.alike = siblings.length
        each.order = order
        compare(each)
      }
    }
  }
  compare(root)
  const weighed = new Set<Box>()
  for (const { text, characters, words, linkedWords, box } of blocks) {
    if (words < 8 || linkedWords > words * 0.5) continue
    const commas = text.match(/[,，、،]/g)?.length ?? 0
    const worth = 1 + commas + Math.min(characters / 100, 3)
    let share = 1
    let at: Box | null = box.tag === 'P' || box.tag === 'LI' ? (box.parent ?? box) : box
    for (let level = 0; at && level < 5; level += 1, at = at.parent) {
      at.weight += worth * share
      weighed.add(at)
      share = level === 0 ? 0.6 : share * 0.6
    }
  }
  let heaviest: Box | null = null
  for (const box of weighed) {
    box.weight *= 1 - box.linkedWords / Math.max(box.words, 1)
    if (heaviest === null || box.weight > heaviest.weight) heaviest = box
  }
  return heaviest
}
