import type { Store } from '../storage/store.ts'

/** A store that forgets; for tests. */
export function createMemoryStore(): Store {
  const values = new Map<string, unknown>()
  return {
    get: async (key) => structuredClone(values.get(key)),
    set: async (key, value) => {
      values.set(key, structuredClone(value))
    },
    remove: async (key) => {
      values.delete(key)
    },
    all: async (prefix) =>
      structuredClone(Object.fromEntries([...values].filter(([key]) => key.startsWith(prefix)))),
  }
}
