import type { MediaStore } from '../ports.ts'

/** Keeps files in this process's memory; for tests. */
export function createMemoryMedia(): MediaStore {
  const files = new Map<string, { bytes: Uint8Array; mimeType: string }>()
  return {
    async put(key, bytes, mimeType) {
      files.set(key, { bytes: bytes.slice(), mimeType })
    },
    get: async (key) => files.get(key) ?? null,
    async delete(key) {
      files.delete(key)
    },
  }
}
