import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import { pagePolicy } from '../../http/security-headers.ts'
import { embedderOf } from './embedder.ts'

const frames: Record<string, string> = {
  '/embed/composer': '/embed/composer.html',
  '/embed/calendar': '/embed/calendar.html',
}

/**
 * Hands out the built front end: Studio (every address of its own that is no file), the embed frames, the loader
 * and their hashed parts. Null when the address is none of these.
 */
export async function servePage(deps: Deps, request: Request): Promise<Response | null> {
  const { assets, config } = deps
  if (request.method !== 'GET' && request.method !== 'HEAD') return null
  const url = new URL(request.url)
  const { pathname } = url
  if (/^\/(v1|media|\.well-known|oauth)\//.test(pathname)) return null
  if (!assets) return null
  const frame = frames[pathname]
  if (frame !== undefined) {
    const page = await assets.get(frame)
    return page && asPage(page, pagePolicy(config, embedderOf(url, config)))
  }
  if (pathname === '/embed.js') {
    const script = await assets.get(pathname)
    return script && asLoader(script)
  }
  if (pathname.startsWith('/assets/')) {
    const file = await assets.get(pathname)
    return file && withHeaders(file, { 'cache-control': 'public, max-age=31536000, immutable' })
  }
  const lastPart = pathname.split('/').at(-1) ?? ''
  if (/\.\w+$/.test(lastPart)) {
    const file = pathname.endsWith('.html') ? null : await assets.get(pathname)
    return file && withHeaders(file, { 'cache-control': 'public, max-age=3600' })
  }
  // Any address may be a page of Studio's, but only the first page answers those who do not ask for one.
  if (pathname !== '/' && !(request.headers.get('accept') ?? '').includes('text/html')) return null
  const studio = await assets.get('/studio/index.html')
  if (!studio) {
    throw new AppError('NOT_FOUND', {
      detail: 'Studio has not been built yet. Run npm run build, then load this page again.',
    })
  }
  return withHeaders(asPage(studio, pagePolicy(config, "'none'")), {
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
  })
}

function asPage(page: Response, policy: string): Response {
  return withHeaders(page, { 'content-security-policy': policy, 'cache-control': 'no-cache' })
}

/** Other sites load this one script; five minutes keep it fresh without asking on every page. */
function asLoader(script: Response): Response {
  return withHeaders(script, {
    'cache-control': 'public, max-age=300',
    'cross-origin-resource-policy': 'cross-origin',
    'access-control-allow-origin': '*',
  })
}

/** Keeps only the type of what the file server said: how long a file may be kept is ours to say. */
function withHeaders(file: Response, more: Record<string, string>): Response {
  const headers = new Headers(more)
  for (const name of ['content-type', 'content-security-policy', 'cache-control', 'etag']) {
    const value = file.headers.get(name)
    if (value !== null && !headers.has(name)) headers.set(name, value)
  }
  return new Response(file.body, { status: 200, headers })
}
