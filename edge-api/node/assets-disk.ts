import { readFile } from 'node:fs/promises'
import { extname, join, normalize, resolve, sep } from 'node:path'
import type { Assets } from '../ports.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
  '.map': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
}

/** Hands out the built front-end files of a folder, and nothing outside of it. */
export function createDiskAssets(folder: string): Assets {
  const root = resolve(folder)
  return {
    async get(path) {
      const file = join(root, normalize(path))
      if (!file.startsWith(root + sep)) return null
      try {
        const bytes = new Uint8Array(await readFile(file))
        const type = types[extname(file)] ?? 'application/octet-stream'
        return new Response(bytes, { headers: { 'content-type': type } })
      } catch (error) {
        if (
          error instanceof Error &&
          'code' in error &&
          /^(ENOENT|EISDIR|ENOTDIR|ENAMETOOLONG)$/.test(String(error.code))
        )
          return null
        throw error
      }
    },
  }
}
