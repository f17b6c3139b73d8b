import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type SeenPost, type World } from './testing/world.ts'

describe('people against the clock', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  afterEach(() => world.api.settled())
  afterAll(() => world.close())

  const liveWith = (wanted: string) => world.live().filter(({ text }) => text === wanted)

  const changes: Record<string, (post: SeenPost) => Promise<{ status: number; body: { code?: string } }>> = {
    cancelling: (post) => world.tryTo(post, 'cancel'),
    rescheduling: (post) => world.tryTo(post, 'reschedule', { at: world.inAnHour(2) }),
    'publishing now': (post) => world.tryTo(post, 'publish'),
    editing: (post) =>
      world.person.request('PATCH', `/v1/posts/${post.id}`, {
        body: { revision: post.revision, text: 'Other words' },
      }),
    deleting: (post) => world.person.request('DELETE', `/v1/posts/${post.id}?revision=${post.revision}`),
  }

  it.each(Object.keys(changes))(
    'P21: %s a post that is being sent is refused and changes nothing',
    async (name) => {
      const text = `Being sent while ${name}`
      const post = await world.scheduled({ text })
      await world.makeDue(post)
      const answers: { status: number; body: { code?: string } }[] = []
      const failpoint = async (point: string) => {
        const answer = point === 'fenced' ? await changes[name]?.(post) : undefined
        if (answer) answers.push(answer)
      }
      expect(await world.wake(await world.target(post), { failpoint })).toBe('published')
      expect(answers).toMatchObject([{ status: 409, body: { code: 'ALREADY_SENDING' } }])
      expect(liveWith(text)).toHaveLength(1)
      expect(await world.read(post)).toMatchObject({ status: 'PUBLISHED', text, revision: post.revision })
    },
  )

  it.each(['cancelling', 'editing', 'rescheduling', 'deleting'])(
    'P21: %s at the very moment of the wake-up either wins or is refused',
    async (name) => {
      const outcomes = new Set<string>()
      for (let round = 0; round < 8; round += 1) {
        const text = `Race ${round} of ${name}`
        const post = await world.scheduled({ text })
        await world.makeDue(post)
        const target = await world.target(post)
        const wake = () => world.wake(target)
        const change = () => changes[name]?.(post)
        const [first, second] = round % 2 === 0 ? [wake, change] : [change, wake]
        const results = await Promise.all([first(), second()])
        const [result, answer] = round % 2 === 0 ? results : results.toReversed()
        outcomes.add(String(result))
        expect(liveWith(text)).toHaveLength(result === 'published' ? 1 : 0)
        if (result === 'stale') {
          expect(answer).toMatchObject({ status: 200 })
        } else if (name === 'deleting' && typeof answer === 'object' && answer.status === 200) {
          // It came when all was done: only the record here goes, and the platform keeps the post.
          expect((await world.person.request('GET', `/v1/posts/${post.id}`)).status).toBe(404)
        } else {
          expect(result).toBe('published')
          expect(answer).toMatchObject({ status: 409 })
        }
      }
      for (const outcome of outcomes) expect(['published', 'stale']).toContain(outcome)
    },
  )

  it('P21: of two people who change a post at once, one is told', async () => {
    const post = await world.scheduled({ text: 'Two minds' })
    const answers = await Promise.all([changes.cancelling?.(post), changes.rescheduling?.(post)])
    expect(answers.map((answer) => answer?.status).sort()).toEqual([200, 409])
    const loser = answers.find((answer) => answer?.status === 409)
    expect(['REVISION_CONFLICT', 'ALREADY_SENDING']).toContain(loser?.body.code)
  })

  /** Lets something happen after the next change has read what it changes, and before it is written. */
  const beforeItIsWritten = (happen: () => Promise<unknown>) => {
    const { db } = world.deps
    const { batch } = db
    db.batch = async (statements) => {
      const isChange = statements.some((each) => 'toSQL' in each && toSql(each).includes('"audit_log"'))
      if (isChange) {
        db.batch = batch
        await happen()
      }
      return Reflect.apply(batch, db, [statements])
    }
  }
  const toSql = (statement: object) => (statement as { toSQL(): { sql: string } }).toSQL().sql

  it.each(Object.keys(changes))(
    'P21: %s a post whose wake-up is armed anew at that moment is no conflict, for nothing was sent',
    async (name) => {
      const text = `Armed anew while ${name}`
      const post = await world.scheduled({ text })
      const old = await world.target(post)
      const early: string[] = []
      beforeItIsWritten(async () => early.push(await world.wake(old)))
      expect(await changes[name]?.(post)).toMatchObject({ status: 200 })
      expect(early).toEqual(['early'])
      await world.api.settled()
      const again = { id: old.id, generation: old.generation + 1 }
      expect(await world.wake(again)).toBe('stale')
    },
  )

  it('P21: editing a post leaves it in a pause that began at that moment', async () => {
    const post = await world.scheduled({ text: 'Paused' })
    const { dueAt } = await world.target(post)
    beforeItIsWritten(() =>
      world.deps.db.execute(sql`update post_targets set generation = generation + 1,
        due_at = due_at + interval '1 hour' where post_id = ${post.id}`),
    )
    expect(await changes.editing?.(post)).toMatchObject({ status: 200 })
    const target = await world.target(post)
    expect(target.content.text).toBe('Other words')
    expect(Date.parse(target.dueAt) - Date.parse(dueAt)).toBe(3_600_000)
  })

  it('P22: scheduling again after a cancellation leaves the old wake-ups stale', async () => {
    const post = await world.scheduled({ text: 'Once more' })
    const old = await world.target(post)
    const draft = await world.act(post, 'cancel')
    expect(draft).toMatchObject({ status: 'DRAFT', scheduledAt: null })
    const again = await world.act(draft, 'schedule', { at: world.inAnHour() })
    const fresh = again.targets.find(({ status }) => status === 'QUEUED')
    expect(fresh?.id).not.toBe(old.id)
    await world.makeDue(post)
    expect(await world.wake(old)).toBe('stale')
    expect(await world.wake(fresh ?? old)).toBe('published')
    expect(liveWith('Once more')).toHaveLength(1)
  })

  it('P22: every edit and move of a scheduled post raises the generation', async () => {
    const post = await world.scheduled({ text: 'One' })
    const edited = await world.person.request('PATCH', `/v1/posts/${post.id}`, {
      body: { revision: post.revision, text: 'Two' },
    })
    const moved = await world.act(edited.body, 'reschedule', { at: world.inAnHour(2) })
    expect([post, edited.body, moved].map(({ targets }) => targets[0].generation)).toEqual([1, 2, 3])
    expect(moved.text).toBe('Two')
  })
})
