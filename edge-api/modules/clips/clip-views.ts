import { and, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import { withoutText } from '../../../core/clip.ts'
import { suggestHashtags } from '../../../core/drafting/hashtags.ts'
import type { Database } from '../../../db/client.ts'
import { clips } from '../../../db/schema/index.ts'
import type { ClipView } from './clip-view.ts'

// Written out, because in a query of one table Drizzle drops the table's name from columns.
const newestPost = sql<string | null>`(
  select p.id from posts p
  where p.organization_id = clips.organization_id and p.clip_id = clips.id and p.deleted_at is null
  order by p.id desc limit 1)`

/** Clips with the newest post that was made from each, in one statement. */
export function selectClips(db: Database, where: SQL | undefined) {
  return db
    .select({ ...getTableColumns(clips), postId: newestPost })
    .from(clips)
    .where(where)
}

/** Clips of the page at an address; its hash is what is indexed. */
export const ofPage = (url: string) =>
  and(sql`md5(${clips.canonicalUrl}) = md5(${url})`, eq(clips.canonicalUrl, url))

export const ofOrganization = (organizationId: string) => eq(clips.organizationId, organizationId)

/** A clip as everyone in the organization may see it. */
export function clipView(row: typeof clips.$inferSelect & { postId: string | null }): ClipView {
  const { id, clip, createdBy, createdAt, postId } = row
  return { id, clip, createdBy, createdAt: createdAt.toISOString(), postId, hashtags: suggestHashtags(clip) }
}

/** The same without the page's main text, which would make lists and kept answers heavy; who wants it reads the one clip. */
export function clipSummary(row: Parameters<typeof clipView>[0]): ClipView {
  const view = clipView(row)
  return { ...view, clip: withoutText(view.clip) }
}
