import type { PlatformRules } from '../../../core/platforms/index.ts'
import { isIdentical, nearlyTheSame, similarityTo } from '../../../core/text/similarity.ts'
import type { Account } from './references.ts'
import type { Neighbour } from './warn-queries.ts'
import type { PostWarning } from './warning-view.ts'

/** What an account would receive. */
export interface Chosen {
  account: Account
  text: string
  rules: PlatformRules
}

/** Posts that are closer than this, in minutes, get in each other's way. */
const tooClose = 15
const excerptLength = 140

/** Other posts with nearly the same words, and posts at about the same time. */
export function duplicateWarnings(
  chosen: readonly Chosen[],
  neighbours: readonly Neighbour[],
  at: Date,
): PostWarning[] {
  return [
    ...chosen.flatMap((each) => onSameAccount(each, neighbours, at)),
    ...copiesElsewhere(chosen, neighbours),
  ]
}

function onSameAccount(chosen: Chosen, neighbours: readonly Neighbour[], at: Date): PostWarning[] {
  const { account, text, rules } = chosen
  const warnings: PostWarning[] = []
  const base = { accountId: account.id, platform: account.platform }
  const own = neighbours.filter(({ accountId }) => accountId === account.id)
  const closest = mostAlike(text, own)
  if (closest) {
    const same = isIdentical(text, closest.neighbour.text)
    warnings.push({
      ...base,
      kind: 'NEAR_DUPLICATE',
      other: otherOf(closest.neighbour),
      similarity: Math.round(closest.similarity * 100) / 100,
      isIdentical: same,
      isRefused: same && rules.posting.refusesRepetition,
    })
  }
  const near = own
    .map((neighbour) => ({ neighbour, minutes: Math.abs(Date.parse(neighbour.at) - at.getTime()) / 60_000 }))
    .filter(({ minutes }) => minutes < tooClose)
    .sort((one, other) => one.minutes - other.minutes)[0]
  if (near) {
    const minutesApart = Math.round(near.minutes)
    warnings.push({ ...base, kind: 'COLLISION', other: otherOf(near.neighbour), minutesApart })
  }
  return warnings
}

/** Nearly the same on several accounts of a platform whose rules forbid that: in this post, or in another one. */
function copiesElsewhere(chosen: readonly Chosen[], neighbours: readonly Neighbour[]): PostWarning[] {
  const concerned = chosen.filter(({ rules }) => rules.posting.forbidsCopies)
  const [first] = concerned
  if (!first) return []
  const { platform } = first.account
  const likeFirst = similarityTo(first.text)
  const alike = concerned.filter(({ text }) => likeFirst(text) >= nearlyTheSame)
  const accountIds = alike.map(({ account }) => account.id)
  if (alike.length > 1) return [{ kind: 'COPIES', platform, accountIds, other: null }]
  const elsewhere = neighbours.filter(
    (each) => each.platform === platform && !chosen.some(({ account }) => account.id === each.accountId),
  )
  const closest = mostAlike(first.text, elsewhere)
  if (!closest) return []
  const other = otherOf(closest.neighbour)
  return [{ kind: 'COPIES', platform, accountIds: [first.account.id, other.accountId], other }]
}

function mostAlike(text: string, neighbours: readonly Neighbour[]) {
  const likeIt = similarityTo(text)
  let closest: { neighbour: Neighbour; similarity: number } | null = null
  for (const neighbour of neighbours) {
    const score = isIdentical(text, neighbour.text) ? 1 : Math.min(likeIt(neighbour.text), 0.999)
    if (score >= nearlyTheSame && score > (closest?.similarity ?? 0)) {
      closest = { neighbour, similarity: score }
    }
  }
  return closest
}

function otherOf({ postId, accountId, status, at, text }: Neighbour) {
  const excerpt = text.length > excerptLength ? `${[...text].slice(0, excerptLength).join('')}…` : text
  return { postId, accountId, status, at: new Date(at).toISOString(), excerpt }
}
