import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MediaStore } from '../ports.ts'

/** Keys are ours and look like this; anything else never touches the disk. */
const keyShape = /^[\w-]{20,64}\.(jpg|png|gif|webp)$/

const types: Record<string, string> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
}

/** Keeps files in a folder, one file a key, for Node and Deno. The key's ending tells the type. */
export function createDiskMedia(folder: string): MediaStore {
  return {
    async put(key, bytes) {
      const path = pathOf(folder, key)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const unfinished = `${path}.${crypto.randomUUID()}`
      await writeFile(unfinished, bytes, { mode: 0o600 })
      const file = await open(unfinished, 'r+')
      await file.sync()
      await file.close()
      await rename(unfinished, path)
    },
    async get(key) {
      if (!keyShape.test(key)) return null
      try {
        const mimeType = types[key.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
        return { bytes: new Uint8Array(await readFile(pathOf(folder, key))), mimeType }
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
        throw error
      }
    },
    async delete(key) {
      await rm(pathOf(folder, key), { force: true })
    },
  }
}

function pathOf(folder: string, key: string): string {
  if (!keyShape.test(key)) throw new Error('This is not a key of ours.')
  return join(folder, key)
}
