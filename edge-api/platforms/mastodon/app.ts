import * as z from 'zod'
import type { AppRegistry } from '../platform.ts'
import { callServer, type MastodonServer, serverError } from './server.ts'
import { mastodonScopes } from './settings.ts'

export interface MastodonApp {
  clientId: string
  clientSecret: string
}

const Registered = z.object({ client_id: z.string().min(1), client_secret: z.string().min(1) })
const Metadata = z.object({ code_challenge_methods_supported: z.array(z.string()).optional() })

/**
 * Our registration with a server: the kept one if the server still knows it, otherwise a new one, which is
 * then kept. https://docs.joinmastodon.org/methods/apps/
 */
export async function ensureApp(server: MastodonServer, apps: AppRegistry): Promise<MastodonApp> {
  const kept = await apps.find(server.url)
  if (kept && (await isStillKnown(server, kept))) return kept
  return apps.save(server.url, await register(server), kept?.clientId ?? null)
}

async function register(server: MastodonServer): Promise<MastodonApp> {
  const { tools, settings } = server
  const answer = await callServer(server, {
    method: 'POST',
    path: `/api/${settings.versions.main}/apps`,
    whenLost: 'not-accepted',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      client_name: settings.appName,
      redirect_uris: tools.callbackUrl,
      scopes: mastodonScopes.join(' '),
      website: tools.publicUrl,
    }),
  })
  if (!answer.ok) throw serverError(server, answer)
  const { client_id: clientId, client_secret: clientSecret } = answer.json(Registered)
  return { clientId, clientSecret }
}

/** Servers forget applications that nobody uses; the person would meet that as a dead consent screen. */
async function isStillKnown(server: MastodonServer, app: MastodonApp): Promise<boolean> {
  const answer = await callServer(server, {
    method: 'POST',
    path: '/oauth/token',
    whenLost: 'not-accepted',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: app.clientId,
      client_secret: app.clientSecret,
      scope: mastodonScopes[0],
    }),
  })
  if (answer.ok) return true
  if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) return false
  throw serverError(server, answer, [app.clientSecret])
}

/** Whether the server takes PKCE with S256; only servers from 4.3 on say so. */
export async function supportsPkce(server: MastodonServer): Promise<boolean> {
  const answer = await callServer(server, {
    method: 'GET',
    path: '/.well-known/oauth-authorization-server',
    whenLost: 'not-accepted',
  })
  const metadata = answer.ok ? answer.tryJson(Metadata) : undefined
  return metadata?.code_challenge_methods_supported?.includes('S256') ?? false
}
