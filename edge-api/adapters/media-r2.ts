import type { MediaStore } from '../ports.ts'

/** What we use of a Cloudflare R2 bucket binding. */
export interface Bucket {
  put(key: string, value: Uint8Array, options: { httpMetadata: { contentType: string } }): Promise<unknown>
  get(
    key: string,
  ): Promise<{ arrayBuffer(): Promise<ArrayBuffer>; httpMetadata?: { contentType?: string } } | null>
  delete(key: string): Promise<void>
}

/** Keeps files in Cloudflare R2. */
export function createR2Media(bucket: Bucket): MediaStore {
  return {
    async put(key, bytes, mimeType) {
      await bucket.put(key, bytes, { httpMetadata: { contentType: mimeType } })
    },
    async get(key) {
      const found = await bucket.get(key)
      if (!found) return null
      return {
        bytes: new Uint8Array(await found.arrayBuffer()),
        mimeType: found.httpMetadata?.contentType ?? 'application/octet-stream',
      }
    },
    delete: (key) => bucket.delete(key),
  }
}
