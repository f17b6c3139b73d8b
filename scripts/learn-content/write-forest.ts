import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Forest } from '../../extension/clipper/content/forest.ts'
import { root } from '../local/paths.ts'

/** Writes what was learned into the clipper, one tree a line. */
export function writeForest({ bias, trees }: Forest): string {
  const file = join(root, 'extension/clipper/content/forest.data.ts')
  const source = [
    '// Written by `npm run learn:clips`; not to be changed by hand.',
    "import type { Forest, Tree } from './forest.ts'",
    '',
    'const trees: readonly string[] = [',
    ...trees.map((tree) => `  '${JSON.stringify(tree)}',`),
    ']',
    '',
    '/** Learned from pages of the Web Content eXtraction Benchmark by Murrough Foley (CC BY 4.0). */',
    `export const forest: Forest = { bias: ${bias}, trees: trees.map((tree): Tree => JSON.parse(tree)) }`,
    '',
  ]
  writeFileSync(file, source.join('\n'))
  return file
}
