import type { Kit } from '../kit/index.ts'

export interface SigningKeys {
  current: string
  next: string
}

/** The signing keys: those that were configured, until they are rotated. A restart keeps a rotation. */
export function createSigningKeys(kit: Kit, configured: SigningKeys) {
  const rotated = kit.store.collection<SigningKeys & { configured: string }>('qstash.keys')
  const kept = rotated.get('keys')
  let keys: SigningKeys =
    kept?.configured === configured.current ? { current: kept.current, next: kept.next } : configured
  return {
    get: (): SigningKeys => keys,
    /** The next key becomes the current one. */
    rotate(): SigningKeys {
      keys = { current: keys.next, next: `sig_${kit.random()}` }
      rotated.set('keys', { ...keys, configured: configured.current })
      return keys
    },
  }
}
