import { and, eq } from 'drizzle-orm'
import type { PlatformId } from '../../../core/platforms/index.ts'
import { platformApps } from '../../../db/schema/index.ts'
import type { Deps } from '../../deps.ts'
import type { AppRegistry } from '../../platforms/platform.ts'

/** Keeps our registration with each server, its secret sealed. Registrations belong to no organization. */
export function appRegistry(deps: Deps, platform: PlatformId): AppRegistry {
  const { db, keys, ids } = deps
  const contextOf = (rowId: string) => ({ organizationId: 'none', rowId, field: 'clientSecret' })
  const select = (serverUrl: string) =>
    db
      .select()
      .from(platformApps)
      .where(and(eq(platformApps.platform, platform), eq(platformApps.serverUrl, serverUrl)))
  const find = async (serverUrl: string) => {
    const [app] = await select(serverUrl)
    if (!app) return null
    const clientSecret = await keys.open(app.sealedClientSecret, contextOf(app.id))
    return { clientId: app.clientId, clientSecret }
  }
  return {
    find,
    async save(serverUrl, app, before) {
      const id = ids.next('platformApp')
      const sealedClientSecret = await keys.seal(app.clientSecret, contextOf(id))
      const row = { id, platform, serverUrl, clientId: app.clientId, sealedClientSecret }
      const kept = await db
        .insert(platformApps)
        .values(row)
        .onConflictDoUpdate({
          target: [platformApps.platform, platformApps.serverUrl],
          set: row,
          setWhere: eq(platformApps.clientId, before ?? ''),
        })
        .returning({ id: platformApps.id })
      return kept.length > 0 ? app : ((await find(serverUrl)) ?? app)
    },
  }
}
