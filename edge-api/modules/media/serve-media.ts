import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'

/**
 * Hands a stored file to anybody who knows its unguessable key. A key never changes its content, so that it can be
 * kept for ever; nothing in it may run or load anything.
 */
export async function serveMedia(deps: Deps, key: string, request: Request): Promise<Response> {
  const etag = `"${key}"`
  const headers = new Headers({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'cross-origin',
    'access-control-allow-origin': '*',
    'x-content-type-options': 'nosniff',
    etag,
  })
  const file = await deps.media.get(key)
  if (!file) throw new AppError('NOT_FOUND', { detail: 'There is no file at this address.' })
  const known = request.headers.get('if-none-match')
  if (
    known !== null &&
    (known === '*' || known.split(',').some((each) => each.trim().replace(/^W\//, '') === etag))
  ) {
    return new Response(null, { status: 304, headers })
  }
  headers.set('content-type', file.mimeType)
  headers.set('content-length', String(file.bytes.byteLength))
  return new Response(new Uint8Array(file.bytes), { headers })
}
