import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A site of a test's own on this machine. */
export interface Site {
  origin: string
  close(): Promise<void>
}

/** What stands at a path; an HTML page where no type is named. */
export interface SiteFile {
  type?: string
  body: string | Uint8Array
  headers?: Record<string, string>
}

/** Serves files by their paths, or what a function gives for a path; whatever is missing is not found. */
export async function serveSite(
  files: Record<string, SiteFile> | ((path: string) => SiteFile | null),
): Promise<Site> {
  const find = typeof files === 'function' ? files : (path: string) => files[path] ?? null
  const server = createServer((request, response) => {
    const file = find(new URL(request.url ?? '/', 'http://site').pathname)
    if (file === null) return response.writeHead(404).end()
    response.writeHead(200, { 'content-type': file.type ?? 'text/html; charset=utf-8', ...file.headers })
    response.end(file.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
