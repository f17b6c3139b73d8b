import type { LiveStatus } from './platform.ts'

/** A target as the database knows it after a run. */
export interface FinalTarget {
  id: string
  /** The account's number on the platform. */
  number: string
  text: string
  status: string
  remoteId: string | null
  scheduledAt: number
  publishedAt: number | null
}

/** States in which nothing happens any more unless a person wants it. */
const finalStates = ['PUBLISHED', 'FAILED', 'NEEDS_REVIEW', 'CANCELLED']

/**
 * Holds what the platform saw against what the database says. Answers every broken promise as a sentence, and how
 * many targets ended how.
 */
export function checkPromises(
  targets: readonly FinalTarget[],
  live: readonly LiveStatus[],
): { broken: string[]; byStatus: Record<string, number> } {
  const copies = Map.groupBy(live, ({ text }) => text)
  const known = new Set(targets.map(({ text }) => text))
  const broken: string[] = []
  const byStatus: Record<string, number> = {}
  for (const target of targets) {
    const { id, status } = target
    byStatus[status] = (byStatus[status] ?? 0) + 1
    const posted = copies.get(target.text) ?? []
    const [copy] = posted
    if (posted.length > 1) broken.push(`${id} is live ${posted.length} times`)
    if (!finalStates.includes(status)) broken.push(`${id} is still ${status}`)
    if (status === 'PUBLISHED' && copy?.id !== target.remoteId) broken.push(`${id} is not live as recorded`)
    if (status === 'FAILED' && copy) broken.push(`${id} is live and recorded as failed`)
    if (copy && copy.accountId !== target.number) broken.push(`${id} went to another account`)
    if (posted.some(({ acceptedAt, ownDelay }) => acceptedAt - ownDelay < target.scheduledAt - 1)) {
      broken.push(`${id} went out before its time`)
    }
  }
  for (const { text } of live) if (!known.has(text)) broken.push(`"${text}" is live and belongs to no target`)
  return { broken, byStatus }
}
