import type { TargetStatus } from '../../../../core/states.ts'
import type { LiveItem, TargetChange, TargetRow } from '../history.ts'
import { tagOf } from '../plan/plan.ts'
import { comparable, secondsBetween } from './compare.ts'
import type { Evidence } from './evidence.ts'

/** A broken promise about one target (or, without one, about something that is live and nobody's). */
export interface Violation {
  invariant: number
  targetId: string | null
  what: string
}

/** What holds after every run, by number. Each answers with what breaks it. */
export const invariants: Record<number, { promise: string; check(evidence: Evidence): Violation[] }> = {
  1: { promise: 'A target has one live copy at most.', check: liveOnce },
  2: {
    promise: 'Every target that was due came to an end in time, and one that asks says why.',
    check: ended,
  },
  3: { promise: 'What failed or was cancelled is not live.', check: notLive },
  4: { promise: 'What is live is exactly what was frozen last before it went out.', check: asFrozen },
  5: { promise: 'Nothing goes out before its time, or later than is tolerated.', check: inTime },
  6: { promise: 'What is published is live under the id that was noted.', check: reallyLive },
  7: { promise: 'Everything that is live is explained by an attempt and an audit row.', check: explained },
  8: { promise: 'No secret stands in clear in any row or log line.', check: sealed },
}

/** What people ask for so that a post does not go out. */
const takingBack: readonly string[] = ['cancel', 'delete', 'withdraw-approval']

const settled: readonly TargetStatus[] = ['PUBLISHED', 'FAILED', 'CANCELLED', 'NEEDS_REVIEW']

function liveOnce({ targets, copiesOf, nobodys }: Evidence): Violation[] {
  return [
    ...targets.flatMap((target): Violation[] => {
      const copies = copiesOf(target.id)
      if (copies.length <= 1) return []
      return [violation(1, target, `is live ${copies.length} times: ${copies.map(nameOf).join(', ')}`)]
    }),
    ...nobodys.map((item) => ({
      invariant: 1,
      targetId: null,
      what: `${nameOf(item)} ("${item.text}") is live, and no target is left that it could be of`,
    })),
  ]
}

function ended({ targets, changesOf, bound, endedAt }: Evidence): Violation[] {
  return targets.flatMap((target): Violation[] => {
    const changes = changesOf(target.id)
    const last = changes.at(-1)
    if (!last) return []
    if (!settled.includes(target.status)) {
      return Date.parse(last.scheduledAt) > Date.parse(endedAt)
        ? []
        : [violation(2, target, `never came to an end: it is ${target.status}`)]
    }
    if (target.status === 'NEEDS_REVIEW' && !target.errorCode) {
      return [violation(2, target, 'asks for a person without saying why')]
    }
    const late = changes.find(
      (change, index) =>
        settled.includes(change.status) &&
        change.status !== 'CANCELLED' &&
        changes[index - 1]?.status !== change.status &&
        secondsBetween(change.scheduledAt, change.at) > bound,
    )
    return late
      ? [violation(2, target, `became ${late.status} more than ${bound.toFixed(0)} s after its time`)]
      : []
  })
}

function notLive({ targets, copiesOf, answersAbout }: Evidence): Violation[] {
  const afterGoodbye = targets.flatMap((target) =>
    answersAbout(target.postId).flatMap(({ verb, status, until }): Violation[] => {
      const gone = takingBack.includes(verb) && status !== null && status < 300
      const late = gone ? copiesOf(target.id).find(({ at }) => at > until) : undefined
      return late ? [violation(3, target, `went live as ${late.id} after ${verb} was accepted`)] : []
    }),
  )
  const ended = targets
    .filter(({ status }) => status === 'FAILED' || status === 'CANCELLED')
    .filter(({ id }) => copiesOf(id).length > 0)
    .map((target) =>
      violation(3, target, `is ${target.status}, and live: ${copiesOf(target.id).map(nameOf).join(', ')}`),
    )
  return [...ended, ...afterGoodbye]
}

function asFrozen({ targets, copiesOf, sentBy, answersAbout }: Evidence): Violation[] {
  return targets.flatMap((target) =>
    copiesOf(target.id).flatMap((item): Violation[] => {
      const sent = sentBy(target.id, item)
      if (!sent) return []
      if (comparable(sent.text) !== comparable(item.text)) {
        return [violation(4, target, `was frozen as "${sent.text}", and "${item.text}" is live`)]
      }
      if (sent.mediaHashes.join() !== item.mediaHashes.join()) {
        return [violation(4, target, `is live with other pictures than were frozen`)]
      }
      const revision = tagOf(item.text)?.revision ?? 0
      const edits = answersAbout(target.postId).filter(({ verb }) => verb === 'edit')
      return edits.flatMap((edit): Violation[] => {
        if (edit.revision === null || edit.status === null) return []
        const accepted = edit.status < 300
        if (accepted && edit.until < item.at && edit.revision > revision) {
          return [
            violation(4, target, `went out as edit ${revision} although edit ${edit.revision} was accepted`),
          ]
        }
        const refused = edit.status >= 400 && edit.status < 500
        return refused && edit.revision === revision
          ? [violation(4, target, `went out as edit ${revision}, which was refused with ${edit.code}`)]
          : []
      })
    }),
  )
}

function inTime({ targets, copiesOf, sentBy, changesOf, toleranceOf }: Evidence): Violation[] {
  return targets.flatMap((target) => [
    ...copiesOf(target.id).flatMap((item): Violation[] => {
      const sent = sentBy(target.id, item)
      const early = sent ? secondsBetween(item.at, sent.scheduledAt) : 0
      return early > 0.005 ? [violation(5, target, `went out ${early.toFixed(2)} s before its time`)] : []
    }),
    ...begun(changesOf(target.id)).flatMap((change): Violation[] => {
      const late = secondsBetween(change.scheduledAt, change.at)
      // The trigger notes the moment a little after the statement has looked at the clock.
      return late > toleranceOf(target) + 1
        ? [
            violation(
              5,
              target,
              `was begun ${late.toFixed(1)} s late, and ${toleranceOf(target)} s are tolerated`,
            ),
          ]
        : []
    }),
  ])
}

/** The changes with which an attempt began. */
export function begun(changes: readonly TargetChange[]): TargetChange[] {
  return changes.filter(
    (change, index) => change.status === 'PUBLISHING' && changes[index - 1]?.attempt !== change.attempt,
  )
}

function reallyLive({ targets, liveUnder, notedBy, answersAbout }: Evidence): Violation[] {
  return targets
    .filter(({ status }) => status === 'PUBLISHED')
    .flatMap((target): Violation[] => {
      if (target.remoteId === null) {
        const said = answersAbout(target.postId).some(
          ({ verb, targetId, status }) =>
            verb === 'resolve-live' && targetId === target.id && (status === null || status < 300),
        )
        return said
          ? []
          : [violation(6, target, 'is published without an id, and nobody said that it is live')]
      }
      const { remoteId } = target
      if (notedBy(target) > 1)
        return [violation(6, target, `is published as ${remoteId}, and so is another one`)]
      const item = liveUnder(target, remoteId)
      if (!item) return [violation(6, target, `is published as ${target.remoteId}, which is not live`)]
      return tagOf(item.text)?.family === tagOf(target.text)?.family
        ? []
        : [violation(6, target, `is published as ${target.remoteId}, which says "${item.text}"`)]
    })
}

/**
 * Of twins any may have made what is live, as long as there is one for each: of two posts with the same words on one
 * account nobody can say which is whose.
 */
function explained({ targets, copiesOf, twinsOf, attemptsOf, auditOf }: Evidence): Violation[] {
  return targets.flatMap((target) =>
    copiesOf(target.id).flatMap((item): Violation[] => {
      const twins = twinsOf(target)
      const liveByThen = twins.filter(({ id }) => copiesOf(id).some(({ at }) => at <= item.at)).length
      const sentByThen = twins.filter(({ id }) =>
        attemptsOf(id).some(({ submittedAt }) => submittedAt !== null && submittedAt <= item.at),
      ).length
      if (sentByThen < liveByThen) {
        return [violation(7, target, `is live as ${item.id}, and no attempt had passed its fence`)]
      }
      const audited = auditOf(target.id)
      const takenByThen = twins.filter(({ id }) =>
        auditOf(id).some(({ action, at }) => action === 'target.claimed' && at <= item.at),
      ).length
      if (takenByThen < liveByThen) {
        return [violation(7, target, `is live as ${item.id}, and no audit row tells who took it`)]
      }
      const ends = /^target\.(published|resolved-live)$/
      return target.status === 'PUBLISHED' && !audited.some(({ action }) => ends.test(action))
        ? [violation(7, target, 'is published, and no audit row says so')]
        : []
    }),
  )
}

/** Characters by which a secret is looked for: each against each would take longer than a long run itself. */
const beginning = 12

function sealed({ secrets, texts }: Evidence): Violation[] {
  const byBeginning = Map.groupBy(secrets, (secret) => secret.slice(0, beginning))
  const lengths = [...new Set([...byBeginning.keys()].map(({ length }) => length))]
  const secretIn = (text: string) => {
    for (let at = 0; at < text.length; at += 1) {
      for (const length of lengths) {
        const alike = byBeginning.get(text.slice(at, at + length))
        const secret = alike?.find((each) => text.startsWith(each, at))
        if (secret) return secret
      }
    }
    return null
  }
  return texts.flatMap(({ where, text }): Violation[] => {
    const secret = secretIn(text)
    return secret
      ? [{ invariant: 8, targetId: null, what: `${where} holds ${secret.slice(0, 6)}… in clear` }]
      : []
  })
}

function violation(invariant: number, target: TargetRow, what: string): Violation {
  return { invariant, targetId: target.id, what: `${target.platform} target ${target.id} ${what}.` }
}

const nameOf = (item: LiveItem) => `${item.platform} ${item.id}`
