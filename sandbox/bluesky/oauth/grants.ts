import type { Kit } from '../../kit/index.ts'

/** Minutes that an access token lives; https://atproto.com/specs/oauth asks for less than 30. */
const accessMinutes = 15
/** Days that a refresh token lives, by kind of client. */
const refreshDays = { public: 2, confidential: 30 }

/** What a person has allowed a client. */
export interface Grant {
  id: string
  did: string
  clientId: string
  /** Thumbprint of the key that every token of this grant is bound to. */
  thumbprint: string
  /** Key of a confidential client, null for a public one. */
  keyId: string | null
  scope: string
}

export interface IssuedTokens {
  accessToken: string
  refreshToken: string
  expiresIn: number
}

/** The allowed clients and their tokens. */
export function createGrants(kit: Kit) {
  const grants = kit.store.collection<Grant>('bluesky.grants')
  const access = kit.store.collection<{ grantId: string }>('bluesky.access')
  const refresh = kit.store.collection<{ grantId: string; used: boolean }>('bluesky.refresh')
  const later = (minutes: number) => new Date(kit.clock.now().getTime() + minutes * 60_000)

  const issue = (grant: Grant): IssuedTokens => {
    const accessToken = `at-${kit.random(32)}`
    const refreshToken = `ref-${kit.random(32)}`
    const days = grant.keyId === null ? refreshDays.public : refreshDays.confidential
    access.set(accessToken, { grantId: grant.id }, { expiresAt: later(accessMinutes) })
    refresh.set(refreshToken, { grantId: grant.id, used: false }, { expiresAt: later(days * 1440) })
    return { accessToken, refreshToken, expiresIn: accessMinutes * 60 }
  }

  return {
    begin(grant: Omit<Grant, 'id'>): { grant: Grant; tokens: IssuedTokens } {
      const entry = { ...grant, id: kit.random(12) }
      grants.set(entry.id, entry)
      return { grant: entry, tokens: issue(entry) }
    },
    /** The grant behind an access token that is good now. */
    ofAccess(token: string): Grant | undefined {
      const found = access.get(token)
      return found && grants.get(found.grantId)
    },
    /** The grant behind a refresh token that was not used yet; using one twice ends the whole grant. */
    ofRefresh(token: string): Grant | undefined {
      const found = refresh.get(token)
      if (found?.used) grants.delete(found.grantId)
      return found && grants.get(found.grantId)
    },
    rotate(grant: Grant, usedToken: string): IssuedTokens {
      return kit.store.transaction(() => {
        refresh.update(usedToken, (entry) => ({ ...entry, used: true }))
        return issue(grant)
      })
    },
    /** Ends the grant that a token of either kind belongs to. */
    revoke(token: string): void {
      const found = access.get(token) ?? refresh.get(token)
      if (found) grants.delete(found.grantId)
    },
    end(grantId: string): void {
      grants.delete(grantId)
    },
    endAll(did: string): void {
      for (const grant of grants.values()) if (grant.did === did) grants.delete(grant.id)
    },
  }
}
export type Grants = ReturnType<typeof createGrants>
