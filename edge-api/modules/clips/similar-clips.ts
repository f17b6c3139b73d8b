import { and, desc, eq, gt, ne, type SQL, sql } from 'drizzle-orm'
import * as z from 'zod'
import { idSchema } from '../../../core/ids.ts'
import { type PostStatus, postStatuses } from '../../../core/states.ts'
import { similarityTo } from '../../../core/text/similarity.ts'
import { clips, users } from '../../../db/schema/index.ts'
import { actorId, type Ctx, permit } from '../../context.ts'
import { ofOrganization, ofPage } from './clip-views.ts'

export const SimilarClipsInput = z.strictObject({
  url: z
    .url({ protocol: /^https?$/ })
    .max(4096)
    .meta({ description: 'The canonical address of the page.' }),
  title: z.string().max(500).optional().meta({ description: 'The title of the page.' }),
  /** The one in hand. */
  except: z.optional(idSchema('clip')),
})

/** An earlier clip that is much like a page, with the post that was made from it. */
export const SimilarClipView = z.object({
  clipId: idSchema('clip'),
  title: z.string(),
  match: z.enum(['page', 'title']).meta({ description: 'What is the same, or nearly so.' }),
  createdAt: z.iso.datetime(),
  createdByName: z.string().nullable().meta({ description: 'Null for keys and people of other sites.' }),
  isMine: z.boolean().meta({ description: 'Whether the caller made it.' }),
  postId: z.nullable(idSchema('post')).meta({ description: 'The newest post that was made from it.' }),
  postStatus: z.enum(postStatuses).nullable(),
})
type SimilarClipView = z.infer<typeof SimilarClipView>

const most = 5
/** With so many of the newest clips, not older than this, titles are compared. */
const mostCompared = 300
const days = 90
/** From this on two titles tell of the same: a word more or less, a site's name behind it. */
const nearlyTheSame = 0.6

/** Clips of the same page, then of pages with nearly the same title, each newest first. */
export async function similarClips(
  ctx: Ctx,
  { url, title, except }: z.infer<typeof SimilarClipsInput>,
): Promise<{ items: SimilarClipView[] }> {
  const organizationId = permit(ctx, 'clip.read')
  const { db, clock } = ctx.deps
  const since = new Date(clock.now().getTime() - days * 86_400_000)
  const ours = (condition: SQL | undefined, limit: number) =>
    select(ctx)
      .where(and(ofOrganization(organizationId), condition, except ? ne(clips.id, except) : undefined))
      .orderBy(desc(clips.id))
      .limit(limit)
  const [samePage, recent] = await db.batch([
    ours(ofPage(url), most),
    ours(and(ne(clips.canonicalUrl, url), gt(clips.createdAt, since)), title ? mostCompared : 0),
  ])
  const similarity = similarityTo(title ?? '')
  const sameTitle = recent.filter((clip) => similarity(clip.title) >= nearlyTheSame)
  const caller = actorId(ctx.principal)
  const items = [
    ...samePage.map((row) => ({ row, match: 'page' as const })),
    ...sameTitle.map((row) => ({ row, match: 'title' as const })),
  ].map(({ row: { createdBy, createdAt, post, ...row }, match }) => ({
    ...row,
    match,
    createdAt: createdAt.toISOString(),
    isMine: createdBy === caller,
    postId: post?.id ?? null,
    postStatus: post?.status ?? null,
  }))
  return { items: items.slice(0, most) }
}

// Written out, because in a query of one table Drizzle drops the table's name from columns.
const newestPost = sql<{ id: string; status: PostStatus } | null>`(
  select json_build_object('id', p.id, 'status', p.status) from posts p
  where p.organization_id = clips.organization_id and p.clip_id = clips.id and p.deleted_at is null
  order by p.id desc limit 1)`

const select = ({ deps: { db } }: Ctx) =>
  db
    .select({
      clipId: clips.id,
      title: clips.title,
      createdBy: clips.createdBy,
      createdAt: clips.createdAt,
      createdByName: users.name,
      post: newestPost,
    })
    .from(clips)
    .leftJoin(users, eq(users.id, clips.createdBy))
