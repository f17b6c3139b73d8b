import { and, eq, gt, sql } from 'drizzle-orm'
import * as z from 'zod'
import type { AvailablePlatform } from '../../../core/platforms/index.ts'
import type { Role } from '../../../core/roles.ts'
import { connections, members } from '../../../db/schema/index.ts'
import type { Deps } from '../../deps.ts'
import { sha256 } from '../../encoding.ts'

/** How long a person may stay on the consent screen, in minutes. */
const minutes = 10

/** What is kept sealed between the two halves of a consent: the adapter's own, and where to go back to. */
const Sealed = z.object({ pending: z.record(z.string(), z.unknown()), returnTo: z.string() })

interface Begun {
  organizationId: string
  userId: string
  platform: AvailablePlatform
  state: string
  pending: Record<string, unknown>
  returnTo: string
}

const contextOf = (organizationId: string, rowId: string) => ({ organizationId, rowId, field: 'pending' })

/** The statement that keeps a consent that was begun, and its id. */
export async function keepConnection(deps: Deps, begun: Begun) {
  const { db, ids, keys } = deps
  const { organizationId, userId, platform, state, pending, returnTo } = begun
  const id = ids.next('connection')
  const secret = JSON.stringify({ pending, returnTo } satisfies z.infer<typeof Sealed>)
  const statement = db.insert(connections).values({
    id,
    organizationId,
    userId,
    platform,
    stateHash: await sha256(state),
    sealedPending: await keys.seal(secret, contextOf(organizationId, id)),
    expiresAt: sql`now() + make_interval(mins => ${minutes})`,
  })
  return { id, statement }
}

/** Takes the consent that belongs to a `state` away, so that it works once; null when there is none (any more). */
export async function takeConnection(deps: Deps, platform: AvailablePlatform, state: string) {
  const { db, keys } = deps
  const [row] = await db
    .delete(connections)
    .where(
      and(
        eq(connections.stateHash, await sha256(state)),
        eq(connections.platform, platform),
        gt(connections.expiresAt, sql`now()`),
      ),
    )
    .returning({
      id: connections.id,
      organizationId: connections.organizationId,
      userId: connections.userId,
      sealedPending: connections.sealedPending,
      role: sql<Role | null>`(select m.role from ${members} m
        where m.organization_id = connections.organization_id and m.user_id = connections.user_id)`,
    })
  if (!row) return null
  const { id, organizationId, userId, role } = row
  const sealed = await keys.open(row.sealedPending, contextOf(organizationId, id))
  const { pending, returnTo } = Sealed.parse(JSON.parse(sealed))
  return { organizationId, userId, role, pending, returnTo }
}
