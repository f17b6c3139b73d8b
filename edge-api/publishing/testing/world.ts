import { sql } from 'drizzle-orm'
import type { AvailablePlatform } from '../../../core/platforms/index.ts'
import { type Fault, type LivePost, type Served, serve } from '../../../sandbox/kit/index.ts'
import { sandboxQStash } from '../../../sandbox/qstash/index.ts'
import { drawPng } from '../../../sandbox/testing/images.ts'
import { clickConsent, startSandbox } from '../../../sandbox/testing/index.ts'
import { createQStashQueue } from '../../adapters/qstash.ts'
import { createApp } from '../../app.ts'
import type { Config, Deps } from '../../deps.ts'
import { createTestApi, type Person } from '../../testing/test-api.ts'
import { defaultOptions, type PublishingOptions } from '../options.ts'
import { sweep } from '../sweep.ts'
import { wakeTarget } from '../wake-target.ts'

export interface WorldOptions {
  platforms?: readonly AvailablePlatform[]
  /** Lets the sandbox's QStash wake us over HTTP. */
  queue?: boolean
  deps?: Partial<Deps>
  config?: Partial<Config>
}

/** What a target looks like in an answer of the API. */
export interface SeenTarget {
  id: string
  accountId: string
  platform: AvailablePlatform
  status: string
  generation: number
  attempt: number
  remoteId: string | null
  remoteUrl: string | null
  errorCode: string | null
  errorDetail: string | null
  dueAt: string
  content: { text: string }
  attempts: { number: number; outcome: string | null; submittedAt: string | null; errorCode: string | null }[]
}

export interface SeenPost {
  id: string
  linkImageUrl: string | null
  status: string
  revision: number
  text: string
  scheduledAt: string | null
  wallTime: string | null
  targets: SeenTarget[]
}

export type World = Awaited<ReturnType<typeof openWorld>>

/** The request that makes a post live, by platform. */
export const submitCall: Record<AvailablePlatform, string> = {
  mastodon: '^POST /api/v1/statuses$',
  bluesky: '^POST /xrpc/com\\.atproto\\.repo\\.putRecord$',
  x: '^POST /2/tweets$',
}

/** The whole API with real adapters over the sandbox's platforms, a person, and one connected account per platform. */
export async function openWorld(options: WorldOptions = {}) {
  const platforms = options.platforms ?? ['mastodon']
  const sandbox = await startSandbox({
    only: [...platforms, ...(options.queue ? (['qstash'] as const) : [])],
  })
  const { kit, addresses } = sandbox
  const url = (platform: AvailablePlatform) => addresses[platform] ?? 'http://127.0.0.1:9'
  // Long for a busy machine, short for a platform that hangs.
  const timeoutMilliseconds = 5_000
  let answer: (request: Request) => Response | Promise<Response> = () => new Response(null, { status: 503 })
  const served: Served | null = options.queue ? await serve({ fetch: (request) => answer(request) }, 0) : null
  const hosts = Object.values(addresses).map((address) => new URL(address).host)
  const api = await createTestApi({
    platforms: {
      mastodon: { timeoutMilliseconds },
      bluesky: {
        entrywayUrl: url('bluesky'),
        plcUrl: url('bluesky'),
        appViewUrl: url('bluesky'),
        webUrl: url('bluesky'),
        timeoutMilliseconds,
      },
      x: {
        clientId: 'allin-local',
        clientSecret: 'allin-local-secret',
        apiUrl: url('x'),
        authorizeUrl: `${url('x')}/i/oauth2/authorize`,
        timeoutMilliseconds,
      },
    },
    config: {
      publicUrl: 'http://localhost:4600',
      mediaUrl: 'http://localhost:4600',
      ...(served ? { callbackUrl: served.url } : {}),
      trustedHosts: hosts,
      ...options.config,
    },
    deps: { fetch: (input, init) => fetch(input, init), clock: kit.clock, ...options.deps },
  })
  const { deps } = api
  if (served) {
    const { log } = deps
    const qstash = { ...sandboxQStash, url: addresses.qstash ?? '', callbackUrl: served.url, log }
    deps.queue = createQStashQueue(qstash)
    const app = createApp(deps)
    answer = (request) => app.fetch(request, { clientAddress: '127.0.0.1' })
  }
  const person = await api.signUp({ name: 'Ada Example' })

  const world = {
    api,
    deps,
    kit,
    person,
    accounts: {} as Record<AvailablePlatform, string>,
    /** Connects an account of a platform the way a person does, consent screen included. */
    async connect(platform: AvailablePlatform, username = 'ada', by: Person = person): Promise<string> {
      const typed = {
        mastodon: { server: url('mastodon') },
        bluesky: { handle: `${username}.test` },
        x: {},
      }[platform]
      const begun = await by.request('POST', '/v1/accounts/connect', { body: { platform, ...typed } })
      if (begun.status !== 200) throw new Error(`Connecting failed: ${JSON.stringify(begun.body)}`)
      const back = await clickConsent(begun.body.authorizeUrl, 'allow', username)
      const ended = await api.request('GET', `${back.pathname}${back.search}`)
      const id = new URL(ended.headers.get('location') ?? '').searchParams.get('connected')
      if (!id) throw new Error(`Connecting ended with ${ended.headers.get('location')}`)
      return id
    },
    async upload(shade: number, altText?: string): Promise<string> {
      const image = drawPng(24, 16, [shade, 110, 120])
      const headers = { 'content-type': 'image/png', 'allin-file-name': `harbour-${shade}.png` }
      const more = altText === undefined ? {} : { 'allin-alt-text': encodeURIComponent(altText) }
      const sent = await person.request('POST', '/v1/media', { raw: image, headers: { ...headers, ...more } })
      if (sent.status !== 201) throw new Error(`Uploading failed: ${JSON.stringify(sent.body)}`)
      return sent.body.id
    },
    async write(content: Record<string, unknown>): Promise<SeenPost> {
      const made = await person.request('POST', '/v1/posts', {
        body: { text: 'The tide is in', accountIds: Object.values(world.accounts), ...content },
      })
      if (made.status !== 201) throw new Error(`Writing failed: ${JSON.stringify(made.body)}`)
      return made.body
    },
    /** A post that is scheduled for an hour from now. */
    async scheduled(content: Record<string, unknown> = {}): Promise<SeenPost> {
      const post = await world.write(content)
      return world.act(post, 'schedule', { at: world.inAnHour() })
    },
    inAnHour: (hours = 1) => new Date(kit.clock.now().getTime() + hours * 3_600_000).toISOString(),
    async act(post: SeenPost, verb: string, body: Record<string, unknown> = {}): Promise<SeenPost> {
      const done = await world.tryTo(post, verb, body)
      if (done.status !== 200) throw new Error(`${verb} failed: ${JSON.stringify(done.body)}`)
      return done.body
    },
    tryTo: (post: SeenPost, verb: string, body: Record<string, unknown> = {}) =>
      person.request('POST', `/v1/posts/${post.id}/${verb}`, { body: { revision: post.revision, ...body } }),
    async read(post: { id: string }): Promise<SeenPost> {
      return (await person.request('GET', `/v1/posts/${post.id}`)).body
    },
    /** The only target of a post, as it is now. */
    async target(post: { id: string }): Promise<SeenTarget> {
      const [target] = (await world.read(post)).targets
      if (!target) throw new Error('The post has no target')
      return target
    },
    /** Makes everything of a post due at this moment, by the database's clock. */
    makeDue: (post: { id: string }) =>
      deps.db.execute(
        sql`update post_targets set due_at = now(), scheduled_at = now() where post_id = ${post.id}`,
      ),
    /** Lets time pass for the database: everything it knows lies further back. */
    async elapse(seconds: number): Promise<void> {
      const by = sql`make_interval(secs => ${seconds})`
      await deps.db.execute(sql`update post_targets set due_at = due_at - ${by},
        scheduled_at = scheduled_at - ${by}, lease_until = lease_until - ${by}, check_at = check_at - ${by}`)
      await deps.db.execute(sql`update attempts set started_at = started_at - ${by},
        submitted_at = submitted_at - ${by}, finished_at = finished_at - ${by}`)
      await deps.db.execute(sql`update pace_buckets set spent_until = spent_until - ${by},
        held_until = held_until - ${by}`)
    },
    options: (changes: Partial<PublishingOptions> = {}): PublishingOptions => ({
      ...defaultOptions,
      jitter: 0,
      ...changes,
    }),
    wake: (target: { id: string; generation: number }, changes: Partial<PublishingOptions> = {}) =>
      wakeTarget(deps, { targetId: target.id, generation: target.generation }, world.options(changes)),
    sweep: (changes: Partial<PublishingOptions> = {}) => sweep(deps, world.options(changes)),
    live: (platform: AvailablePlatform = 'mastodon'): LivePost[] =>
      kit.live.list(platform).filter((post) => post.deletedAt === null),
    breakWith(platform: AvailablePlatform, ...faults: Fault[]): void {
      kit.faults.set(platform, faults)
    },
    repair: (platform: AvailablePlatform) => kit.faults.clear(platform),
    /** The platform wants nothing more from an account for so many seconds. */
    async holdAccount(accountId: string, seconds: number): Promise<void> {
      await deps.db.execute(sql`insert into pace_buckets (key, held_until)
        values (${`account:${accountId}`}, now() + make_interval(secs => ${seconds}))
        on conflict (key) do update set held_until = excluded.held_until`)
    },
    /** Every account may be published on as if nothing had been sent yet. */
    async freshPace(): Promise<void> {
      await deps.db.execute(sql`delete from pace_buckets`)
    },
    async close(): Promise<void> {
      await sandbox.close()
      await served?.close()
      await api.settled()
      await api.close()
    },
  }
  for (const platform of platforms) world.accounts[platform] = await world.connect(platform)
  return world
}

/** What a failpoint throws: the worker is gone. */
export class WorkerDied extends Error {}

/** A worker that dies at a step. */
export const dieAt = (step: string) => ({
  failpoint: (point: string) => {
    if (point === step) throw new WorkerDied(point)
  },
})

/** Waits for something that other processes bring about, looking every 20 ms. */
export async function until<Value>(
  look: () => Promise<Value | null | undefined | false> | Value | null | undefined | false,
  milliseconds = 15_000,
): Promise<Value> {
  const deadline = Date.now() + milliseconds
  for (;;) {
    const seen = await look()
    if (seen) return seen
    if (Date.now() > deadline) throw new Error('It did not happen in time')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
