import type { Answer, AttemptRow, AuditRow, History, LiveItem, TargetChange, TargetRow } from '../history.ts'
import { tagOf } from '../plan/plan.ts'
import { comparable } from './compare.ts'

/** A history with everything looked up: what is live is told apart by target. */
export interface Evidence extends Pick<History, 'targets' | 'bound' | 'endedAt' | 'secrets' | 'texts'> {
  /** What is live of a target. */
  copiesOf(targetId: string): LiveItem[]
  /** What is live on a target's account under an id. */
  liveUnder(target: TargetRow, remoteId: string): LiveItem | null
  /** How many targets noted an id on the same account. */
  notedBy(target: TargetRow): number
  /** What is live and cannot be of any target. */
  nobodys: LiveItem[]
  changesOf(targetId: string): TargetChange[]
  /** The target as it was when the last attempt before something went live had it. */
  sentBy(targetId: string, item: LiveItem): TargetChange | null
  attemptsOf(targetId: string): AttemptRow[]
  /** The targets with the same words on the same account, this one among them: nobody can tell their posts apart. */
  twinsOf(target: TargetRow): TargetRow[]
  auditOf(objectId: string): AuditRow[]
  answersAbout(postId: string): Answer[]
  toleranceOf(target: TargetRow): number
}

/** Looks everything up once, so that checking stays linear. */
export function gather(history: History): Evidence {
  const changes = Map.groupBy(history.changes, ({ targetId }) => targetId)
  const attempts = Map.groupBy(history.attempts, ({ targetId }) => targetId)
  const audit = Map.groupBy(history.audit, ({ objectId }) => objectId)
  const answers = Map.groupBy(history.answers, ({ postId }) => postId)
  const live = history.live.filter(({ deletedAt }) => deletedAt === null)
  const byId = new Map(live.map((item) => [`${item.platform} ${item.accountId} ${item.id}`, item]))
  const liveUnder = (target: TargetRow, remoteId: string) =>
    byId.get(`${target.platform} ${target.remoteAccountId} ${remoteId}`) ?? null
  const noted = Map.groupBy(history.targets, ({ accountId, remoteId }) => `${accountId} ${remoteId}`)
  const twinKey = (target: TargetRow) => familyKey(target.platform, target.remoteAccountId, target.text)
  const twins = Map.groupBy(history.targets, twinKey)
  const { copies, nobodys } = assign(history, live, changes)
  return {
    ...history,
    nobodys,
    liveUnder,
    notedBy: (target) => noted.get(`${target.accountId} ${target.remoteId}`)?.length ?? 0,
    copiesOf: (targetId) => copies.get(targetId) ?? [],
    changesOf: (targetId) => changes.get(targetId) ?? [],
    sentBy: (targetId, item) =>
      (changes.get(targetId) ?? []).findLast(
        (change) => change.status === 'PUBLISHING' && change.at <= item.at,
      ) ?? null,
    attemptsOf: (targetId) => attempts.get(targetId) ?? [],
    twinsOf: (target) => twins.get(twinKey(target)) ?? [],
    auditOf: (objectId) => audit.get(objectId) ?? [],
    answersAbout: (postId) => answers.get(postId) ?? [],
    toleranceOf: (target) => history.tolerance[target.organizationId] ?? 0,
  }
}

const familyKey = (platform: string, accountId: string, text: string) =>
  `${platform} ${accountId} ${tagOf(text)?.family ?? comparable(text)}`

/**
 * Gives everything that is live to a target: first to the one that noted its id, then to one of the same words on
 * the same account that has sent something and has nothing yet; what is left over is one copy too many of the first
 * that fits.
 */
function assign(history: History, live: LiveItem[], changes: Map<string, TargetChange[]>) {
  const copies = new Map<string, LiveItem[]>()
  const give = (target: TargetRow, item: LiveItem) =>
    copies.set(target.id, [...(copies.get(target.id) ?? []), item])
  const families = Map.groupBy(history.targets, (target) =>
    familyKey(target.platform, target.remoteAccountId, target.text),
  )
  const noted = new Map(
    history.targets.flatMap((target) =>
      target.remoteId === null
        ? []
        : [[`${target.platform} ${target.remoteAccountId} ${target.remoteId}`, target]],
    ),
  )
  const nobodys: LiveItem[] = []
  const open: LiveItem[] = []
  for (const item of live) {
    const owner = noted.get(`${item.platform} ${item.accountId} ${item.id}`)
    if (owner) give(owner, item)
    else open.push(item)
  }
  for (const item of open) {
    const family = families.get(familyKey(item.platform, item.accountId, item.text)) ?? []
    const sent = (target: TargetRow) =>
      (changes.get(target.id) ?? []).some(({ status, at }) => status === 'PUBLISHING' && at <= item.at)
    const free = family.filter(({ id }) => !copies.has(id))
    const owner = free.find(sent) ?? family.find(sent) ?? free[0] ?? family[0]
    if (owner) give(owner, item)
    else nobodys.push(item)
  }
  return { copies, nobodys }
}
