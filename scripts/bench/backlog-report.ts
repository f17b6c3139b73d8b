import type { Work } from './backlog-work.ts'
import type { StatementCost } from './database.ts'
import { ratio, table } from './numbers.ts'

type Measured = readonly { size: number; work: readonly Work[] }[]

/** Statements that take fewer pages than this each time are not worth a line when they differ. */
const negligible = 10

const sum = (costs: readonly StatementCost[], name: 'pages' | 'milliseconds') =>
  costs.reduce((total, cost) => total + cost[name], 0)

/** Each piece of work in one table: the whole, and below it every statement that grew. */
export function printBacklog(measured: Measured): void {
  const [smallest] = measured
  if (!smallest) return
  for (const [place, { name }] of smallest.work.entries()) {
    const each = measured.flatMap(({ size, work }) => {
      const one = work[place]
      return one ? [{ size, times: one.times, costs: one.costs }] : []
    })
    const row = (title: string, read: (costs: readonly StatementCost[]) => number, digits: number) => {
      const values = each.map(({ costs, times }) => read(costs) / times)
      const first = values[0] ?? 0
      return [
        title,
        ...values.map((value) => value.toFixed(digits)),
        ...values.slice(1).map((value) => ratio(value, first)),
      ]
    }
    const sizes = each.map(({ size }) => `${size} wait`)
    const statements = [...new Set(each.flatMap(({ costs }) => costs.map(({ statement }) => statement)))]
    const of = (statement: string) => (costs: readonly StatementCost[]) =>
      sum(
        costs.filter((cost) => cost.statement === statement),
        'pages',
      )
    const grown = statements.filter((statement) => {
      const [first = 0, ...others] = each.map(({ costs, times }) => of(statement)(costs) / times)
      return others.some((other) => other > first * 1.5 && other - first > negligible)
    })
    console.log(`\n${name}\n`)
    console.log(
      table([
        ['', ...sizes, ...sizes.slice(1).map((size) => `${size} / ${sizes[0]}`)],
        row('pages', (costs) => sum(costs, 'pages'), 0),
        row('milliseconds in Postgres', (costs) => sum(costs, 'milliseconds'), 2),
        ...grown.map((statement) => row(`  grows: ${statement.slice(0, 70)}`, of(statement), 0)),
      ]),
    )
  }
}

/** The most that a piece of work needs, in pages, against what it needs with the fewest posts waiting. */
export function worstRatio(measured: Measured): number {
  const [smallest, ...others] = measured
  const ratios = others.flatMap(({ work }) =>
    work.map(({ costs }, place) => sum(costs, 'pages') / sum(smallest?.work[place]?.costs ?? [], 'pages')),
  )
  return Math.max(1, ...ratios)
}
