import * as z from 'zod'
import { type Ctx, permit } from '../../context.ts'
import { commitPost, postChanged } from './change-post.ts'
import { insertPost, newPost } from './new-post.ts'
import { content } from './post-input.ts'
import type { PostDetail } from './post-view.ts'
import { detailOf } from './post-views.ts'
import { requireNamed, selectNamed } from './references.ts'

export const CreatePostInput = z.strictObject(content)

/** Writes a draft. Throws VALIDATION_FAILED for accounts, files or a clip that the organization does not have. */
export async function createPost(ctx: Ctx, input: z.infer<typeof CreatePostInput>): Promise<PostDetail> {
  const organizationId = permit(ctx, 'post.create')
  const wanted = selectNamed(ctx, input)
  const [accounts, media, clips] = await ctx.deps.db.batch([wanted.accounts, wanted.media, wanted.clips])
  requireNamed(input, { accounts, media, clips })
  const written = {
    ...input,
    link: input.link ?? null,
    accountIds: input.accountIds ?? [],
    clipId: input.clipId ?? null,
    variants: input.variants ?? {},
  }
  const post = newPost(ctx, organizationId, written, media)
  return commitPost(ctx, {
    organizationId,
    result: detailOf(ctx.deps.config, post),
    status: 201,
    changes: insertPost(ctx, post, written),
    audit: { action: 'post.created', objectType: 'post', objectId: post.id },
    events: [postChanged(post)],
  })
}
