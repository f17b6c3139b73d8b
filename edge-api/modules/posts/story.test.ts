import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { dieAt, openWorld, type SeenPost, submitCall, type World } from '../../publishing/testing/world.ts'
import { makeKey, signUpMember } from '../../testing/members.ts'

describe('the story of a post', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  afterEach(async () => {
    world.repair('mastodon')
    await world.api.settled()
  })
  afterAll(() => world.close())

  const match = submitCall.mastodon
  const due = async (text: string): Promise<SeenPost> => {
    const post = await world.scheduled({ text })
    await world.makeDue(post)
    return post
  }
  const storyOf = async (post: { id: string }) =>
    (await world.person.request('GET', `/v1/posts/${post.id}/story`)).body
  const kinds = (entries: { kind: string }[]) => entries.map(({ kind }) => kind)

  it('tells by name who wrote, changed, scheduled and moved it', async () => {
    const draft = await world.write({ text: 'First words' })
    const edit = (post: SeenPost, text: string, by = world.person) =>
      by.request('PATCH', `/v1/posts/${post.id}`, { body: { revision: post.revision, text } })
    const second = await edit(draft, 'Second words')
    const third = await edit(second.body, 'Third words')
    const colleague = await signUpMember(world.api, world.person.organizationId, 'MANAGER')
    const fourth = await world.api.request('PATCH', `/v1/posts/${draft.id}`, {
      token: colleague.token,
      organizationId: world.person.organizationId,
      body: { revision: third.body.revision, text: 'Fourth words' },
    })
    const at = world.inAnHour()
    const scheduled = await world.act(fourth.body, 'schedule', { at })
    const { key } = await makeKey(world.person, ['post.schedule'])
    const moved = await world.api.request('POST', `/v1/posts/${draft.id}/reschedule`, {
      token: key,
      body: { revision: scheduled.revision, at: world.inAnHour(2) },
    })
    await world.act(moved.body, 'cancel')
    const { entries } = await storyOf(draft)
    expect(entries).toMatchObject([
      { kind: 'created', actor: { kind: 'user', name: 'Ada Example' } },
      { kind: 'edited', times: 2, actor: { name: 'Ada Example' } },
      { kind: 'edited', times: 1, actor: { kind: 'user', id: colleague.userId } },
      { kind: 'scheduled', scheduledAt: at, actor: { name: 'Ada Example' } },
      { kind: 'rescheduled', actor: { kind: 'apiKey', name: expect.any(String) } },
      { kind: 'taken-back' },
    ])
  })

  it('tells an unclear answer, each look and that the post was found', async () => {
    world.breakWith('mastodon', { kind: 'accept-then-fail', match })
    const post = await due('Did it arrive?')
    await world.wake(await world.target(post))
    expect((await storyOf(post)).targets).toMatchObject([
      { status: 'CONFIRMING', isLive: 'UNKNOWN', next: { kind: 'search' } },
    ])
    world.breakWith('mastodon', { kind: 'status', status: 500, match: '^GET ' })
    await world.elapse(16)
    await world.sweep()
    world.repair('mastodon')
    await world.elapse(31)
    await world.sweep()
    const { targets } = await storyOf(post)
    expect(targets).toMatchObject([{ status: 'PUBLISHED', isLive: 'YES', next: null }])
    const [{ entries, contentHash, content }] = targets
    expect(content.text).toBe('Did it arrive?')
    expect(contentHash).toMatch(/^[0-9a-f]{64}$/)
    expect(kinds(entries)).toEqual(['started', 'sent', 'unconfirmed', 'searched', 'published'])
    expect(entries[2]).toMatchObject({ number: 1, code: 'PLATFORM_FAILED', httpStatus: 500 })
    expect(Date.parse(entries[2].nextAt) - Date.parse(entries[2].at)).toBe(15_000)
    expect(entries[3]).toMatchObject({ result: 'unreadable', detail: expect.any(String) })
    expect(entries[4]).toMatchObject({ by: 'search', remoteUrl: expect.stringContaining('http') })
  })

  it('tells why it was tried again, when, and that it failed in the end', async () => {
    world.breakWith('mastodon', { kind: 'status', status: 429, retryAfter: 90, match, times: 1 })
    const post = await due('Slowly')
    await world.wake(await world.target(post))
    world.breakWith('mastodon', { kind: 'status', status: 422, match })
    await world.elapse(100)
    await world.sweep()
    const [{ entries, isLive, next }] = (await storyOf(post)).targets
    expect({ isLive, next }).toEqual({ isLive: 'NO', next: null })
    expect(kinds(entries)).toEqual(['started', 'sent', 'requeued', 'started', 'sent', 'failed'])
    expect(entries[2]).toMatchObject({ code: 'RATE_LIMITED', httpStatus: 429 })
    expect(Date.parse(entries[2].nextAt) - Date.parse(entries[2].at)).toBeGreaterThanOrEqual(90_000)
    expect(entries[5]).toMatchObject({ code: 'REJECTED_BY_PLATFORM', httpStatus: 422, number: 2 })
  })

  it('does not call certain what an earlier try leaves in doubt, and lets nobody take that back', async () => {
    world.breakWith('mastodon', { kind: 'reset', match })
    const post = await due('Perhaps')
    await world.wake(await world.target(post))
    world.repair('mastodon')
    await world.elapse(50)
    await world.deps.db.execute(sql`update post_targets set check_at = now() where post_id = ${post.id}`)
    await world.wake(await world.target(post))
    const [{ entries, isLive, next }] = (await storyOf(post)).targets
    expect({ isLive, kind: next.kind }).toEqual({ isLive: 'UNKNOWN', kind: 'publish' })
    expect(entries.at(-1)).toMatchObject({
      kind: 'requeued',
      code: 'NOT_THERE',
      found: true,
      isCertain: false,
    })
    const read = await world.read(post)
    expect(read.targets).toMatchObject([{ status: 'QUEUED', inDoubt: true }])
    expect((await world.tryTo(read, 'cancel')).body.code).toBe('ALREADY_SENDING')
  })

  it('tells of a worker that went away, before and after its call went out', async () => {
    for (const [step, sent] of [
      ['prepared', false],
      ['submitted', true],
    ] as const) {
      const post = await due(`Gone when ${step}`)
      await expect(world.wake(await world.target(post), dieAt(step))).rejects.toThrow()
      await world.elapse(121)
      await world.sweep()
      await world.api.settled()
      const [{ entries, isLive }] = (await storyOf(post)).targets
      expect(isLive).toBe('YES')
      expect(entries).toContainEqual(expect.objectContaining({ kind: 'recovered', sent }))
    }
  })

  it('tells that a late post was held back, and who left it unsent', async () => {
    const post = await due('Yesterday’s news')
    await world.deps.db.execute(
      sql`update post_targets set scheduled_at = now() - interval '1 day' where post_id = ${post.id}`,
    )
    await world.wake(await world.target(post))
    const target = await world.target(post)
    expect((await storyOf(post)).targets).toMatchObject([
      { status: 'NEEDS_REVIEW', isLive: 'NO', next: null },
    ])
    const left = await world.person.request('POST', `/v1/targets/${target.id}/resolve`, {
      body: { answer: 'leave-unsent' },
    })
    expect(left.body).toMatchObject({ status: 'DRAFT', targets: [{ status: 'CANCELLED' }] })
    const [{ entries }] = (await storyOf(post)).targets
    expect(entries).toMatchObject([
      { kind: 'held-back', code: 'TOO_LATE', actor: { kind: 'system' } },
      { kind: 'answered', answer: 'leave-unsent', actor: { name: 'Ada Example' } },
    ])
  })

  it('holds no secret and nothing of the platform’s answer beyond its sentence', async () => {
    world.breakWith('mastodon', { kind: 'truncated', match })
    const post = await due('Odd answer')
    await world.wake(await world.target(post))
    const text = JSON.stringify(await storyOf(post))
    const { rows } = await world.deps.db.execute<{ sealed: string }>(
      sql`select sealed_access_token as sealed from social_accounts where sealed_access_token is not null`,
    )
    for (const { sealed } of rows) expect(text).not.toContain(sealed)
    expect(text).not.toMatch(/sealed|token|idempotencyKey|marks/i)
  })

  it('is read in two round trips, by its organization alone', async () => {
    const post = await due('Two trips')
    await world.wake(await world.target(post))
    await world.api.settled()
    const before = world.api.roundTrips()
    expect((await world.person.request('GET', `/v1/posts/${post.id}/story`)).status).toBe(200)
    expect(world.api.roundTrips() - before).toBeLessThanOrEqual(2)
    const stranger = await world.api.signUp()
    expect((await stranger.request('GET', `/v1/posts/${post.id}/story`)).body.code).toBe('NOT_FOUND')
    const read = await world.read(post)
    await world.person.request('DELETE', `/v1/posts/${post.id}?revision=${read.revision}`)
    expect((await world.person.request('GET', `/v1/posts/${post.id}/story`)).status).toBe(404)
  })
})
