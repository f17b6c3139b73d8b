import type { AvailablePlatform } from '../../../../core/platforms/index.ts'
import type { LiveItem } from '../history.ts'
import { type Plan, plannedFor, tagOf } from '../plan/plan.ts'
import type { FaultyDatabase } from './database.ts'
import { readLive } from './records.ts'
import type { Telling } from './telling.ts'

interface Asking {
  id: string
  postId: string
  status: string
  text: string
  platform: AvailablePlatform
  remoteAccountId: string
  accountId: string
}

/** How often one target is looked after. */
const patience = 2
const pause = 500

/**
 * Looks after what failed or asks, where a story has somebody for it: looks at the platform itself, and says what is
 * there. Whoever has nobody keeps its end as it is.
 */
export function attend(plan: Plan, telling: Telling, database: FaultyDatabase, folder: string) {
  const visits = new Map<string, number>()
  let ending = false

  const look = async () => {
    const asking = await database.query<Asking>(`
      select t.id, t.post_id as "postId", t.status, t.content ->> 'text' as text, t.platform,
        split_part(a.remote_id, '@', 1) as "remoteAccountId", t.account_id as "accountId"
      from post_targets t join social_accounts a on a.id = t.account_id
      where t.status in ('FAILED', 'NEEDS_REVIEW')`)
    let live: LiveItem[] | null = null
    for (const target of asking) {
      const visited = visits.get(target.id) ?? 0
      if (visited >= patience || !plannedFor(plan, target.text)?.story.attended) continue
      visits.set(target.id, visited + 1)
      live ??= readLive(folder)
      await visit(target, live)
    }
  }

  const visit = async (target: Asking, live: LiveItem[]) => {
    const by = telling.adminOf(target.postId)
    if (!by) return
    const { id: targetId, postId } = target
    if (target.status === 'FAILED') {
      await telling.say(by, 'retry', postId, 'POST', `/v1/targets/${targetId}/retry`, {}, { targetId })
      return
    }
    const isThere = live.some(
      (item) =>
        item.platform === target.platform &&
        item.accountId === target.remoteAccountId &&
        tagOf(item.text)?.family === tagOf(target.text)?.family,
    )
    const answer = isThere ? 'live' : 'not-live'
    const path = `/v1/targets/${targetId}/resolve`
    await telling.say(by, `resolve-${answer}`, postId, 'POST', path, { answer }, { targetId })
  }

  const done = (async () => {
    while (!ending) {
      // The database may be out of reach for a moment, as for everybody.
      await look().catch(() => {})
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  })()
  return async () => {
    ending = true
    await done
  }
}
