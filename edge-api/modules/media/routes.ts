import * as z from 'zod'
import { idSchema } from '../../../core/ids.ts'
import { maxImageBytes } from '../../../core/media.ts'
import { AppError } from '../../errors.ts'
import { route } from '../../http/route.ts'
import { pageOf, pageQuery } from '../page.ts'
import { acceptedTypes, tooManyBytes } from './check-image.ts'
import { DescribeMediaInput, describeMedia } from './describe-media.ts'
import { ImportMediaInput, importMedia } from './import-media.ts'
import { listMedia } from './list-media.ts'
import { MediaView } from './media-view.ts'
import { serveMedia } from './serve-media.ts'
import { uploadMedia } from './upload-media.ts'

const tag = 'Media'

export const mediaRoutes = [
  route(
    {
      method: 'POST',
      path: '/v1/media',
      operation: 'uploadMedia',
      summary: 'Upload an image',
      description:
        'The body is the image itself: JPEG, PNG, GIF or WebP of at most 15 MB. The headers `Allin-File-Name`, `Allin-Alt-Text` and `Allin-Source-Url` travel percent-encoded.',
      tag,
      access: 'media.upload',
      problems: ['MALFORMED_REQUEST', 'MEDIA_NOT_SUPPORTED', 'MEDIA_TOO_LARGE', 'MEDIA_UNREADABLE'],
      rawBody: [...acceptedTypes, 'application/octet-stream'],
      maxBody: maxImageBytes,
      whenTooLarge: (headers) => tooManyBytes(decoded('Allin-File-Name', headers.get('Allin-File-Name'))),
      status: 201,
      response: MediaView,
    },
    ({ ctx, bytes, http }) =>
      uploadMedia(ctx, {
        bytes,
        declaredType: http.req.header('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '',
        details: {
          fileName: decoded('Allin-File-Name', http.req.header('Allin-File-Name')),
          altText: decoded('Allin-Alt-Text', http.req.header('Allin-Alt-Text')),
          sourceUrl: decoded('Allin-Source-Url', http.req.header('Allin-Source-Url')),
        },
      }),
  ),
  route(
    {
      method: 'POST',
      path: '/v1/media/import',
      operation: 'importMedia',
      summary: 'Fetch an image from the web and keep it',
      tag,
      access: 'media.upload',
      problems: ['ADDRESS_NOT_ALLOWED', 'MEDIA_NOT_SUPPORTED', 'MEDIA_TOO_LARGE', 'MEDIA_UNREADABLE'],
      body: ImportMediaInput,
      status: 201,
      response: MediaView,
    },
    ({ ctx, body }) => importMedia(ctx, body),
  ),
  route(
    {
      method: 'PATCH',
      path: '/v1/media/{mediaId}',
      operation: 'describeMedia',
      summary: 'Change the alternative text of an image',
      tag,
      access: 'media.upload',
      params: z.strictObject({ mediaId: idSchema('media') }),
      body: DescribeMediaInput,
      response: MediaView,
    },
    ({ ctx, params, body }) => describeMedia(ctx, { ...params, ...body }),
  ),
  route(
    {
      method: 'GET',
      path: '/v1/media',
      operation: 'listMedia',
      summary: 'List stored images, newest first',
      tag,
      access: 'media.read',
      query: z.strictObject(pageQuery),
      response: pageOf(MediaView),
    },
    ({ ctx, query }) => listMedia(ctx, query),
  ),
  route(
    {
      method: 'GET',
      path: '/media/{key}',
      operation: 'serveMedia',
      summary: 'A stored file',
      tag,
      access: 'public',
      withoutLimit: true,
      params: z.strictObject({ key: z.string().regex(/^[\w-]{20,64}\.(jpg|png|gif|webp)$/) }),
      answers: 'image/*',
    },
    ({ deps, params, http }) => serveMedia(deps, params.key, http.req.raw),
  ),
] as const

function decoded(name: string, value: string | null | undefined): string | null {
  if (value === undefined || value === null) return null
  try {
    return decodeURIComponent(value)
  } catch {
    throw new AppError('MALFORMED_REQUEST', { detail: `The header ${name} must be percent-encoded.` })
  }
}
