import type { History } from '../history.ts'
import { tagOf } from '../plan/plan.ts'
import type { Violation } from './invariants.ts'

/** A violation with everything that is known of its target, line by line in the order in which it happened. */
export function tellStory(history: History, violation: Violation): string {
  const head = `✗ ${violation.invariant}: ${violation.what}`
  const target = history.targets.find(({ id }) => id === violation.targetId)
  if (!target) return head
  const family = `f${tagOf(target.text)?.family}`
  const lines: { at: string; what: string }[] = []
  for (const { at, targetId, status, generation, attempt, dueAt, errorCode, text } of history.changes) {
    if (targetId !== target.id) continue
    const error = errorCode ? `, ${errorCode}` : ''
    lines.push({
      at,
      what: `is ${status}, attempt ${attempt}@${generation}, due ${dueAt}${error}: "${text}"`,
    })
  }
  for (const {
    targetId,
    number,
    startedAt,
    submittedAt,
    finishedAt,
    outcome,
    errorCode,
  } of history.attempts) {
    if (targetId !== target.id) continue
    if (submittedAt) lines.push({ at: submittedAt, what: `attempt ${number} passed its fence` })
    const ending = `${outcome ?? 'nothing'} ${errorCode ?? ''}`
    lines.push({ at: finishedAt ?? startedAt, what: `attempt ${number} came to ${ending}` })
  }
  for (const { from, until, verb, postId, status, code } of history.answers) {
    if (postId === target.postId)
      lines.push({ at: until, what: `${verb} (asked ${from}): ${status} ${code ?? ''}` })
  }
  for (const { at, objectId, action, detail } of history.audit) {
    if (objectId === target.id || objectId === target.postId) {
      lines.push({ at, what: `audit: ${action} ${JSON.stringify(detail)}` })
    }
  }
  for (const item of history.live) {
    if (item.platform !== target.platform || item.accountId !== target.remoteAccountId) continue
    if (tagOf(item.text)?.family === tagOf(target.text)?.family) {
      lines.push({ at: item.at, what: `LIVE as ${item.id}: "${item.text}"` })
    }
  }
  for (const { at, about, what } of history.remarks) {
    const isOurs = about === family ? what.startsWith(target.platform) : what.endsWith(` of ${family}`)
    if (isOurs) lines.push({ at, what: `${about}: ${what}` })
  }
  const told = lines
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .map(({ at, what }) => `    ${at.slice(11, 23)} ${what}`)
  return [`${head}\n  Story "${history.stories[target.postId]}"`, ...told].join('\n')
}
