import type { Ids } from '../ports.ts'

export const requestIdHeader = 'Allin-Request-Id'

const acceptable = /^[\w.-]{8,64}$/

/** The id the caller gave the request, when it is harmless to log and repeat; otherwise a new one. */
export function requestIdOf(request: Request, ids: Ids): string {
  const given = request.headers.get(requestIdHeader)
  return given !== null && acceptable.test(given) ? given : ids.next('request')
}
