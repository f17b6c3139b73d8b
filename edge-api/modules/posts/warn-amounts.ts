import { costOf } from '../../../core/price.ts'
import type { Chosen } from './warn-duplicates.ts'
import { type LimitCount, limitsOf, type Spending } from './warn-queries.ts'
import type { PostWarning } from './warning-view.ts'

/** From this share of a limit on it is worth a word. */
const close = 0.8

/** Limits of the platforms that are close or passed at that time. */
export function quotaWarnings(chosen: readonly Chosen[], counts: readonly LimitCount[]): PostWarning[] {
  return chosen.flatMap(({ account, rules }, index) => {
    const { platform } = account
    const isFirst = chosen.findIndex((each) => each.account.platform === platform) === index
    return limitsOf(rules).flatMap(({ posts: limit, seconds, per }): PostWarning[] => {
      if (per === 'app' && !isFirst) return []
      const concerned = counts.filter(
        (each) =>
          each.platform === platform &&
          each.seconds === seconds &&
          (per === 'app' || each.accountId === account.id),
      )
      const own = per === 'app' ? chosen.filter((each) => each.account.platform === platform).length : 1
      const sum = (side: 'before' | 'after') => concerned.reduce((total, each) => total + each[side], 0)
      const count = Math.max(sum('before'), sum('after')) + own
      if (count < limit * close) return []
      const accountId = per === 'app' ? null : account.id
      return [{ kind: 'QUOTA', accountId, platform, count, limit, seconds, isPassed: count > limit }]
    })
  })
}

/** What the post costs on platforms that charge for each post, and what the month comes to. */
export function costWarnings(chosen: readonly Chosen[], spending: readonly Spending[]): PostWarning[] {
  const platforms = [...new Set(chosen.map(({ account }) => account.platform))]
  return platforms.flatMap((platform): PostWarning[] => {
    const concerned = chosen.filter(({ account }) => account.platform === platform)
    const price = concerned[0]?.rules.posting.price
    if (!price) return []
    const costs = concerned.map(({ text }) => costOf(text, price))
    const amount = costs.reduce((total, each) => total + each, 0)
    const spent = spending.find((each) => each.platform === platform)
    const before = (spent?.plain ?? 0) * price.plain + (spent?.withAddress ?? 0) * price.withAddress
    const { currency, since, source } = price
    const withAddress = costs.filter((each) => each === price.withAddress).length
    const accounts = concerned.length
    return [
      {
        kind: 'COST',
        platform,
        currency,
        amount,
        accounts,
        withAddress,
        month: before + amount,
        since,
        source,
      },
    ]
  })
}
