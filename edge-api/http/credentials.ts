import type { Deps } from '../deps.ts'
import { sessionCookieName, tokenOf } from '../modules/identity/session-token.ts'

/** What a request brings to prove who calls. */
export type Credential =
  | { kind: 'none' }
  | { kind: 'session'; token: string; fromCookie: boolean }
  | { kind: 'apiKey'; key: string }
  | { kind: 'embed'; token: string }

/** Reads the credential of a request. A bearer credential wins over the cookie. */
export function readCredential(request: Request, deps: Pick<Deps, 'config'>): Credential {
  const authorization = request.headers.get('authorization')
  if (authorization !== null) {
    const bearer = /^bearer\s+(\S+)\s*$/i.exec(authorization)?.[1] ?? ''
    if (bearer.startsWith('allin_key_')) return { kind: 'apiKey', key: bearer }
    if (bearer.startsWith('eyJ')) return { kind: 'embed', token: bearer }
    return { kind: 'session', token: tokenOf(bearer), fromCookie: false }
  }
  const cookie = readCookie(request.headers.get('cookie') ?? '', sessionCookieName(deps.config))
  return cookie ? { kind: 'session', token: tokenOf(cookie), fromCookie: true } : { kind: 'none' }
}

function readCookie(header: string, name: string): string | null {
  for (const part of header.split(';')) {
    const [key, ...value] = part.split('=')
    if (key?.trim() === name) return value.join('=').trim()
  }
  return null
}
