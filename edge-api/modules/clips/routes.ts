import * as z from 'zod'
import { maxClipText } from '../../../core/clip-facts.ts'
import { idSchema } from '../../../core/ids.ts'
import { defaultMaxBody } from '../../http/body.ts'
import { route } from '../../http/route.ts'
import { pageOf } from '../page.ts'
import { ClipView, CreatedClip } from './clip-view.ts'
import { CreateClipInput, createClip } from './create-clip.ts'
import { getClip } from './get-clip.ts'
import { ListClipsInput, listClips } from './list-clips.ts'
import { SimilarClipsInput, SimilarClipView, similarClips } from './similar-clips.ts'

const tag = 'Clips'

export const clipRoutes = [
  route(
    {
      method: 'POST',
      path: '/v1/clips',
      operation: 'createClip',
      summary: 'Keep a captured page, and make a draft post of it',
      description:
        'The draft is written by the organization’s template, fitted to the accounts: where a platform takes less or wants it otherwise, it has a text of its own in `variants`.',
      tag,
      access: 'clip.create',
      body: CreateClipInput,
      // The main text alone may take three bytes for each of its units.
      maxBody: 3 * maxClipText + defaultMaxBody,
      status: 201,
      response: CreatedClip,
    },
    ({ ctx, body }) => createClip(ctx, body),
  ),
  route(
    {
      method: 'GET',
      path: '/v1/clips',
      operation: 'listClips',
      summary: 'List clips without their main texts, newest first; with `url` only those of one page',
      tag,
      access: 'clip.read',
      query: ListClipsInput,
      response: pageOf(ClipView),
    },
    ({ ctx, query }) => listClips(ctx, query),
  ),
  route(
    {
      method: 'GET',
      path: '/v1/clips/similar',
      operation: 'similarClips',
      summary: 'Clips of the same page, and of pages with nearly the same title',
      description:
        'So that nobody posts what a colleague posted already. Clips of the same page come first, then those of the last 90 days with nearly the same title; five at most.',
      tag,
      access: 'clip.read',
      query: SimilarClipsInput,
      response: z.object({ items: z.array(SimilarClipView) }),
    },
    ({ ctx, query }) => similarClips(ctx, query),
  ),
  route(
    {
      method: 'GET',
      path: '/v1/clips/{clipId}',
      operation: 'getClip',
      summary: 'Read one clip, its main text included',
      tag,
      access: 'clip.read',
      params: z.strictObject({ clipId: idSchema('clip') }),
      response: ClipView,
    },
    ({ ctx, params }) => getClip(ctx, params),
  ),
] as const
