import type { Kit } from '../kit/index.ts'

export interface SigningKeys {
  current: string
  next: string
}

/** The signing keys: those that were configured, until they are rotated. A restart keeps a rotation. */
export function createSigningKeys(kit: Kit, configured: SigningKeys) {
  const rotated = kit.store.collection<SigningKeys & { configured: string }>('qstash.keys')
  const self = {
    get(): SigningKeys {
      const kept = rotated.get('keys')
      return kept?.configured === configured.current ? { current: kept.current, next: kept.next } : configured
    },
    /** The next key becomes the current one. */
    rotate(): SigningKeys {
      const keys = { current: self.get().next, next: `sig_${kit.random()}` }
      rotated.set('keys', { ...keys, configured: configured.current })
      return keys
    },
  }
  return self
}
