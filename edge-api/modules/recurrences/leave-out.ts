import { sql } from 'drizzle-orm'
import type { Statement } from '../../../db/batch.ts'
import type { Ctx } from '../../context.ts'
import type { Post } from '../posts/post.ts'

/** Notes in the series of a post that its occurrence is left out, so that it is never made again. Nothing for other posts. */
export function leaveOut(
  { deps }: Ctx,
  post: Pick<Post, 'organizationId' | 'recurrenceId' | 'occurrence'>,
): Statement[] {
  const { recurrenceId, occurrence, organizationId } = post
  if (recurrenceId === null || occurrence === null) return []
  return [
    deps.db.execute(sql`
      update recurrences set exceptions = array_append(exceptions, ${occurrence}), revision = revision + 1,
        updated_at = now()
      where id = ${recurrenceId} and organization_id = ${organizationId} and not ${occurrence} = any(exceptions)`),
  ]
}
