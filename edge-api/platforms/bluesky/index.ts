import * as z from 'zod'
import { callPlatform } from '../http.ts'
import { type ConnectedAccount, type Platform, PlatformError, type PlatformTools } from '../platform.ts'
import { isTrustedHost } from '../safe-address.ts'
import { extraOf, pdsOf } from './account.ts'
import { cannotConnect, safeUrl } from './failures.ts'
import { type Identity, identityOfDid, identityOfHandle, parseDid, parseHandle } from './identity.ts'
import { chooseMarks } from './marks.ts'
import { beginOAuth, completeOAuth } from './oauth/connect.ts'
import type { Nonces } from './oauth/dpop.ts'
import { requestTokens, secretsOf } from './oauth/tokens.ts'
import { type PreparedPost, preparePost } from './prepare.ts'
import { confirmPost, readPost, removePost, submitPost } from './publish.ts'
import { createSession, refreshSession } from './sessions.ts'
import type { BlueskySettings } from './settings.ts'

export { blueskyClientMetadata, clientMetadataPath } from './oauth/client.ts'
export { type BlueskySettings, blueskyDefaults } from './settings.ts'

/**
 * Bluesky and every other server of the AT Protocol. People sign in with OAuth, or give an app password when
 * their server has no OAuth. They name a handle, a DID, or only their server.
 */
export function createBluesky(settings: BlueskySettings): Platform<PreparedPost> {
  const nonces: Nonces = new Map()
  return {
    id: 'bluesky',
    async connect(tools, { handle, server, appPassword }) {
      const at = await accountOrServer(tools, settings, handle, server)
      if (appPassword === undefined || appPassword === '') return beginOAuth(tools, settings, nonces, at)
      if ('server' in at) {
        throw cannotConnect('HANDLE_NEEDED', 'An app password needs the handle of its account.')
      }
      const secrets = await createSession(tools, at.identity, appPassword)
      const account = await connectedAccount(tools, settings, at.identity, [], secrets)
      return { kind: 'connected', account }
    },
    async completeConnect(tools, pending, callback) {
      const { identity, scopes, secrets } = await completeOAuth(tools, settings, nonces, pending, callback)
      return connectedAccount(tools, settings, identity, scopes, secrets)
    },
    async refresh(tools, account) {
      const { refreshToken } = account.secrets
      if (!refreshToken) {
        throw new PlatformError('unauthorized', 'GRANT_REFUSED', 'This connection cannot be renewed.')
      }
      const extra = extraOf(account)
      if (extra.kind === 'session') return refreshSession(tools, pdsOf(tools, account), refreshToken)
      const tokens = await requestTokens(tools, settings, nonces, extra, {
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
      })
      if (tokens.sub !== account.remoteId) {
        throw new PlatformError(
          'unauthorized',
          'WRONG_ACCOUNT',
          'Bluesky renewed the access to another account.',
        )
      }
      const secrets = secretsOf(tools, tokens, extra)
      return { ...secrets, refreshToken: secrets.refreshToken ?? refreshToken }
    },
    marks: chooseMarks,
    prepare: (tools, account, request) => preparePost(tools, nonces, account, request),
    submit: (tools, account, request, prepared) =>
      submitPost(tools, settings, nonces, account, request, prepared),
    confirm: (tools, account, request, { claimed }) =>
      confirmPost(tools, settings, account, request, claimed),
    read: (tools, account, remoteId) => readPost(tools, settings, account, remoteId),
    remove: (tools, account, remoteId) => removePost(tools, nonces, account, remoteId),
  }
}

/** Finds the account that a person named, or the server to sign in at when they named that (or nothing). */
async function accountOrServer(
  tools: PlatformTools,
  settings: BlueskySettings,
  written: string | undefined,
  server: string | undefined,
): Promise<{ identity: Identity; hint: string } | { server: string }> {
  const name = written?.trim() ?? ''
  const did = parseDid(name)
  if (did) return { identity: await identityOfDid(tools, settings, did), hint: did }
  const handle = parseHandle(name)
  if (handle) return { identity: await identityOfHandle(tools, settings, handle), hint: handle }
  const address = name === '' ? (server ?? settings.entrywayUrl) : name
  return { server: safeUrl(withScheme(address, tools), tools).origin }
}

/** Hosts of our own may speak plain HTTP; all others are reached over https. */
function withScheme(address: string, tools: PlatformTools): string {
  if (/^https?:\/\//i.test(address)) return address
  const plain = `http://${address}`
  if (!URL.canParse(plain)) {
    throw cannotConnect('HANDLE_INVALID', 'Write the whole handle, for example name.bsky.social.')
  }
  return isTrustedHost(new URL(plain), tools.trustedHosts) ? plain : `https://${address}`
}

const Profile = z.object({
  displayName: z.string().optional(),
  avatar: z.url({ protocol: /^https?$/ }).optional(),
})

async function connectedAccount(
  tools: PlatformTools,
  settings: BlueskySettings,
  identity: Identity,
  scopes: string[],
  secrets: ConnectedAccount['secrets'],
): Promise<ConnectedAccount> {
  const { did, handle, pds } = identity
  const profile = await readProfile(tools, settings, did)
  return {
    remoteId: did,
    handle,
    displayName: profile.displayName?.trim() || handle,
    avatarUrl: profile.avatar ?? null,
    profileUrl: `${settings.webUrl}/profile/${handle}`,
    serverUrl: pds,
    limits: {},
    scopes,
    secrets,
  }
}

/** Name and picture. Connecting does not fail for want of them. */
async function readProfile(tools: PlatformTools, settings: BlueskySettings, did: string) {
  const url = new URL('/xrpc/app.bsky.actor.getProfile', settings.appViewUrl)
  url.searchParams.set('actor', did)
  try {
    const answer = await callPlatform(tools, {
      service: 'Bluesky',
      method: 'GET',
      url,
      whenLost: 'not-accepted',
    })
    return answer.ok ? (answer.tryJson(Profile) ?? {}) : {}
  } catch (error) {
    if (error instanceof PlatformError) return {}
    throw error
  }
}
