import * as z from 'zod'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { type Page, pageQuery } from '../page.ts'
import type { ClipView } from './clip-view.ts'

export const ListClipsInput = z.strictObject({ ...pageQuery, url: z.url().max(4096).optional() })

export async function listClips(_ctx: Ctx, _input: z.infer<typeof ListClipsInput>): Promise<Page<ClipView>> {
  throw new AppError('NOT_READY')
}
