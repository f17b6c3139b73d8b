import type { DBAdapter, DBAdapterInstance, Where } from '@better-auth/core/db/adapter'
import { sha256 } from '../../encoding.ts'

/**
 * Puts SHA-256 between better-auth and the sessions table: it works with tokens, the table only ever sees
 * their hashes, and a copy of the table opens nothing.
 */
export function withHashedSessions(make: DBAdapterInstance): DBAdapterInstance {
  return (options) => hashing(make(options))
}

function hashing(adapter: DBAdapter): DBAdapter {
  const wrapped: DBAdapter = {
    ...adapter,
    async create<Row extends Record<string, unknown>, Result = Row>(input: CreateInput<Row>) {
      const token = tokenIn(input.model, input.data)
      if (token === null) return adapter.create<Row, Result>(input)
      const created = await adapter.create<Row, Result>({
        ...input,
        data: { ...input.data, token: await sha256(token) },
      })
      return { ...created, token }
    },
    async findOne<Row>(input: Parameters<DBAdapter['findOne']>[0]) {
      const found = await adapter.findOne<Row>({ ...input, where: await hashed(input.model, input.where) })
      return restored(found, input.model, input.where)
    },
    findMany: async (input) =>
      adapter.findMany({
        ...input,
        ...(input.where ? { where: await hashed(input.model, input.where) } : {}),
      }),
    async update<Row>(input: Parameters<DBAdapter['update']>[0]) {
      const found = await adapter.update<Row>({ ...input, where: await hashed(input.model, input.where) })
      return restored(found, input.model, input.where)
    },
    updateMany: async (input) =>
      adapter.updateMany({ ...input, where: await hashed(input.model, input.where) }),
    delete: async (input) => adapter.delete({ ...input, where: await hashed(input.model, input.where) }),
    deleteMany: async (input) =>
      adapter.deleteMany({ ...input, where: await hashed(input.model, input.where) }),
    // The driver has no interactive transactions: the steps run one by one, through this wrapper too.
    transaction: (steps) => steps(wrapped),
  }
  return wrapped
}

interface CreateInput<Row> {
  model: string
  data: Omit<Row, 'id'>
  select?: string[] | undefined
  forceAllowId?: boolean | undefined
}

function tokenIn(model: string, data: object): string | null {
  return model === 'session' && 'token' in data && typeof data.token === 'string' ? data.token : null
}

async function hashed(model: string, where: Where[]): Promise<Where[]> {
  if (model !== 'session') return where
  return Promise.all(
    where.map(async (each) => {
      if (each.field !== 'token') return each
      if (typeof each.value === 'string') return { ...each, value: await sha256(each.value) }
      if (!Array.isArray(each.value)) return each
      return { ...each, value: await Promise.all(each.value.map((token) => sha256(String(token)))) }
    }),
  )
}

/** A session that was found by its token carries that token again, for the cookie. */
function restored<Found>(found: Found, model: string, where: Where[]): Found {
  const token = where.find((each) => each.field === 'token')?.value
  if (model !== 'session' || typeof token !== 'string' || typeof found !== 'object' || found === null)
    return found
  return { ...found, token }
}
