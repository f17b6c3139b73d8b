import * as z from 'zod'
import { maxImageBytes } from '../../../core/media.ts'
import { type Ctx, permit } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { readBody } from '../../http/body.ts'
import { checkAddress } from '../../platforms/safe-address.ts'
import { checkImage, tooManyBytes } from './check-image.ts'
import type { MediaView } from './media-view.ts'
import { storeImage } from './store-image.ts'
import { AltText } from './upload-media.ts'

export const ImportMediaInput = z.strictObject({
  url: z.string().max(2048),
  altText: AltText.optional(),
})

const maxRedirects = 4
const timeout = 15_000

/** Fetches an image from a page's server and keeps it. Throws ADDRESS_NOT_ALLOWED, and what an upload throws. */
export async function importMedia(ctx: Ctx, input: z.infer<typeof ImportMediaInput>): Promise<MediaView> {
  const organizationId = permit(ctx, 'media.upload')
  const { response, url } = await fetchSafely(ctx, input.url)
  const fileName = fileNameOf(url)
  const bytes = await readImageBytes(response, fileName)
  const image = checkImage(bytes, fileName, null)
  return storeImage(ctx, organizationId, {
    bytes,
    image,
    fileName,
    altText: input.altText || null,
    sourceUrl: url.href,
  })
}

/** Follows redirects by hand, because each address on the way has to be one that we may call. */
async function fetchSafely({ deps }: Ctx, address: string): Promise<{ response: Response; url: URL }> {
  let next: string | URL = address
  const signal = AbortSignal.timeout(timeout)
  for (let hops = 0; hops <= maxRedirects; hops += 1) {
    const checked = checkAddress(next, deps.config.trustedHosts)
    if (!checked.allowed) throw new AppError('ADDRESS_NOT_ALLOWED', { detail: checked.reason })
    const { url } = checked
    const response = await fetchOnce(deps.fetch, url, signal)
    const location = response.headers.get('location')
    if (response.status < 300 || response.status >= 400 || location === null) {
      if (response.ok) return { response, url }
      await response.body?.cancel()
      throw new AppError('MEDIA_UNREADABLE', {
        detail: `${url.hostname} answered ${response.status} instead of an image.`,
      })
    }
    await response.body?.cancel()
    if (!URL.canParse(location, url)) break
    next = new URL(location, url)
  }
  throw new AppError('MEDIA_UNREADABLE', { detail: 'The address redirects too often or to nowhere.' })
}

async function fetchOnce(fetchIt: typeof fetch, url: URL, signal: AbortSignal): Promise<Response> {
  try {
    return await fetchIt(url, { redirect: 'manual', signal, headers: { accept: 'image/*' } })
  } catch (error) {
    throw unreachable(url.hostname, error)
  }
}

async function readImageBytes(response: Response, fileName: string | null) {
  try {
    return await readBody(response, maxImageBytes)
  } catch (error) {
    if (error instanceof AppError && error.code === 'BODY_TOO_LARGE') throw tooManyBytes(fileName)
    throw unreachable('The server', error)
  }
}

function unreachable(host: string, error: unknown): AppError {
  const late = error instanceof Error && error.name === 'TimeoutError'
  return new AppError('MEDIA_UNREADABLE', {
    detail: late ? `${host} did not deliver the image within 15 seconds.` : `${host} could not be reached.`,
  })
}

function fileNameOf(url: URL): string | null {
  const last = url.pathname.split('/').at(-1) ?? ''
  try {
    return (
      decodeURIComponent(last)
        .replace(/[^\p{L}\p{N} ._-]/gu, '')
        .slice(0, 255) || null
    )
  } catch {
    return null
  }
}
