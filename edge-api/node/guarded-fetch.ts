import { lookup } from 'node:dns/promises'
import { isPublicIp, isTrustedHost } from '../platforms/safe-address.ts'

/** Answers the addresses that a host name stands for. */
export type Resolve = (hostname: string) => Promise<string[]>

/**
 * A fetch that looks names up first and refuses hosts whose addresses are not on the public internet, so that
 * a public name that points inside opens nothing. On Workers the platform itself keeps requests out of
 * private networks. Hosts of the operator's own (`name` or `name:port`) are left alone.
 */
export function guardFetch(
  fetch: typeof globalThis.fetch,
  trustedHosts: readonly string[],
  resolve: Resolve = resolveWithSystem,
): typeof globalThis.fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    if (!isTrustedHost(url, trustedHosts)) {
      const addresses = await unlessAborted(resolve(url.hostname.replace(/^\[|\]$/g, '')), init?.signal)
      if (addresses.length === 0 || !addresses.every(isPublicIp)) throw new AddressNotAllowed()
    }
    return fetch(input, init)
  }
}

/** The host is not on the public internet. Nothing was sent. */
export class AddressNotAllowed extends Error {
  readonly code = 'ADDRESS_NOT_ALLOWED'

  constructor() {
    super('The host does not stand for an address on the public internet.')
    this.name = 'AddressNotAllowed'
  }
}

/** Name resolution knows no signal: this gives up waiting for it. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | null | undefined): Promise<T> {
  if (!signal) return work
  signal.throwIfAborted()
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  return Promise.race([work, aborted])
}

async function resolveWithSystem(hostname: string): Promise<string[]> {
  const found = await lookup(hostname, { all: true })
  return found.map(({ address }) => address)
}
