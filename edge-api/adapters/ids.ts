import { formatId } from '../../core/ids.ts'
import { toBase64Url } from '../encoding.ts'
import type { Clock, Ids } from '../ports.ts'

/** Identifiers and secrets from the runtime's own random source. */
export function createIds(clock: Clock): Ids {
  const bytes = (length: number) => crypto.getRandomValues(new Uint8Array(length))
  return {
    next: (kind) => formatId(kind, clock.now().getTime(), bytes(10)),
    secret: (length) => toBase64Url(bytes(length)),
    bytes,
  }
}
