import type { Block } from './block.ts'
import type { Seen } from './feature.ts'

const specifying =
  /\b(?:specifications?|specs|technical data|technical details|dimensions|features|ingredients|materials?)\b|technische daten|caractéristiques|especificaciones/i

/**
 * The rows under a heading of specifications on a product's page, with that heading. A row of two words says little by
 * itself, so that the trees are seldom sure of it; a table of them is what people look for.
 */
export function specificationsOf({ type, outline, heading }: Seen): Block[] {
  if (type !== 'product') return []
  const rows = outline.blocks.filter(({ index, box, words }) => {
    const above = heading[index]
    return above && /^(?:TD|TH|DT|DD)$/.test(box.tag) && words <= 40 && specifying.test(above.text)
  })
  return [...new Set(rows.flatMap((row) => [heading[row.index] ?? row, row]))]
}
