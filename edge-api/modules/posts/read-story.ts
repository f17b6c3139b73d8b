import { and, desc, eq, or, sql } from 'drizzle-orm'
import { apiKeys, auditLog, users } from '../../../db/schema/index.ts'
import { type Ctx, permit } from '../../context.ts'
import { postNotFound } from './load-post.ts'
import { isPost, selectPosts } from './post.ts'
import type { PostStory } from './story-view.ts'
import { tellStory } from './tell-story.ts'

/** The newest rows that are read; a post has more only where somebody edited it very often. */
const longest = 1_000

/** What happened to a post and to each of its targets. Throws NOT_FOUND, also for a deleted post. */
export async function readStory(ctx: Ctx, input: { postId: string }): Promise<PostStory> {
  const organizationId = permit(ctx, 'post.read')
  const { db } = ctx.deps
  const ofTargets = sql`${auditLog.objectId} in (
    select t.id from post_targets t where t.post_id = ${input.postId} and t.organization_id = ${organizationId})`
  const [[post], rows] = await db.batch([
    selectPosts(db, isPost(organizationId, input.postId), { story: true }),
    db
      .select({
        at: auditLog.createdAt,
        action: auditLog.action,
        objectId: auditLog.objectId,
        detail: auditLog.detail,
        actorType: auditLog.actorType,
        actorId: auditLog.actorId,
        actorName: sql<string | null>`coalesce(${users.name}, ${apiKeys.name})`,
      })
      .from(auditLog)
      .leftJoin(users, and(eq(auditLog.actorType, 'user'), eq(users.id, auditLog.actorId)))
      .leftJoin(
        apiKeys,
        and(
          eq(auditLog.actorType, 'apiKey'),
          eq(apiKeys.id, auditLog.actorId),
          eq(apiKeys.organizationId, organizationId),
        ),
      )
      .where(
        and(eq(auditLog.organizationId, organizationId), or(eq(auditLog.objectId, input.postId), ofTargets)),
      )
      .orderBy(desc(auditLog.createdAt), desc(auditLog.id))
      .limit(longest + 1),
  ])
  if (!post || post.deletedAt) throw postNotFound(input.postId)
  return tellStory(post, rows.slice(0, longest).reverse(), rows.length > longest)
}
