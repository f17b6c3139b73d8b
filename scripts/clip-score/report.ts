import { percentile, table } from '../bench/numbers.ts'
import { type EngineName, engineNames } from './engines.ts'
import { mean } from './metrics.ts'
import type { PageScore, ScoredPage } from './score-page.ts'

const titles: Record<EngineName, string> = { ours: 'ours', readability: 'Readability', defuddle: 'Defuddle' }

/** The table of all engines side by side, each measure a row. */
export function reportOf(pages: readonly ScoredPage[]): string {
  const types = [...new Set(pages.map((page) => page.type))].sort()
  const rows: string[][] = [['', 'pages', ...engineNames.map((name) => titles[name])]]
  const add = (label: string, of: readonly ScoredPage[], measure: keyof PageScore) => {
    const measured = of.filter((page) => page.scores.ours[measure] !== null)
    if (measured.length === 0) return
    const cells = engineNames.map((name) =>
      mean(measured.map((page) => Number(page.scores[name][measure]))).toFixed(3),
    )
    rows.push([label, String(measured.length), ...cells])
  }
  add('word F1', pages, 'f1')
  for (const type of types) add(`  ${type}`, of(pages, type), 'f1')
  add('with, hit rate', pages, 'with')
  add('without, hit rate (less is better)', pages, 'without')
  add('title exact', pages, 'title')
  add('author exact', pages, 'author')
  add('date exact', pages, 'date')
  const isTimed = pages.some((page) => page.scores.ours.milliseconds !== null)
  for (const [label, share] of [
    ['milliseconds, p50', 0.5],
    ['milliseconds, p95', 0.95],
  ] as const) {
    const cells = engineNames.map((name) => {
      const times = pages
        .map((page) => Number(page.scores[name].milliseconds))
        .sort((one, other) => one - other)
      return percentile(times, share).toFixed(0)
    })
    if (isTimed) rows.push([label, String(pages.length), ...cells])
  }
  return table(rows)
}

const of = (pages: readonly ScoredPage[], type: string) => pages.filter((page) => page.type === type)
