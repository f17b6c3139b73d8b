import * as z from 'zod'
import { Clip } from '../../../core/clip.ts'
import { idSchema } from '../../../core/ids.ts'
import { PostSummary } from '../posts/post-view.ts'

/** A captured page. `postId` names the newest post that was made from it. */
export const ClipView = z.object({
  id: idSchema('clip'),
  clip: Clip,
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  postId: z.nullable(idSchema('post')),
  /** Suggested by the page, five at most; never added to a post by themselves. */
  hashtags: z.array(z.string()),
})
export type ClipView = z.infer<typeof ClipView>

export const CreatedClip = z.object({ clip: ClipView, post: PostSummary.nullable() })
export type CreatedClip = z.infer<typeof CreatedClip>
