import * as z from 'zod'
import {
  type AccountSecrets,
  type AccountSession,
  type ConnectedAccount,
  type ConnectInput,
  type ConnectStart,
  type Platform,
  PlatformError,
  type PlatformTools,
} from '../platform.ts'
import { isTrustedHost } from '../safe-address.ts'
import { extraOf, pdsOf } from './account.ts'
import { cannotConnect, safeUrl } from './failures.ts'
import { type Identity, identityOfDid, identityOfHandle, parseDid, parseHandle } from './identity.ts'
import { chooseMarks } from './marks.ts'
import { beginOAuth, completeOAuth } from './oauth/connect.ts'
import { requestTokens, secretsOf } from './oauth/tokens.ts'
import { type PreparedPost, preparePost } from './prepare.ts'
import { confirmPost, readPost, removePost, submitPost } from './publish.ts'
import { createSession, refreshSession } from './sessions.ts'
import { type BlueskySettings, blueskyDefaults, profileUrl } from './settings.ts'
import { type BlueskyTools, callServer, type Nonces, type Skews } from './tools.ts'

export {
  blueskyClientMetadata,
  clientMetadataPath as blueskyClientMetadataPath,
} from './oauth/client.ts'
export { type BlueskySettings, blueskyDefaults } from './settings.ts'

/**
 * Bluesky and every other server of the AT Protocol. People sign in with OAuth, or give an app password when
 * their server has no OAuth. They name a handle, a DID, or only their server.
 */
export function createBluesky(changes: Partial<BlueskySettings> = {}): Platform<PreparedPost> {
  const settings = { ...blueskyDefaults, ...changes }
  const nonces: Nonces = new Map()
  const skews: Skews = new Map()
  const equip = (tools: PlatformTools): BlueskyTools => ({ ...tools, settings, nonces, skews })
  return {
    id: 'bluesky',
    connect: (tools, input) => startConnect(equip(tools), input),
    async completeConnect(given, pending, callback) {
      const tools = equip(given)
      const { identity, scopes, secrets } = await completeOAuth(tools, pending, callback)
      return connectedAccount(tools, identity, scopes, secrets)
    },
    refresh: (tools, account) => refreshAccess(equip(tools), account),
    marks: chooseMarks,
    prepare: (tools, account, request) => preparePost(equip(tools), account, request),
    submit: (tools, account, request, prepared) => submitPost(equip(tools), account, request, prepared),
    confirm: (tools, account, request, { claimed }) => confirmPost(equip(tools), account, request, claimed),
    read: (tools, account, remoteId) => readPost(equip(tools), account, remoteId),
    remove: (tools, account, remoteId) => removePost(equip(tools), account, remoteId),
  }
}

async function startConnect(tools: BlueskyTools, input: ConnectInput): Promise<ConnectStart> {
  const at = await accountOrServer(tools, input)
  const { appPassword } = input
  if (appPassword === undefined || appPassword === '') return beginOAuth(tools, at)
  if ('server' in at) {
    throw cannotConnect('HANDLE_NEEDED', 'An app password needs the handle of its account.')
  }
  const secrets = await createSession(tools, at.identity, appPassword)
  return { kind: 'connected', account: await connectedAccount(tools, at.identity, [], secrets) }
}

async function refreshAccess(tools: BlueskyTools, account: AccountSession): Promise<AccountSecrets> {
  const { refreshToken } = account.secrets
  if (!refreshToken) {
    throw new PlatformError('unauthorized', 'GRANT_REFUSED', 'This connection cannot be renewed.')
  }
  const extra = extraOf(account)
  if (extra.kind === 'session') return refreshSession(tools, pdsOf(tools, account), refreshToken)
  const tokens = await requestTokens(tools, extra, {
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
  })
  if (tokens.sub !== account.remoteId) {
    throw new PlatformError('unauthorized', 'WRONG_ACCOUNT', 'Bluesky renewed the access to another account.')
  }
  const secrets = secretsOf(tools, tokens, extra)
  return { ...secrets, refreshToken: secrets.refreshToken ?? refreshToken }
}

/** Finds the account that a person named, or the server to sign in at when they named that (or nothing). */
async function accountOrServer(
  tools: BlueskyTools,
  { handle: written, server }: ConnectInput,
): Promise<{ identity: Identity; hint: string } | { server: string }> {
  const name = written?.trim() ?? ''
  const did = parseDid(name)
  if (did) return { identity: await identityOfDid(tools, did), hint: did }
  const handle = parseHandle(name)
  if (handle) return { identity: await identityOfHandle(tools, handle), hint: handle }
  const address = name === '' ? (server ?? tools.settings.entrywayUrl) : name
  return { server: safeUrl(withScheme(address, tools), tools).origin }
}

/** Hosts of our own may speak plain HTTP; all others are reached over https. */
function withScheme(address: string, tools: BlueskyTools): string {
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
  tools: BlueskyTools,
  identity: Identity,
  scopes: string[],
  secrets: ConnectedAccount['secrets'],
): Promise<ConnectedAccount> {
  const { did, handle, pds } = identity
  const profile = await readProfile(tools, did)
  return {
    remoteId: did,
    handle: handle === did ? did : `@${handle}`,
    displayName: profile.displayName?.trim() || handle,
    avatarUrl: profile.avatar ?? null,
    profileUrl: profileUrl(tools.settings, handle),
    serverUrl: pds,
    limits: {},
    scopes,
    secrets,
  }
}

/** Name and picture. Connecting does not fail for want of them. */
async function readProfile(tools: BlueskyTools, did: string) {
  const url = new URL('/xrpc/app.bsky.actor.getProfile', tools.settings.appViewUrl)
  url.searchParams.set('actor', did)
  try {
    const answer = await callServer(tools, {
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
