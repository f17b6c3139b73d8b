import type { AvailablePlatform } from '../../../../core/platforms/index.ts'
import { findActor } from '../../../../sandbox/bluesky/identity.ts'
import { findPerson, type Kit } from '../../../../sandbox/kit/index.ts'
import { mastodonState } from '../../../../sandbox/mastodon/state.ts'
import { xState } from '../../../../sandbox/x/state.ts'
import type { AccountEvent } from '../plan/stories.ts'
import type { PlatformFaults } from './faults.ts'

/** What happens to accounts on the platforms' side, behind everybody's back. */
export function openAccounts(kit: Kit) {
  const mastodon = mastodonState(kit, {})
  const x = xState(kit, {})
  const sessions = kit.store.collection<{ did: string }>('bluesky.sessions')

  const idOf = (platform: AvailablePlatform, username: string): string => {
    const person = findPerson(username)
    if (!person) throw new Error(`There is nobody called ${username}`)
    if (platform === 'mastodon') return mastodon.accountId(person)
    return platform === 'x' ? x.userId(person) : (findActor(username)?.did ?? '')
  }
  const drop = <Value>(
    from: { list(): { key: string; value: Value }[]; delete(key: string): boolean },
    is: (value: Value) => boolean,
  ) => {
    for (const { key, value } of from.list()) if (is(value)) from.delete(key)
  }
  const narrow = <Value extends { username: string | null; scopes: string[] }>(
    tokens: {
      list(): { key: string; value: Value }[]
      update(key: string, change: (value: Value) => Value): unknown
    },
    username: string,
  ) => {
    for (const { key, value } of tokens.list()) {
      if (value.username !== username) continue
      tokens.update(key, (token) => ({
        ...token,
        scopes: token.scopes.filter((scope) => !scope.includes('write')),
      }))
    }
  }

  return {
    idOf,
    /** Takes access away, in whole or in part. */
    change(event: AccountEvent, platform: AvailablePlatform, username: string, faults: PlatformFaults): void {
      const isTheirs = (value: { username: string | null }) => value.username === username
      const did = platform === 'bluesky' ? idOf(platform, username) : ''
      if (event === 'scopes-removed') {
        if (platform === 'mastodon') narrow(mastodon.tokens, username)
        if (platform === 'x') narrow(x.accessTokens, username)
        return
      }
      if (event === 'refresh-failing') faults.failRefreshes(2)
      if (platform === 'mastodon') drop(mastodon.tokens, isTheirs)
      if (platform === 'x') drop(x.accessTokens, isTheirs)
      if (platform === 'x' && event === 'revoked') drop(x.refreshTokens, isTheirs)
      if (platform === 'bluesky' && event === 'revoked') drop(sessions, (session) => session.did === did)
      if (platform === 'bluesky' && event !== 'revoked') faults.refuseOnce(did)
    },
    /** A post from long before, written past the log of what went live in this run. */
    older(platform: AvailablePlatform, username: string, text: string): void {
      const createdAt = new Date(Date.now() - 600_000).toISOString()
      if (platform === 'x') {
        const id = String(BigInt(x.nextId()) - (600_000n << 22n))
        x.posts.set(id, { id, username, text, mediaIds: [], createdAt })
      }
      if (platform === 'mastodon') {
        const id = String(BigInt(mastodon.nextId()) - (600_000n << 16n))
        const rest = {
          visibility: 'public',
          language: 'en',
          sensitive: false,
          spoilerText: '',
          appName: null,
        }
        mastodon.statuses.set(id, { id, username, text, inReplyToId: null, mediaIds: [], createdAt, ...rest })
      }
    },
  }
}
export type Accounts = ReturnType<typeof openAccounts>
