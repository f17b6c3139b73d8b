import { and, eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Role } from '../../core/roles.ts'
import { members } from '../../db/schema/index.ts'
import { type EmbeddedServer, startEmbeddedPostgres } from '../../db/testing/embedded.ts'
import { makeKey, signUpMember } from '../testing/members.ts'
import type { Answer, Person } from '../testing/test-api.ts'
import { createLanes } from './lanes.ts'
import { openWorld, type SeenPost, type World } from './testing/world.ts'

/** Posts that are raced for at the same time. */
const atOnce = 4

/** On a real server, where statements truly run at the same time. */
describe('rights at publish time', () => {
  let server: EmbeddedServer
  let world: World
  let publisher: Person
  let manager: Person
  beforeAll(async () => {
    server = await startEmbeddedPostgres()
    vi.stubEnv('ALLIN_TEST_POSTGRES', server.url)
    world = await openWorld({ deps: { lanes: createLanes({ perPlatform: 100, perAccount: 100 }) } })
    const { api, person } = world
    publisher = await signUpMember(api, person.organizationId, 'PUBLISHER')
    manager = await signUpMember(api, person.organizationId, 'MANAGER')
  }, 90_000)
  beforeEach(() => world.freshPace())
  afterEach(() => world.api.settled())
  afterAll(async () => {
    await world.close()
    await server.stop()
    vi.unstubAllEnvs()
  })

  const change = (by: Person, post: SeenPost, body: object) =>
    by.request('PATCH', `/v1/posts/${post.id}`, { body: { revision: post.revision, ...body } })
  const act = (by: Person, post: SeenPost, verb: string, body: object = {}) =>
    by.request('POST', `/v1/posts/${post.id}/${verb}`, { body: { revision: post.revision, ...body } })
  const requireApproval = (requiresApproval: boolean) =>
    world.person.request('PATCH', '/v1/organization', { body: { requiresApproval } })
  const live = (text: string) => world.live().filter((post) => post.text === text)

  async function scheduledBy(by: Pick<Person, 'request'>, text: string): Promise<SeenPost> {
    const { id, revision } = await world.write({ text })
    const body = { revision, at: world.inAnHour() }
    const { status, body: post } = await by.request('POST', `/v1/posts/${id}/schedule`, { body })
    expect([status, post.code]).toEqual([200, undefined])
    return post
  }
  const setRole = (person: Person, role: Role) =>
    world.deps.db
      .update(members)
      .set({ role })
      .where(and(eq(members.organizationId, person.organizationId), eq(members.userId, person.userId)))

  /** Makes a post due, and does something to it while workers are woken for it; a few posts at a time. */
  async function raceAll(texts: readonly string[], during: (post: SeenPost) => Promise<Answer>) {
    const races: { text: string; post: SeenPost; answer: Answer }[] = []
    for (let from = 0; from < texts.length; from += atOnce) {
      const some = texts.slice(from, from + atOnce)
      const posts = await Promise.all(some.map((text) => scheduledBy(manager, text)))
      await Promise.all(posts.map(world.makeDue))
      const raced = posts.map(async (post, index) => {
        const target = await world.target(post)
        const wakes = () => [1, 2, 3].map(() => world.wake(target))
        // Who starts first takes turns, so that both sides win now and then.
        const early = index % 2 === 0 ? wakes() : []
        const answer = during(post)
        await Promise.all(early.length === 0 ? wakes() : early)
        return { text: post.text, post, answer: await answer }
      })
      races.push(...(await Promise.all(raced)))
    }
    return races
  }
  const words = (what: string) => Array.from({ length: 12 }, (_, index) => `${what} ${index}`)

  describe('where approval is asked for', () => {
    beforeAll(() => requireApproval(true))
    afterAll(() => requireApproval(false))

    it('P37: what was approved goes out, word for word', async () => {
      const post = await scheduledBy(manager, 'Approved and sent')
      await world.makeDue(post)
      expect(await world.wake(await world.target(post))).toBe('published')
      expect(live('Approved and sent')).toHaveLength(1)
    })

    it('P37: what nobody approved is held back, and goes out once somebody does', async () => {
      await requireApproval(false)
      const post = await scheduledBy(publisher, 'Scheduled before the rule')
      await requireApproval(true)
      await world.makeDue(post)
      expect(await world.wake(await world.target(post))).toBe('needs-review')
      const held = await world.read(post)
      expect(held).toMatchObject({
        status: 'NEEDS_REVIEW',
        targets: [{ status: 'NEEDS_REVIEW', errorCode: 'NOT_APPROVED', attempt: 0 }],
      })
      const [target] = held.targets
      const resolve = (by: Person) =>
        by.request('POST', `/v1/targets/${target?.id}/resolve`, { body: { answer: 'not-live' } })
      expect((await resolve(publisher)).body.code).toBe('APPROVAL_REQUIRED')
      const approved = await act(manager, held, 'approve')
      expect(approved).toMatchObject({ status: 200, body: { status: 'SCHEDULED', approval: {} } })
      await world.api.settled()
      expect(await world.read(post)).toMatchObject({ status: 'PUBLISHED' })
      expect(live('Scheduled before the rule')).toHaveLength(1)
    })

    it('P6 P37: an approval that comes too late sends nothing by itself', async () => {
      const post = await scheduledBy(manager, 'Stale by then')
      await world.deps.db.execute(`update posts set approved_hash = null where id = '${post.id}'`)
      await world.makeDue(post)
      await world.wake(await world.target(post))
      await world.elapse(3600)
      const held = await world.read(post)
      expect(held.targets).toMatchObject([{ errorCode: 'NOT_APPROVED' }])
      expect((await act(manager, held, 'approve')).status).toBe(200)
      await world.api.settled()
      expect((await world.read(post)).targets).toMatchObject([
        { status: 'NEEDS_REVIEW', errorCode: 'TOO_LATE' },
      ])
      expect(live('Stale by then')).toEqual([])
    })

    it('P37: held back for want of approval, it can be taken back to draft', async () => {
      const post = await scheduledBy(manager, 'Rather not')
      await world.deps.db.execute(`update posts set approved_hash = null where id = '${post.id}'`)
      await world.makeDue(post)
      await world.wake(await world.target(post))
      expect((await act(publisher, await world.read(post), 'cancel')).body).toMatchObject({ status: 'DRAFT' })
    })

    it('P21 P37: of a withdrawn approval and its wake-ups, one wins', async () => {
      const races = await raceAll(words('Withdrawn'), (post) => act(manager, post, 'withdraw-approval'))
      for (const { text, post, answer } of races) {
        const isWithdrawn = answer.status === 200
        expect([text, live(text).length]).toEqual([text, isWithdrawn ? 0 : 1])
        if (!isWithdrawn) expect(['ALREADY_SENDING', 'STATE_CONFLICT']).toContain(answer.body.code)
        expect(await world.read(post)).toMatchObject({
          status: isWithdrawn ? 'PENDING_APPROVAL' : 'PUBLISHED',
        })
      }
    })

    it('P21 P37: of an edit by somebody who may not approve and the wake-ups, one wins', async () => {
      const races = await raceAll(words('Approved words'), (post) =>
        change(publisher, post, { text: `Other: ${post.text}` }),
      )
      for (const { text, post, answer } of races) {
        const isEdited = answer.status === 200
        expect([text, live(text).length]).toEqual([text, isEdited ? 0 : 1])
        expect(live(`Other: ${text}`)).toEqual([])
        expect(await world.read(post)).toMatchObject({ status: isEdited ? 'PENDING_APPROVAL' : 'PUBLISHED' })
      }
    })

    it('P1 P37: an edit by somebody who may approve sends the new words, or is refused', async () => {
      const races = await raceAll(words('First version'), (post) =>
        change(manager, post, { text: `New: ${post.text}` }),
      )
      for (const { text, post, answer } of races) {
        const isEdited = answer.status === 200
        if (isEdited) {
          await world.makeDue(post)
          const queued = (await world.read(post)).targets.find(({ status }) => status === 'QUEUED')
          if (queued) await world.wake(queued)
        }
        expect([live(text).length, live(`New: ${text}`).length]).toEqual(isEdited ? [0, 1] : [1, 0])
      }
    })

    it('P37: an approval at the very moment of the wake-up counts wholly or not at all', async () => {
      await requireApproval(false)
      const texts = words('At the last moment')
      const posts = await Promise.all(texts.map((text) => scheduledBy(publisher, text)))
      await requireApproval(true)
      await Promise.all(posts.map(world.makeDue))
      const answers = await Promise.all(
        posts.map(async (post, index) => {
          const target = await world.target(post)
          const wake = () => world.wake(target)
          const approve = () => act(manager, post, 'approve')
          const [first, second] = index % 2 === 0 ? [wake(), approve()] : [approve(), wake()]
          const [one, other] = await Promise.all([first, second])
          return (index % 2 === 0 ? other : one) as Answer
        }),
      )
      await world.api.settled()
      await world.sweep()
      for (const [index, post] of posts.entries()) {
        const isApproved = answers[index]?.status === 200
        if (!isApproved) expect(answers[index]?.body.code).toBe('REVISION_CONFLICT')
        expect([post.text, live(post.text).length]).toEqual([post.text, isApproved ? 1 : 0])
        expect(await world.read(post)).toMatchObject({ status: isApproved ? 'PUBLISHED' : 'NEEDS_REVIEW' })
      }
    })
  })

  describe('for whoever appointed a post', () => {
    it('P38: who may no longer schedule has nothing sent, until somebody who may takes it over', async () => {
      const post = await scheduledBy(publisher, 'Demoted since')
      await setRole(publisher, 'CONTRIBUTOR')
      await world.makeDue(post)
      expect(await world.wake(await world.target(post))).toBe('needs-review')
      const held = await world.read(post)
      expect(held.targets).toMatchObject([
        { status: 'NEEDS_REVIEW', errorCode: 'AUTHOR_MAY_NOT_PUBLISH', attempt: 0 },
      ])
      expect(live('Demoted since')).toEqual([])
      await setRole(publisher, 'PUBLISHER')
      const body = { answer: 'not-live' }
      const path = `/v1/targets/${held.targets[0]?.id}/resolve`
      expect((await manager.request('POST', path, { body })).status).toBe(200)
      await world.api.settled()
      expect(live('Demoted since')).toHaveLength(1)
    })

    it('P38: an edit by somebody else takes a post over', async () => {
      const post = await scheduledBy(publisher, 'Taken over')
      expect((await change(manager, post, { text: 'Taken over, and mended' })).status).toBe(200)
      await setRole(publisher, 'VIEWER')
      await world.makeDue(post)
      expect(await world.wake(await world.target(post))).toBe('published')
      await setRole(publisher, 'PUBLISHER')
    })

    it('P38: a member who left has nothing sent', async () => {
      const leaver = await signUpMember(world.api, world.person.organizationId, 'PUBLISHER')
      const post = await scheduledBy(leaver, 'Left since')
      await world.deps.db.delete(members).where(eq(members.userId, leaver.userId))
      await world.makeDue(post)
      await world.wake(await world.target(post))
      expect((await world.target(post)).errorCode).toBe('AUTHOR_MAY_NOT_PUBLISH')
      expect(live('Left since')).toEqual([])
    })

    it('P38: a key that was revoked has nothing sent, one that holds has', async () => {
      const texts = ['By a revoked key', 'By a good key'] as const
      for (const text of texts) {
        const { id, key } = await makeKey(world.person, ['post.schedule'])
        const byKey: Pick<Person, 'request'> = {
          request: (method, path, options = {}) =>
            world.api.request(method, path, { token: key, ...options }),
        }
        const post = await scheduledBy(byKey, text)
        if (text === texts[0]) await world.person.request('DELETE', `/v1/api-keys/${id}`)
        await world.makeDue(post)
        await world.wake(await world.target(post))
        expect((await world.target(post)).errorCode).toBe(text === texts[0] ? 'AUTHOR_MAY_NOT_PUBLISH' : null)
      }
      expect([live(texts[0]).length, live(texts[1]).length]).toEqual([0, 1])
    })
  })
})
