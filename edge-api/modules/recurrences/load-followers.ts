import { and, asc, eq, gte, inArray, isNull, or } from 'drizzle-orm'
import { editablePostStatuses } from '../../../core/states.ts'
import { posts } from '../../../db/schema/index.ts'
import type { Ctx } from '../../context.ts'
import { selectPosts } from '../posts/post.ts'
import type { Series } from './series.ts'

/** More than are ever ahead at once. */
const most = 400

/** The query for the posts that follow their series, from an occurrence on: changed by nobody, and not on their way. */
export function selectFollowers(
  { deps }: Ctx,
  series: Pick<Series, 'id' | 'organizationId'>,
  from: string | null,
) {
  return selectPosts(
    deps.db,
    and(
      eq(posts.organizationId, series.organizationId),
      eq(posts.recurrenceId, series.id),
      eq(posts.detached, false),
      isNull(posts.deletedAt),
      inArray(posts.status, [...editablePostStatuses]),
      from === null ? undefined : or(isNull(posts.occurrence), gte(posts.occurrence, from)),
    ),
    { story: false },
  )
    .orderBy(asc(posts.occurrence), asc(posts.id))
    .limit(most)
}
