import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A site of a test's own on this machine. */
export interface Site {
  address: string
  close(): Promise<void>
}

/** What stands at a path. */
export type Answer = { type: string; body: string | Uint8Array }

/** Serves what `answer` gives for a path; null is not found. */
export async function serveSite(answer: (path: string) => Answer | null): Promise<Site> {
  const server = createServer((request, response) => {
    const found = answer(new URL(request.url ?? '/', 'http://site').pathname)
    if (found === null) response.writeHead(404).end()
    else response.writeHead(200, { 'Content-Type': found.type }).end(found.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
