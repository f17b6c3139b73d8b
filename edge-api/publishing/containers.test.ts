import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { type Served, serve } from '../../sandbox/kit/index.ts'
import { callPlatform } from '../platforms/http.ts'
import { type Platform, PlatformError, type PlatformTools } from '../platforms/platform.ts'
import { openWorld, type World } from './testing/world.ts'

interface Container {
  id: string
  text: string
  status: 'FINISHED' | 'PUBLISHED' | 'EXPIRED'
  remoteId: string | null
}

/**
 * A server that publishes as Instagram does: a container is made, then published, once; asked for its status it says whether
 * it was. (developers.facebook.com/docs/instagram-platform/content-publishing, read 2026-11.)
 */
function containerServer() {
  const containers: Container[] = []
  const live: { id: string; text: string }[] = []
  let answers: 'all' | 'none-of-publishing' | 'none-and-nothing-done' | 'busy' = 'all'
  const app = new Hono()
  app.post('/media', async (c) => {
    const { text } = (await c.req.json()) as { text: string }
    const id = `container-${containers.length + 1}`
    containers.push({ id, text, status: 'FINISHED', remoteId: null })
    return c.json({ id })
  })
  app.get('/media/:id', (c) => {
    const found = containers.find(({ id }) => id === c.req.param('id'))
    return found ? c.json({ status_code: found.status, post_id: found.remoteId }) : c.json({}, 404)
  })
  app.post('/media_publish', async (c) => {
    const { creation_id: wanted } = (await c.req.json()) as { creation_id: string }
    const found = containers.find(({ id }) => id === wanted)
    if (found?.status !== 'FINISHED') return c.json({ error: 'There is no such container to publish.' }, 400)
    if (answers === 'busy') return c.json({ error: 'Slow down.' }, 429)
    if (answers !== 'none-and-nothing-done') {
      const id = `live-${live.length + 1}`
      live.push({ id, text: found.text })
      found.status = 'PUBLISHED'
      found.remoteId = id
    }
    return answers === 'all' ? c.json({ id: found.remoteId }) : c.text('', 502)
  })
  return {
    app,
    containers,
    live,
    answer: (how: typeof answers) => {
      answers = how
    },
  }
}

const Made = z.object({ id: z.string() })
const Status = z.object({ status_code: z.string(), post_id: z.nullable(z.string()) })

/** The calls of a two-phase platform; all that has nothing to do with publishing is Mastodon's. */
function twoPhase(base: string, other: Platform): Platform<string> {
  const ask = (tools: PlatformTools, path: string, body?: object) =>
    callPlatform(tools, {
      service: 'The container server',
      url: `${base}${path}`,
      method: body ? 'POST' : 'GET',
      whenLost: path === '/media_publish' ? 'unknown' : 'not-accepted',
      ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
    })
  const statusOf = async (tools: PlatformTools, id: string) => {
    const answer = await ask(tools, `/media/${id}`)
    return answer.status === 404 ? null : answer.json(Status)
  }
  return {
    ...other,
    async prepare(tools, _, { content, container }) {
      if (container !== undefined && (await statusOf(tools, container))?.status_code === 'FINISHED') {
        return container
      }
      return (await ask(tools, '/media', { text: content.text })).json(Made).id
    },
    containerOf: (container) => container,
    async submit(tools, _, __, container) {
      const answer = await ask(tools, '/media_publish', { creation_id: container })
      if (answer.status >= 500) throw new PlatformError('unknown', 'PLATFORM_ERROR', 'It may be live.')
      if (answer.status === 429) throw new PlatformError('not-accepted', 'BUSY', 'It asks to wait.')
      if (!answer.ok) throw new PlatformError('rejected', 'PLATFORM_REFUSED', 'It was refused.')
      return { remoteId: answer.json(Made).id, url: null }
    },
    async confirm(tools, _, { container }) {
      const status = container === undefined ? null : await statusOf(tools, container)
      return status?.post_id
        ? { kind: 'found', post: { remoteId: status.post_id, url: null } }
        : { kind: 'absent' }
    },
  }
}

describe('a platform that publishes in two phases', () => {
  let world: World
  let served: Served
  const server = containerServer()
  beforeAll(async () => {
    served = await serve(server.app, 0)
    world = await openWorld()
    world.deps.platforms.mastodon = twoPhase(served.url, world.deps.platforms.mastodon)
  })
  afterAll(async () => {
    await world.close()
    await served.close()
  })

  const due = async (text: string) => {
    const post = await world.scheduled({ text })
    await world.makeDue(post)
    return post
  }
  const copies = (wanted: string) => server.live.filter(({ text }) => text === wanted).length
  const made = (wanted: string) => server.containers.filter(({ text }) => text === wanted).length

  it('P43: is asked for the container after a lost answer, and nothing is sent twice', async () => {
    server.answer('none-of-publishing')
    const post = await due('Published, and nobody heard')
    expect(await world.wake(await world.target(post))).toBe('confirming')
    server.answer('all')
    await world.elapse(60)
    await world.sweep()
    expect(await world.target(post)).toMatchObject({ status: 'PUBLISHED', remoteId: server.live[0]?.id })
    expect([copies('Published, and nobody heard'), made('Published, and nobody heard')]).toEqual([1, 1])
  })

  it('P43: publishes the container of the first try when a later one is needed', async () => {
    server.answer('none-and-nothing-done')
    const post = await due('Nothing was done')
    expect(await world.wake(await world.target(post))).toBe('confirming')
    server.answer('all')
    for (let round = 0; round < 12 && copies('Nothing was done') === 0; round += 1) {
      await world.elapse(120)
      await world.sweep()
    }
    expect(await world.target(post)).toMatchObject({ status: 'PUBLISHED', attempt: 2 })
    expect([copies('Nothing was done'), made('Nothing was done')]).toEqual([1, 1])
  })

  it('P43: makes another container once the words are others', async () => {
    server.answer('busy')
    const post = await due('Before the edit')
    expect(await world.wake(await world.target(post))).toBe('retrying')
    server.answer('all')
    const { revision } = await world.read(post)
    const body = { revision, text: 'After the edit' }
    const edited = await world.person.request('PATCH', `/v1/posts/${post.id}`, { body })
    expect(edited.status).toBe(200)
    await world.makeDue(post)
    expect(await world.wake(await world.target(post))).toBe('published')
    expect([copies('Before the edit'), copies('After the edit'), made('After the edit')]).toEqual([0, 1, 1])
  })
})
