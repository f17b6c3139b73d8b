import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server that stands between a device and the product, and lets a test act at an exact moment. */
export interface Between {
  address: string
  /** Every request that the product has answered, for example `POST /v1/posts`. */
  passed: string[]
  /** Breaks every connection off while it is true, as if the server were away. */
  isDown: boolean
  /**
   * Once, after the product has answered a request to this line (`*` is one part of it) and before the device hears of
   * it. When `act` fails, the answer is lost on the way.
   */
  once(line: string, act: () => Promise<void>): void
  close(): Promise<void>
}

export async function standBetween(product: string): Promise<Between> {
  const acts: { line: RegExp; act: () => Promise<void> }[] = []
  const between: Between = {
    address: '',
    passed: [],
    isDown: false,
    once: (line, act) => acts.push({ line: new RegExp(`^${line.replaceAll('*', '[^/]+')}$`), act }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  const after = async (line: string) => {
    between.passed.push(line)
    const place = acts.findIndex((each) => each.line.test(line))
    const [found] = place === -1 ? [] : acts.splice(place, 1)
    await found?.act()
  }
  const server = createServer((request, response) => {
    if (between.isDown) request.socket.destroy()
    else pass(request, response, product, after).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  between.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return between
}

async function pass(
  request: IncomingMessage,
  response: ServerResponse,
  product: string,
  after: (line: string) => Promise<void>,
): Promise<void> {
  const { method = 'GET', url = '/' } = request
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const target = new URL(url, product)
    const onward = ask(
      target,
      { method, headers: { ...request.headers, host: target.host }, agent: false },
      resolve,
    )
    onward.once('error', reject)
    request.pipe(onward)
  })
  const parts: Buffer[] = []
  for await (const part of answer) parts.push(part)
  await after(`${method} ${url.split('?')[0]}`)
  response.writeHead(answer.statusCode ?? 502, answer.headers)
  response.end(Buffer.concat(parts))
}
