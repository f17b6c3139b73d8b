import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Pages of a test's own, by path, each with its type; on this machine only. */
export interface Pages {
  origin: string
  close(): Promise<void>
}

/** Serves pages and files until they are closed; every other path is not found. */
export async function servePages(
  files: Record<string, { type?: string; body: string | Uint8Array; headers?: Record<string, string> }>,
): Promise<Pages> {
  const server = createServer((request, response) => {
    const file = files[new URL(request.url ?? '/', 'http://localhost').pathname]
    if (file === undefined) return response.writeHead(404).end()
    response.writeHead(200, { 'content-type': file.type ?? 'text/html; charset=utf-8', ...file.headers })
    response.end(file.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
