import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { makeKey } from '../testing/members.ts'
import { openWorld, type SeenPost, type World } from './testing/world.ts'

describe('rights, looked at again when the turn comes', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  afterEach(() => world.api.settled())
  afterAll(() => world.close())

  const liveWith = (wanted: string) => world.live().filter(({ text }) => text === wanted)
  const due = async (text: string): Promise<SeenPost> => {
    const post = await world.scheduled({ text })
    await world.makeDue(post)
    return post
  }
  const appointedBy = (post: SeenPost, kind: string, id: string) =>
    world.deps.db.execute(sql`
      update post_targets set appointed_by_kind = ${kind}, appointed_by = ${id} where post_id = ${post.id}`)

  it.each([
    ['has become a viewer', sql`update members set role = 'VIEWER'`],
    ['has left', sql`update members set organization_id = organization_id where false`],
  ])('P38: nothing goes out for somebody who %s', async (_how, change) => {
    const post = await due(`Scheduled by somebody who ${_how}`)
    const stranger = _how === 'has left'
    await appointedBy(post, 'user', stranger ? 'user_01k9999999999999999999999z' : world.person.userId)
    await world.deps.db.execute(change)
    expect(await world.wake(await world.target(post))).toBe('needs-review')
    expect(await world.read(post)).toMatchObject({
      status: 'NEEDS_REVIEW',
      targets: [{ errorCode: 'AUTHOR_MAY_NOT_PUBLISH', attempt: 0 }],
    })
    expect(liveWith(post.text)).toHaveLength(0)
    await world.deps.db.execute(sql`update members set role = 'ADMIN'`)
  })

  it('P38: what a revoked key scheduled waits for a person; an embedded session’s host vouches for its people', async () => {
    const { id } = await makeKey(world.person, ['post.schedule'])
    const byKey = await due('Scheduled by a key')
    await appointedBy(byKey, 'apiKey', id)
    await world.deps.db.execute(sql`update api_keys set revoked_at = now() where id = ${id}`)
    expect(await world.wake(await world.target(byKey))).toBe('needs-review')
    const embedded = await due('Scheduled from a newsroom')
    await appointedBy(embedded, 'embed', `${world.person.organizationId}:writer-7`)
    expect(await world.wake(await world.target(embedded))).toBe('published')
  })

  it('P37: where approval is asked for, only what was approved word for word goes out', async () => {
    await world.deps.db.execute(sql`update organizations set requires_approval = true`)
    const [plain, approved, changed] = [
      await due('Not approved'),
      await due('Approved'),
      await due('Approved before a change'),
    ]
    // Whoever may approve does so by scheduling: here, as if somebody else had scheduled it.
    await world.deps.db.execute(sql`update posts set approved_hash = null where id = ${plain.id}`)
    await world.deps.db.execute(sql`update posts set approved_hash = content_hash where id = ${approved.id}`)
    await world.deps.db.execute(
      sql`update posts set approved_hash = 'of other words' where id = ${changed.id}`,
    )
    expect(await world.wake(await world.target(plain))).toBe('needs-review')
    expect(await world.wake(await world.target(approved))).toBe('published')
    expect(await world.wake(await world.target(changed))).toBe('needs-review')
    expect(await world.target(plain)).toMatchObject({ errorCode: 'NOT_APPROVED' })
    for (const text of ['Not approved', 'Approved before a change']) expect(liveWith(text)).toHaveLength(0)
    await world.deps.db.execute(sql`update organizations set requires_approval = false`)
  })
})
