import type { Hono } from 'hono'
import type { AvailablePlatform } from '../../../../core/platforms/index.ts'
import type { Logs } from './log.ts'
import { header } from './messages.ts'

/** Requests whose answers hand out tokens and secrets. */
const handsOut = /token|createSession|refreshSession|\/api\/v1\/apps/
const secretFields = ['access_token', 'refresh_token', 'accessJwt', 'refreshJwt', 'client_secret']

/** A stand-in whose mutating requests, and every secret it hands out, are noted. */
export function watched(
  app: Pick<Hono, 'fetch'>,
  platform: AvailablePlatform,
  logs: Logs,
): Pick<Hono, 'fetch'> {
  return {
    async fetch(request, ...more) {
      const { method, url, headers } = request
      const { pathname } = new URL(url)
      const mark = headers.get(header)
      const response = await app.fetch(request, ...more)
      if (method !== 'GET') {
        logs.platform({
          kind: 'request',
          platform,
          call: `${method} ${pathname}`,
          mark,
          status: response.status,
        })
      }
      if (handsOut.test(pathname) && response.ok) await noteSecrets(response.clone(), logs)
      return response
    },
  }
}

async function noteSecrets(response: Response, logs: Logs): Promise<void> {
  const answer: unknown = await response.json().catch(() => null)
  if (typeof answer !== 'object' || answer === null) return
  for (const [name, value] of Object.entries(answer)) {
    if (secretFields.includes(name) && typeof value === 'string') logs.secret({ name, value })
  }
}
