import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, type PublishRequest } from '@upstash/qstash'
import { createKit, type Kit, type Served, serve } from '../kit/index.ts'
import { createQStash, sandboxQStash } from '../qstash/index.ts'
import { type Destination, openDestination } from './destination.ts'

/** What a message says besides its body; to the destination's hook unless told. */
type Publishing = Omit<PublishRequest<unknown>, 'url' | 'urlGroup' | 'topic' | 'api' | 'callback'> & {
  url?: string
  callback?: string
}

/** The QStash stand-in with the official client and a destination, for tests. */
export interface QStashWorld {
  readonly kit: Kit
  readonly client: Client
  readonly url: string
  destination: Destination
  /** An address of the destination. */
  hook: string
  /** A request to the API that the client cannot send. */
  call(path: string, init?: RequestInit): Promise<Response>
  /** Publishes with the client; answers the id. */
  publish(request?: Publishing): Promise<string>
  /** Asks the log until a message has this state. */
  reached(messageId: string, state: string): Promise<Awaited<ReturnType<Client['logs']>>['logs'][number]>
  /** Stops the stand-in and starts it anew on the same folder. */
  restart(): Promise<void>
  close(): Promise<void>
}

export async function openQStash(): Promise<QStashWorld> {
  const dir = mkdtempSync(join(tmpdir(), 'allin-qstash-'))
  const destination = await openDestination()
  const hook = `${destination.url}/hook`
  let { kit, served } = await start(dir)
  let client = connect(served)
  const stop = async () => {
    await served.close()
    kit.close()
  }
  return {
    get kit() {
      return kit
    },
    get client() {
      return client
    },
    get url() {
      return served.url
    },
    destination,
    hook,
    call: (path, init = {}) =>
      fetch(served.url + path, {
        ...init,
        headers: { authorization: `Bearer ${sandboxQStash.token}`, ...init.headers },
      }),
    publish: async (request = {}) => idOf(await client.publishJSON({ url: hook, body: {}, ...request })),
    async reached(messageId, state) {
      for (;;) {
        const { logs } = await client.logs({ messageIds: [messageId] })
        const found = logs.find((log) => log.state === state)
        if (found) return found
        await pause()
      }
    },
    async restart() {
      await stop()
      ;({ kit, served } = await start(dir))
      client = connect(served)
    },
    async close() {
      await stop()
      await destination.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

async function start(dir: string): Promise<{ kit: Kit; served: Served }> {
  const kit = createKit({ dir })
  return { kit, served: await serve(createQStash(kit), 0) }
}

export function connect({ url }: { url: string }, token = sandboxQStash.token): Client {
  return new Client({ baseUrl: url, token, retry: false, enableTelemetry: false, devMode: false })
}

/** The id of a message that was published to one address. */
export function idOf(published: unknown): string {
  if (typeof published === 'object' && published !== null && 'messageId' in published) {
    return String(published.messageId)
  }
  throw new Error('Nothing was published')
}

/** Asks again and again until something holds. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause()
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5))
}
