import { type ChildProcess, spawn } from 'node:child_process'
import { createServer, request, type Server } from 'node:http'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../db/testing/index.ts'
import { testKeys } from '../testing/keys.ts'

const entry = join(dirname(fileURLToPath(import.meta.url)), '../entry.node.ts')
const running = new Set<ChildProcess>()
let database: TestDatabase
let endpoint: string

beforeAll(async () => {
  database = await openTestDatabase()
  endpoint = (await database.local.serve(0)).endpoint
})
afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
})
afterAll(() => database.close())

const environment = (port: number) => ({
  PATH: process.env.PATH ?? '',
  PORT: String(port),
  PUBLIC_URL: `http://localhost:${port}`,
  ROOMS_URL: 'http://127.0.0.1:1',
  DATABASE_URL: 'postgres://allin:local@localhost/allin',
  DATABASE_ENDPOINT: endpoint,
  AUTH_SECRET: 's'.repeat(32),
  SEAL_KEYS: `now:${Buffer.alloc(32, 1).toString('base64')}`,
  SIGNING_KEYS: JSON.stringify({ keys: testKeys.signingKeys }),
})

function start(env: Record<string, string>) {
  const child = spawn(process.execPath, [entry], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  let output = ''
  let errors = ''
  const heard = Promise.withResolvers<void>()
  child.stdout.on('data', (chunk) => {
    output += chunk
    if (output.includes('"listening"')) heard.resolve()
  })
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return { child, ended, listening: heard.promise, errors: () => errors }
}

function listen(): Promise<{ server: Server; port: number }> {
  const server = createServer((_, response) => response.end())
  return new Promise((resolve) => {
    server.listen(0, 'localhost', () => {
      const address = server.address()
      resolve({ server, port: typeof address === 'object' && address ? address.port : 0 })
    })
  })
}

async function freePort(): Promise<number> {
  const { server, port } = await listen()
  await new Promise((resolve) => server.close(resolve))
  return port
}

describe('the API as a process', () => {
  it('names the variables it lacks, in one sentence, and ends', async () => {
    const { ended, errors } = start({ PATH: process.env.PATH ?? '', PUBLIC_URL: 'https://allin.example' })
    expect(await ended).toBe(1)
    expect(errors()).toMatch(/^The configuration is not complete: .*DATABASE_URL is not set/)
    expect(errors().trim().split('\n')).toHaveLength(1)
  })

  it('says in one sentence that its port is in use', async () => {
    const { server, port } = await listen()
    const { ended, errors } = start(environment(port))
    expect(await ended).toBe(1)
    expect(errors().trim()).toBe(
      `Port ${port} is already in use. Stop the program that uses it, or set PORT to another one.`,
    )
    server.close()
  })

  it('answers, refuses an endless body while it is still coming, and ends when told to', async () => {
    const port = await freePort()
    const { child, ended, listening } = start(environment(port))
    await listening
    expect((await fetch(`http://localhost:${port}/readyz`)).status).toBe(200)
    for (const host of ['two words', 'a/../b', 'somebody@localhost']) {
      expect(await askAs(port, host)).toMatchObject({
        status: 400,
        type: 'application/problem+json',
        policy: "default-src 'none'; frame-ancestors 'none'",
      })
    }
    const upload = await sendEndlessly(port)
    expect(upload.status).toBe(413)
    expect(upload.sent).toBeLessThan(20_000_000)
    expect((await fetch(`http://localhost:${port}/healthz`)).status).toBe(200)
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  })
})

/** Asks with a header `Host` of one's own. */
function askAs(port: number, host: string): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    const ask = request({ port, host: 'localhost', path: '/healthz', headers: { host } }, (response) => {
      response.resume()
      const { 'content-type': type, 'content-security-policy': policy } = response.headers
      resolve({ status: response.statusCode, type, policy })
    })
    ask.on('error', reject).end()
  })
}

/** Sends a body without end until an answer comes. */
function sendEndlessly(port: number): Promise<{ status: number | undefined; sent: number }> {
  return new Promise((resolve, reject) => {
    let sent = 0
    let answered = false
    const upload = request({
      port,
      host: 'localhost',
      method: 'POST',
      path: '/v1/auth/sign-in/email',
      headers: { 'content-type': 'application/json' },
    })
    upload.on('response', (response) => {
      answered = true
      response.resume()
      resolve({ status: response.statusCode, sent })
      upload.destroy()
    })
    upload.on('error', (error) => {
      if (!answered) reject(error)
    })
    const chunk = Buffer.alloc(65_536, 32)
    const send = () => {
      if (answered || sent > 50_000_000) return
      sent += chunk.length
      if (upload.write(chunk)) setImmediate(send)
      else upload.once('drain', send)
    }
    send()
  })
}
