import type { Statement } from '../../db/batch.ts'
import { publicationFacts } from '../../db/schema/index.ts'
import type { Deps } from '../deps.ts'
import type { DomainEvent } from './events.ts'

/** One row for each target that came to an end. */
export function writeFacts(deps: Deps, events: readonly DomainEvent[]): Statement | null {
  const rows = events.flatMap((event) =>
    event.type === 'target.settled'
      ? [
          {
            eventId: event.id,
            organizationId: event.organizationId,
            platform: event.platform,
            accountId: event.accountId,
            targetId: event.targetId,
            // `resolved` is live by a person's word, so that its lateness says nothing.
            outcome: event.byPerson ? ('resolved' as const) : event.outcome,
            latenessMilliseconds: event.latenessMilliseconds,
            attempts: event.attempt,
            at: new Date(event.at),
          },
        ]
      : [],
  )
  if (rows.length === 0) return null
  return deps.db.insert(publicationFacts).values(rows).onConflictDoNothing()
}
