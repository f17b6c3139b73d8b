import * as z from 'zod/mini'

/** The part of the browser's storage that we use; tests bring one in memory. */
export interface Store {
  get(key: string): Promise<unknown>
  set(key: string, value: unknown): Promise<void>
  remove(key: string): Promise<void>
  /** Everything whose key starts with `prefix`. */
  all(prefix: string): Promise<Record<string, unknown>>
}

/** Reads one value. What an older version wrote and we no longer understand counts as absent. */
export async function read<Value>(
  store: Store,
  key: string,
  schema: z.ZodMiniType<Value>,
): Promise<Value | null> {
  const found = z.safeParse(schema, await store.get(key))
  return found.success ? found.data : null
}

/** Reads every value whose key starts with `prefix` and that we understand. */
export async function readAll<Value>(
  store: Store,
  prefix: string,
  schema: z.ZodMiniType<Value>,
): Promise<Value[]> {
  const found = await store.all(prefix)
  return Object.values(found).flatMap((value) => {
    const parsed = z.safeParse(schema, value)
    return parsed.success ? [parsed.data] : []
  })
}
