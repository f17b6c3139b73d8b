import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { dieAt, openWorld, type SeenPost, submitCall, WorkerDied, type World } from './testing/world.ts'

describe('a post that may be live already', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  afterEach(async () => {
    world.repair('mastodon')
    await world.freshPace()
    await world.api.settled()
  })
  afterAll(() => world.close())

  const match = submitCall.mastodon
  const liveWith = (wanted: string) => world.live().filter(({ text }) => text === wanted)

  /** No clear answer, and not there when looked for: it waits for another try, before its absence is sure. */
  async function inDoubt(text: string): Promise<SeenPost> {
    const post = await world.scheduled({ text })
    await world.makeDue(post)
    world.breakWith('mastodon', { kind: 'reset', match })
    expect(await world.wake(await world.target(post))).toBe('confirming')
    await world.elapse(60)
    // Nothing goes out in this look: the account is held for the moment.
    await world.holdAccount(world.accounts.mastodon, 30)
    world.repair('mastodon')
    await world.sweep()
    expect(await world.target(post)).toMatchObject({ status: 'QUEUED', attempt: 1 })
    await world.freshPace()
    return world.read(post)
  }
  it('P42: cannot be edited, moved, cancelled or deleted while it waits for another try', async () => {
    const post = await inDoubt('Perhaps it is there')
    for (const [verb, body] of [
      ['cancel', {}],
      ['reschedule', { at: world.inAnHour() }],
    ] as const) {
      expect(await world.tryTo(post, verb, body)).toMatchObject({
        status: 409,
        body: { code: 'ALREADY_SENDING' },
      })
    }
    const edited = await world.person.request('PATCH', `/v1/posts/${post.id}`, {
      body: { revision: post.revision, text: 'Other words' },
    })
    expect(edited).toMatchObject({ status: 409, body: { code: 'ALREADY_SENDING' } })
    const deleted = await world.person.request('DELETE', `/v1/posts/${post.id}?revision=${post.revision}`)
    expect(deleted).toMatchObject({ status: 409, body: { code: 'ALREADY_SENDING' } })
    expect(await world.target(post)).toMatchObject({ status: 'QUEUED' })
  })

  it('P42: is no failure when the next try is refused: that waits until its absence is sure', async () => {
    const post = await inDoubt('Refused the second time')
    world.breakWith('mastodon', { kind: 'status', status: 422, match })
    await world.deps.db.execute(sql`update post_targets set due_at = now() where post_id = ${post.id}`)
    expect(await world.wake(await world.target(post))).toBe('confirming')
    world.repair('mastodon')
    const unsure = await world.target(post)
    expect(unsure.attempts).toMatchObject([{ outcome: 'UNKNOWN' }, { outcome: 'REJECTED' }])
    await world.elapse(120)
    await world.sweep()
    expect(await world.target(post)).toMatchObject({ status: 'CONFIRMING', attempt: 2 })
    await world.elapse(300)
    await world.sweep()
    expect(await world.read(post)).toMatchObject({ status: 'FAILED', targets: [{ attempt: 2 }] })
    expect(liveWith('Refused the second time')).toHaveLength(0)
  })

  it('P42: is asked about, not held back as if it were certainly unsent, when it is late by now', async () => {
    const post = await inDoubt('Late and in doubt')
    await world.elapse(1_000)
    await world.sweep()
    expect(await world.target(post)).toMatchObject({ status: 'NEEDS_REVIEW', errorCode: 'OUTCOME_UNKNOWN' })
    expect(await world.tryTo(await world.read(post), 'cancel')).toMatchObject({ status: 409 })
  })

  it('P42: is looked for when its worker died too often before the next call', async () => {
    const post = await inDoubt('Crashes in doubt')
    for (let crash = 0; crash < 4; crash += 1) {
      await world.deps.db.execute(sql`update post_targets set due_at = now() where post_id = ${post.id}`)
      await expect(world.wake(await world.target(post), dieAt('prepared'))).rejects.toThrow(WorkerDied)
      await world.deps.db.execute(sql`update post_targets set lease_until = now() - interval '1 second'
        where post_id = ${post.id}`)
      await world.holdAccount(world.accounts.mastodon, 30)
      await world.sweep()
      await world.freshPace()
    }
    expect(['CONFIRMING', 'QUEUED', 'PUBLISHED']).toContain((await world.target(post)).status)
    expect((await world.target(post)).status).not.toBe('FAILED')
  })

  it('P12: after the last try absence counts only when it is sure', async () => {
    const post = await world.scheduled({ text: 'Five unclear answers' })
    await world.makeDue(post)
    world.breakWith('mastodon', { kind: 'reset', match })
    const once = { maxTries: 1 }
    expect(await world.wake(await world.target(post), once)).toBe('confirming')
    world.repair('mastodon')
    await world.elapse(120)
    await world.sweep(once)
    expect(await world.target(post)).toMatchObject({ status: 'CONFIRMING' })
    await world.elapse(300)
    await world.sweep(once)
    expect(await world.target(post)).toMatchObject({ status: 'FAILED', errorCode: 'NOT_THERE' })
  })

  it('P42 P12: absence that nobody looked for is never sure', async () => {
    const post = await world.scheduled({ text: 'Not looked for' })
    await world.makeDue(post)
    const once = { maxTries: 1 }
    world.breakWith('mastodon', { kind: 'accept-then-fail', match })
    expect(await world.wake(await world.target(post), once)).toBe('confirming')
    // The platform does not let us look; the key makes a repetition harmless, but no try is left.
    world.breakWith('mastodon', { kind: 'status', status: 403, match: '^GET .*/statuses' })
    await world.elapse(600)
    await world.sweep(once)
    expect(await world.target(post)).toMatchObject({ status: 'CONFIRMING' })
    world.repair('mastodon')
    await world.elapse(301)
    await world.sweep(once)
    expect(await world.target(post)).toMatchObject({ status: 'PUBLISHED', attempt: 1 })
    expect(liveWith('Not looked for')).toHaveLength(1)
  })

  it('P42: is not sent again once the platform no longer recognises the repetition', async () => {
    const post = await inDoubt('Too late for the key')
    await world.deps.db.execute(sql`update organizations set late_tolerance_seconds = 86400`)
    await world.elapse(3_100)
    await world.sweep()
    expect(await world.target(post)).toMatchObject({
      status: 'NEEDS_REVIEW',
      errorCode: 'OUTCOME_UNKNOWN',
      attempt: 1,
    })
    await world.deps.db.execute(sql`update organizations set late_tolerance_seconds = 900`)
  })
})
