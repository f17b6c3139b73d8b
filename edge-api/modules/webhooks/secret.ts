import * as z from 'zod/mini'
import type { Deps } from '../../deps.ts'
import { fromBase64, toBase64 } from '../../encoding.ts'

/** How a signing secret begins (https://www.standardwebhooks.com, read 2026-11-24): 24 to 64 bytes in base64 follow. */
const prefix = 'whsec_'
const secretBytes = 32
/** How long the secret before a new one still signs as well, so that a receiver can change over in peace. */
const overlapMilliseconds = 24 * 3_600_000

/** Secrets of one endpoint; while there are two, a message is signed with both. */
const Secrets = z.object({
  current: z.string(),
  previous: z.nullable(z.object({ secret: z.string(), until: z.iso.datetime() })),
})
type Secrets = z.infer<typeof Secrets>

interface Place {
  organizationId: string
  endpointId: string
}

const sealedAs = ({ organizationId, endpointId }: Place) => ({
  organizationId,
  rowId: endpointId,
  field: 'webhook_endpoints.sealed_secret',
})

export function newSecret({ ids }: Deps): string {
  return prefix + toBase64(ids.bytes(secretBytes))
}

export function sealSecret({ keys }: Deps, place: Place, secret: string): Promise<string> {
  return keys.seal(JSON.stringify({ current: secret, previous: null } satisfies Secrets), sealedAs(place))
}

/** The sealed secrets with a new current one; the one before stays valid for a day, if it still opens. */
export async function sealRotated(deps: Deps, place: Place, sealed: string, secret: string): Promise<string> {
  const before = await openSecrets(deps, place, sealed).catch(() => null)
  if (before === null) return sealSecret(deps, place, secret)
  const { current } = before
  const until = new Date(deps.clock.now().getTime() + overlapMilliseconds).toISOString()
  const secrets: Secrets = { current: secret, previous: { secret: current, until } }
  return deps.keys.seal(JSON.stringify(secrets), sealedAs(place))
}

/** The secrets that sign at this moment, newest first. */
export async function signingSecrets(deps: Deps, place: Place, sealed: string): Promise<string[]> {
  const { current, previous } = await openSecrets(deps, place, sealed)
  const isValid = previous !== null && Date.parse(previous.until) > deps.clock.now().getTime()
  return isValid ? [current, previous.secret] : [current]
}

async function openSecrets({ keys }: Deps, place: Place, sealed: string): Promise<Secrets> {
  return Secrets.parse(JSON.parse(await keys.open(sealed, sealedAs(place))))
}

/** The value of `webhook-signature`: HMAC-SHA256 over id, time and body, once for each secret. */
export async function signMessage(
  secrets: readonly string[],
  message: { id: string; timestamp: number; body: string },
): Promise<string> {
  const content = new TextEncoder().encode(`${message.id}.${message.timestamp}.${message.body}`)
  const signatures = await Promise.all(
    secrets.map(async (secret) => {
      const bytes = fromBase64(secret.slice(prefix.length))
      const algorithm = { name: 'HMAC', hash: 'SHA-256' }
      const key = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign'])
      return `v1,${toBase64(new Uint8Array(await crypto.subtle.sign('HMAC', key, content)))}`
    }),
  )
  return signatures.join(' ')
}
