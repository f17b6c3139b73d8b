import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type SeenPost, submitCall, type World } from '../publishing/testing/world.ts'
import { signUpMember } from '../testing/members.ts'
import type { Person } from '../testing/test-api.ts'

let world: World
let author: Person
let viewer: Person
beforeAll(async () => {
  world = await openWorld({ platforms: ['mastodon', 'bluesky'] })
  author = await signUpMember(world.api, world.person.organizationId, 'CONTRIBUTOR')
  viewer = await signUpMember(world.api, world.person.organizationId, 'VIEWER')
})
afterEach(() => {
  world.repair('mastodon')
  world.repair('bluesky')
})
afterAll(() => world.close())

/** A post that the contributor wrote and somebody with the right scheduled. */
async function scheduled(
  text: string,
  platforms: ('mastodon' | 'bluesky')[] = ['mastodon'],
): Promise<SeenPost> {
  const accountIds = platforms.map((platform) => world.accounts[platform])
  const made = await author.request('POST', '/v1/posts', { body: { text, accountIds } })
  return world.act(made.body, 'schedule', { at: world.inAnHour() })
}

async function publish(post: SeenPost): Promise<void> {
  await world.makeDue(post)
  await world.sweep()
  await world.api.settled()
  await world.sweep()
  await world.api.settled()
}

async function settled(post: SeenPost) {
  const { rows } = await world.deps.db.execute<{ payload: Record<string, unknown> }>(sql`
    select payload from outbox where type = 'target.settled' and payload ->> 'postId' = ${post.id} order by id`)
  return rows.map(({ payload }) => payload)
}

const appointments = async (post: SeenPost) => {
  const { rows } = await world.deps.db.execute(sql`select payload from outbox
    where type = 'post.scheduled' and payload ->> 'postId' = ${post.id} order by id`)
  return rows
}

async function facts(post: SeenPost) {
  const { rows } = await world.deps.db.execute(sql`
    select outcome, platform, attempts, lateness_milliseconds >= 0 as measured from publication_facts
    where target_id in (select id from post_targets where post_id = ${post.id}) order by event_id`)
  return rows
}

const refusal = { kind: 'status', status: 422, match: submitCall.mastodon } as const
const told = async (person: Person, post: SeenPost) => {
  const { body } = await person.request('GET', '/v1/notifications')
  return body.items.filter((item: { target: { postId: string } | null }) => item.target?.postId === post.id)
}

describe('the end of a target', () => {
  it('P28: is told in the batch that ends it, once, with all that follows from it', async () => {
    const post = await scheduled('Both go out', ['mastodon', 'bluesky'])
    await publish(post)
    const events = await settled(post)
    expect(events).toHaveLength(2)
    for (const event of events) {
      expect(event).toMatchObject({
        outcome: 'published',
        attempt: 1,
        errorCode: null,
        byPerson: false,
        remoteUrl: expect.stringMatching(/^https?:/),
        postStatusBefore: 'PUBLISHING',
      })
      expect(event.latenessMilliseconds).toBeLessThan(60_000)
    }
    expect(events.filter(({ postStatus }) => postStatus === 'PUBLISHED')).toHaveLength(1)
    const row = { outcome: 'published', attempts: 1, measured: true }
    expect(await facts(post)).toEqual(
      expect.arrayContaining([
        { ...row, platform: 'mastodon' },
        { ...row, platform: 'bluesky' },
      ]),
    )
    expect(await told(author, post)).toEqual([])
    await world.sweep()
    expect(await settled(post)).toHaveLength(2)
  })

  it('P28: tells of a refusal to who wrote it and who may answer, and to nobody else', async () => {
    world.breakWith('mastodon', refusal)
    const post = await scheduled('Refused')
    await publish(post)
    expect(await settled(post)).toMatchObject([{ outcome: 'failed', postStatus: 'FAILED' }])
    for (const person of [author, world.person]) {
      expect(await told(person, post)).toMatchObject([
        {
          type: 'target.failed',
          readAt: null,
          webhook: null,
          target: {
            postId: post.id,
            excerpt: 'Refused',
            platform: 'mastodon',
            errorCode: expect.any(String),
          },
        },
      ])
    }
    expect(await told(viewer, post)).toEqual([])
    expect(world.api.roomEvents.map(({ event }) => event.type)).toContain('notifications.changed')
    expect(JSON.stringify(world.api.roomEvents)).not.toContain('Refused')
    expect(await facts(post)).toMatchObject([{ outcome: 'failed' }])
  })

  it('P6 P28: tells that a late one was held back, and later that a person answered for it', async () => {
    const post = await scheduled('Held back')
    await world.makeDue(post)
    await world.elapse(3_600)
    await world.sweep()
    await world.api.settled()
    expect(await settled(post)).toMatchObject([
      {
        outcome: 'needs-review',
        errorCode: 'TOO_LATE',
        postStatus: 'NEEDS_REVIEW',
        postStatusBefore: 'SCHEDULED',
      },
    ])
    expect(await told(author, post)).toMatchObject([{ type: 'target.needs-review' }])
    const target = await world.target(post)
    const answer = { answer: 'live', remoteUrl: 'https://social.example/@ada/7' }
    const resolved = await world.person.request('POST', `/v1/targets/${target.id}/resolve`, { body: answer })
    expect(resolved.status).toBe(200)
    await world.api.settled()
    expect(await settled(post)).toMatchObject([
      {},
      { outcome: 'published', byPerson: true, postStatus: 'PUBLISHED', postStatusBefore: 'NEEDS_REVIEW' },
    ])
    expect(await facts(post)).toMatchObject([{ outcome: 'needs-review' }, { outcome: 'resolved' }])
  })

  it('P28: of appointments people make it tells what they are for, and not that something is tried again', async () => {
    world.breakWith('mastodon', refusal)
    const post = await scheduled('Appointed')
    expect(await appointments(post)).toMatchObject([
      { payload: { postId: post.id, scheduledAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) } },
    ])
    const moved = await world.act(post, 'reschedule', { at: world.inAnHour(2) })
    expect(await appointments(post)).toHaveLength(2)
    await publish(moved)
    const target = await world.target(post)
    const retried = await world.person.request('POST', `/v1/targets/${target.id}/retry`, { body: {} })
    expect(retried.status).toBe(200)
    await world.api.settled()
    expect(await appointments(post)).toHaveLength(2)
    expect(await settled(post)).toHaveLength(2)
  })

  it('P28: tells of no appointment where one is only approved, or tried again as a whole', async () => {
    world.breakWith('mastodon', refusal)
    const requireApproval = (requiresApproval: boolean) =>
      world.person.request('PATCH', '/v1/organization', { body: { requiresApproval } })
    const post = await scheduled('Approved afterwards')
    await requireApproval(true)
    const approved = await world.act(post, 'approve')
    await requireApproval(false)
    expect(approved.status).toBe('SCHEDULED')
    expect(await appointments(post)).toHaveLength(1)
    await publish(approved)
    expect((await world.read(post)).status).toBe('FAILED')
    expect((await world.person.request('POST', `/v1/posts/${post.id}/retry`, { body: {} })).status).toBe(200)
    await world.api.settled()
    expect(await appointments(post)).toHaveLength(1)
  })

  it('P28: tells once more when what is appointed says something else', async () => {
    const post = await scheduled('First words')
    const edited = await world.person.request('PATCH', `/v1/posts/${post.id}`, {
      body: { revision: post.revision, text: 'Other words' },
    })
    expect(edited.body.status).toBe('SCHEDULED')
    expect(await appointments(post)).toHaveLength(2)
    const draft = await world.act(edited.body, 'cancel')
    await world.person.request('PATCH', `/v1/posts/${post.id}`, {
      body: { revision: draft.revision, text: 'Words of a draft' },
    })
    expect(await appointments(post)).toHaveLength(2)
  })

  it('P28: says nothing of a pause before another try', async () => {
    world.breakWith('mastodon', { kind: 'status', status: 503, times: 1, match: submitCall.mastodon })
    const post = await scheduled('Second try')
    await world.makeDue(post)
    await world.wake(await world.target(post))
    await world.api.settled()
    expect((await world.target(post)).status).not.toBe('PUBLISHED')
    expect(await settled(post)).toEqual([])
  })

  it('P28: counts by platform how posts ended, and how late', async () => {
    const { body, status } = await world.person.request('GET', '/v1/publishing/stats?days=30')
    expect(status).toBe(200)
    expect(body).toEqual({
      days: 30,
      platforms: [
        { platform: 'bluesky', published: 1, failed: 0, needsReview: 0, lateness: expect.any(Object) },
        { platform: 'mastodon', published: 2, failed: 3, needsReview: 0, lateness: expect.any(Object) },
      ],
    })
    const [{ lateness }] = body.platforms
    expect(lateness.p50).toBeGreaterThanOrEqual(0)
    expect(lateness.p99).toBeGreaterThanOrEqual(lateness.p95)
    const stranger = await world.api.signUp()
    expect((await stranger.request('GET', '/v1/publishing/stats')).body).toEqual({ days: 7, platforms: [] })
  })
})
