import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type SeenPost, type World } from '../../publishing/testing/world.ts'
import { signUpMember } from '../../testing/members.ts'
import type { Person } from '../../testing/test-api.ts'

describe('deleting by somebody who may not schedule', () => {
  let world: World
  let contributor: Person
  beforeAll(async () => {
    world = await openWorld({ platforms: ['mastodon', 'x'] })
    contributor = await signUpMember(world.api, world.person.organizationId, 'CONTRIBUTOR')
  })
  afterAll(() => world.close())

  const remove = (post: SeenPost) =>
    contributor.request('DELETE', `/v1/posts/${post.id}?revision=${post.revision}`)
  const setTargets = async (post: SeenPost, ...states: string[]) => {
    for (const [index, target] of post.targets.entries()) {
      await world.deps.db.execute(sql`
        update post_targets set status = ${states[index]}, error_code = 'TOO_LATE' where id = ${target.id}`)
    }
    await world.deps.db.execute(sql`update posts set status = 'PUBLISHING' where id = ${post.id}`)
  }

  it.each([
    ['is still to go out', 'QUEUED'],
    ['waits for an answer', 'NEEDS_REVIEW'],
  ])('takes away no post of which a part %s', async (_what, status) => {
    const post = await world.scheduled()
    await setTargets(post, 'PUBLISHED', status)
    expect(await remove(post)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } })
    expect((await world.read(post)).targets.map((target) => target.status)).toEqual(['PUBLISHED', status])
  })

  it('erases a post with all that hangs on it after thirty days, and no sooner; the audit log stays', async () => {
    const [old, recent] = [
      await world.scheduled({ text: 'Long gone' }),
      await world.scheduled({ text: 'Just gone' }),
    ]
    for (const [post, days] of [
      [old, 31],
      [recent, 29],
    ] as const) {
      const deleted = await world.person.request('DELETE', `/v1/posts/${post.id}?revision=${post.revision}`)
      expect(deleted.status).toBe(200)
      await world.deps.db.execute(
        sql`update posts set deleted_at = now() - make_interval(days => ${days}) where id = ${post.id}`,
      )
    }
    await world.sweep()
    const { rows } = await world.deps.db.execute(sql`
      select (select count(*)::int from posts where id in (${old.id}, ${recent.id})) as posts,
        (select count(*)::int from post_targets where post_id = ${old.id}) as targets,
        (select count(*)::int from audit_log where object_id = ${old.id}) > 0 as remembered`)
    expect(rows).toEqual([{ posts: 1, targets: 0, remembered: true }])
  })

  it('takes away drafts and what failed', async () => {
    expect((await remove(await world.write({}))).status).toBe(200)
    const failed = await world.scheduled()
    await setTargets(failed, 'FAILED', 'FAILED')
    expect((await remove(failed)).status).toBe(200)
  })
})
