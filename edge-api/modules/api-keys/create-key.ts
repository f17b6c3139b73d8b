import * as z from 'zod'
import { apiKeyScopes } from '../../../core/roles.ts'
import { apiKeys } from '../../../db/schema/index.ts'
import { commit } from '../../commit.ts'
import { actorId, type Ctx, may, permit } from '../../context.ts'
import { sha256 } from '../../encoding.ts'
import { AppError } from '../../errors.ts'
import { keyPrefix } from './key-text.ts'
import type { NewKeyView } from './key-view.ts'

export const CreateKeyInput = z.strictObject({
  name: z.string().trim().min(1).max(100),
  scopes: z.array(z.enum(apiKeyScopes)).min(1).max(apiKeyScopes.length),
})

/** Makes an API key with 256 random bits. It is shown in this answer only; we keep its hash. */
export async function createKey(ctx: Ctx, input: z.infer<typeof CreateKeyInput>): Promise<NewKeyView> {
  const organizationId = permit(ctx, 'apiKey.manage')
  const scopes = [...new Set(input.scopes)]
  const beyond = scopes.filter((scope) => !may(ctx, scope))
  if (beyond.length > 0) {
    throw new AppError('FORBIDDEN', { detail: `You cannot give what you do not hold: ${beyond.join(', ')}.` })
  }
  const { db, ids, clock } = ctx.deps
  const id = ids.next('apiKey')
  const key = `${keyPrefix}${ids.secret(32)}`
  const hint = key.slice(-4)
  const createdAt = clock.now()
  return commit(ctx, {
    organizationId,
    result: { id, name: input.name, hint, scopes, createdAt: createdAt.toISOString(), lastUsedAt: null, key },
    status: 201,
    holdsSecret: true,
    changes: [
      db.insert(apiKeys).values({
        id,
        organizationId,
        name: input.name,
        hash: await sha256(key),
        hint,
        scopes,
        createdBy: actorId(ctx.principal),
        createdAt,
      }),
    ],
    audit: { action: 'apiKey.create', objectType: 'apiKey', objectId: id, detail: { scopes } },
  })
}
