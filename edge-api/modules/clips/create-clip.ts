import * as z from 'zod'
import { Clip } from '../../../core/clip.ts'
import { idSchema } from '../../../core/ids.ts'
import { maxMediaPerPost } from '../../../core/media.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { CreatedClip } from './clip-view.ts'

export const CreateClipInput = z.strictObject({
  clip: Clip,
  /** Makes a draft post of it as well. */
  draft: z.boolean(),
  accountIds: z.array(idSchema('account')).max(50).default([]),
  /** Files that were uploaded for this clip; the lead image among them becomes the card's. */
  mediaIds: z.array(idSchema('media')).max(maxMediaPerPost).default([]),
})

export async function createClip(_ctx: Ctx, _input: z.infer<typeof CreateClipInput>): Promise<CreatedClip> {
  throw new AppError('NOT_READY')
}
