import type { Deps } from '../deps.ts'
import { signingSecrets, signMessage } from '../modules/webhooks/secret.ts'
import { checkAddress } from '../platforms/safe-address.ts'

/** One message for one endpoint, taken for sending. */
export interface Delivery {
  eventId: string
  payload: unknown
  /** This try included. */
  tries: number
  url: string
  organizationId: string
  endpointId: string
  sealedSecret: string
}

/** What came of one try. Nothing of the answer is kept but its status. */
export interface Posted {
  delivered: boolean
  /** Null when there was no answer. */
  status: number | null
  remark: string
  /** Seconds the receiver asked to wait. */
  retryAfter: number | null
}

const timeoutMilliseconds = 10_000

/** Sends one message, signed as Standard Webhooks say. Redirects are not followed; never throws. */
export async function postWebhook(deps: Deps, delivery: Delivery): Promise<Posted> {
  const address = checkAddress(delivery.url, deps.config.trustedHosts)
  if (!address.allowed) return notSent(address.reason)
  const body = JSON.stringify(delivery.payload)
  const headers = await headersOf(deps, delivery, body)
  if (headers === null) return notSent('The message could not be signed. Make a new secret.')
  const signal = AbortSignal.timeout(timeoutMilliseconds)
  try {
    const response = await deps.fetch(address.url, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal,
    })
    await response.body?.cancel()
    const { status } = response
    const retryAfter = secondsOf(response.headers.get('retry-after'), deps.clock.now())
    return { delivered: response.ok, status, remark: remarkOn(status), retryAfter }
  } catch (error) {
    return notSent(remarkOnFailure(error, signal))
  }
}

const notSent = (remark: string): Posted => ({ delivered: false, status: null, remark, retryAfter: null })

/** Null when the secret does not open, because the key it was sealed with is no longer there. */
async function headersOf(
  deps: Deps,
  delivery: Delivery,
  body: string,
): Promise<Record<string, string> | null> {
  const timestamp = Math.floor(deps.clock.now().getTime() / 1000)
  const id = delivery.eventId
  try {
    const secrets = await signingSecrets(deps, delivery, delivery.sealedSecret)
    return {
      'content-type': 'application/json',
      'user-agent': 'AllIN-Webhooks/1',
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': await signMessage(secrets, { id, timestamp, body }),
    }
  } catch {
    deps.log.error('The secret of a webhook does not open', { webhookId: delivery.endpointId })
    return null
  }
}

function remarkOn(status: number): string {
  if (status >= 300 && status < 400) return 'The server redirects; give its final address.'
  return `The server answered with HTTP ${status}.`
}

/** Our own words: what the runtime says can hold addresses of the network we stand in. */
function remarkOnFailure(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return 'The server did not answer within 10 seconds.'
  const isRefused = error instanceof Error && 'code' in error && error.code === 'ADDRESS_NOT_ALLOWED'
  if (isRefused) return 'The host does not stand for an address on the public internet.'
  return 'The server could not be reached.'
}

/** `Retry-After` in seconds or as a date. */
function secondsOf(header: string | null, now: Date): number | null {
  if (header === null) return null
  const seconds = /^\d{1,9}$/.test(header) ? Number(header) : (Date.parse(header) - now.getTime()) / 1000
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null
}
