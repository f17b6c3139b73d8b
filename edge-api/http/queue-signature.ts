import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'

/** Lets only the queue through. Throws SIGNATURE_INVALID. */
export async function verifyQueue(deps: Deps, request: Request, body: Uint8Array): Promise<void> {
  const { pathname } = new URL(request.url)
  const genuine = await deps.queue.verify({
    signature: request.headers.get('upstash-signature'),
    body: new TextDecoder().decode(body),
    url: `${deps.config.callbackUrl}${pathname}`,
  })
  if (genuine) return
  throw new AppError('SIGNATURE_INVALID', {
    detail: 'Only the queue may call this address, with its signature.',
  })
}
