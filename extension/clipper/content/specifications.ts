import type { Block } from './block.ts'
import type { Seen } from './choice.ts'

const specifying =
  /\b(?:specifications?|specs|technical data|technical details|dimensions|features|ingredients|materials?)\b|technische daten|caractéristiques|especificaciones/i

/**
 * The rows under a heading of specifications that was taken on a product's page. A row of two words says little by itself;
 * a table of them is what people look for.
 */
export function specificationsOf({ type, outline, heading }: Seen, chosen: ReadonlySet<Block>): Block[] {
  if (type !== 'product') return []
  return outline.blocks.filter((block) => {
    const above = heading[block.index] ?? null
    if (above === null || chosen.has(block) || !chosen.has(above)) return false
    return /^(?:TD|TH|DT|DD)$/.test(block.box.tag) && block.words <= 40 && specifying.test(above.text)
  })
}
