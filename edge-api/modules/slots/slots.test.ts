import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type SeenPost, type World } from '../../publishing/testing/world.ts'
import { makeKey, signUpMember } from '../../testing/members.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

interface QueuedPost extends SeenPost {
  slotKey: string | null
}

const week = (...slots: [number, string, string?][]) =>
  world.person.request('PUT', '/v1/slots', {
    body: {
      slots: slots.map(([weekday, wallTime, timeZone]) => ({
        weekday,
        wallTime,
        ...(timeZone ? { timeZone } : {}),
      })),
    },
  })
const next = async (limit = 3) =>
  (await world.person.request('GET', `/v1/slots/next?limit=${limit}`)).body.items
const queue = async (post: SeenPost) => (await world.act(post, 'queue')) as QueuedPost
/** Whether the queue really gives a slot to the next post that asks. */
const isGivenOn = async (slot: { wallTime: string }) => {
  expect((await next(1))[0]).toEqual(slot)
  expect(await queue(await world.write({ text: 'Next, please' }))).toMatchObject({ wallTime: slot.wallTime })
}
const everyDay: [number, string][] = [1, 2, 3, 4, 5, 6, 7].map((weekday) => [weekday, '09:00'])

describe('the queue', () => {
  it('says what to do where no slots are defined', async () => {
    const post = await world.write({ text: 'Into the queue' })
    const answer = await world.tryTo(post, 'queue')
    expect(answer).toMatchObject({ status: 409, body: { code: 'NO_SLOTS' } })
    expect(answer.body.detail).toContain('Settings')
    expect(await next()).toEqual([])
  })

  it('has a week of slots that is replaced as a whole; slots that stay keep their id', async () => {
    const first = await week([5, '17:30'], [1, '09:00', 'America/New_York'], [1, '09:00'])
    expect(first.body.items.map((slot: object) => ({ ...slot, id: null }))).toEqual([
      { id: null, weekday: 1, wallTime: '09:00', timeZone: 'America/New_York' },
      { id: null, weekday: 1, wallTime: '09:00', timeZone: 'Europe/Berlin' },
      { id: null, weekday: 5, wallTime: '17:30', timeZone: 'Europe/Berlin' },
    ])
    const second = await week([5, '17:30'], [6, '10:00'], [6, '10:00'])
    expect(second.body.items).toHaveLength(2)
    expect(second.body.items[0].id).toBe(first.body.items[2].id)
    expect((await world.person.request('GET', '/v1/slots')).body).toEqual(second.body)
    const both = await Promise.all([week([1, '08:00'], [2, '08:00']), week([3, '08:00'], [4, '08:00'])])
    const left = (await world.person.request('GET', '/v1/slots')).body
    expect(both.map(({ body }) => JSON.stringify(body))).toContain(JSON.stringify(left))
  })

  it.each([[[0, '09:00']], [[8, '09:00']], [[1, '24:00']], [[1, '9:00']], [[1, '09:00', 'Mars/Olympus']]] as [
    [number, string, string?],
  ][])('takes no slot %j', async (slot) => {
    expect(await week(slot)).toMatchObject({ status: 422, body: { code: 'VALIDATION_FAILED' } })
  })

  describe('with a slot every day', () => {
    beforeEach(async () => {
      await week()
      await week(...everyDay)
    })

    it('P34: gives each post the next slot that is free', async () => {
      const [one, two, three] = await next()
      const first = await queue(await world.write({ text: 'First' }))
      const second = await queue(await world.write({ text: 'Second' }))
      expect([first, second]).toMatchObject([
        {
          status: 'SCHEDULED',
          wallTime: one.wallTime,
          timeZone: 'Europe/Berlin',
          slotKey: `${one.slotId}@${one.wallTime.slice(0, 10)}`,
        },
        { status: 'SCHEDULED', wallTime: two.wallTime },
      ])
      expect(Date.parse(first.scheduledAt ?? '')).toBe(Date.parse(one.at))
      expect((await next())[0]).toEqual(three)
    })

    it.each([
      ['taken back to draft', (post: SeenPost) => world.act(post, 'cancel')],
      ['moved', (post: SeenPost) => world.act(post, 'reschedule', { at: world.inAnHour(5) })],
      ['published now', (post: SeenPost) => world.act(post, 'publish')],
      [
        'deleted',
        (post: SeenPost) => world.person.request('DELETE', `/v1/posts/${post.id}?revision=${post.revision}`),
      ],
    ])('P34: gives a slot on when its post is %s', async (_name, change) => {
      const [slot] = await next(1)
      const post = await queue(await world.write({ text: 'For a while' }))
      expect((await next(1))[0]).not.toEqual(slot)
      await change(post)
      expect((await next(1))[0]).toEqual(slot)
      await world.api.settled()
    })

    it.each([
      [
        'left unsent after it was held back',
        async (post: SeenPost) => {
          await world.deps.db.execute(sql`update post_targets set status = 'NEEDS_REVIEW', error_code = 'TOO_LATE'
            where post_id = ${post.id}`)
          await world.deps.db.execute(sql`update posts set status = 'NEEDS_REVIEW' where id = ${post.id}`)
          const answer = await world.person.request('POST', `/v1/targets/${post.targets[0]?.id}/resolve`, {
            body: { answer: 'leave-unsent' },
          })
          expect(answer.body).toMatchObject({ status: 'DRAFT', scheduledAt: null, slotKey: null })
          return answer
        },
      ],
      [
        'left without an account',
        (post: SeenPost) =>
          world.person.request('DELETE', `/v1/accounts/${post.targets[0]?.accountId}`, { body: {} }),
      ],
    ])('P34: gives a slot on when its post is %s', async (_name, change) => {
      const accountId = await world.connect('mastodon', 'noor')
      const [slot] = await next(1)
      const post = await queue(await world.write({ text: 'For a while', accountIds: [accountId] }))
      expect((await change(post)).status).toBe(200)
      expect(await world.read(post)).toMatchObject({ status: 'DRAFT', slotKey: null })
      await isGivenOn(slot)
    })

    describe('where posts need approval', () => {
      const requireApproval = (requiresApproval: boolean) =>
        world.person.request('PATCH', '/v1/organization', { body: { requiresApproval } })
      beforeAll(() => requireApproval(true))
      afterAll(() => requireApproval(false))

      it('takes a post that waits for approval from whoever may approve it', async () => {
        const [slot] = await next(1)
        const waiting = await world.act(await world.write({ text: 'Waits no longer' }), 'request-approval')
        expect(await queue(waiting)).toMatchObject({ status: 'SCHEDULED', wallTime: slot.wallTime })
      })

      it('asks others for the approval of what waits for one, as its description says', async () => {
        const publisher = await signUpMember(world.api, world.person.organizationId, 'PUBLISHER')
        const waiting = await world.act(await world.write({ text: 'Waits for you' }), 'request-approval')
        const answer = await publisher.request('POST', `/v1/posts/${waiting.id}/queue`, {
          body: { revision: waiting.revision },
        })
        expect(answer).toMatchObject({ status: 409, body: { code: 'APPROVAL_REQUIRED' } })
      })

      it('P34: keeps the slot of a post that is approved for its time', async () => {
        const [slot] = await next(1)
        const post = await queue(await world.write({ text: 'Mine after all' }))
        const waiting = await world.act(post, 'withdraw-approval')
        expect(await world.act(waiting, 'approve')).toMatchObject({
          status: 'SCHEDULED',
          scheduledAt: post.scheduledAt,
          slotKey: post.slotKey,
        })
        expect((await next(1))[0]).not.toEqual(slot)
      })

      it('P34: keeps the slot of a post that is approved and still to be scheduled', async () => {
        const post = await queue(await world.write({ text: 'Mine so far' }))
        const waiting = await world.act(post, 'withdraw-approval')
        const { key } = await makeKey(world.person, ['post.approve'])
        const { body } = await world.api.request('POST', `/v1/posts/${post.id}/approve`, {
          token: key,
          body: { revision: waiting.revision },
        })
        expect(body).toMatchObject({
          status: 'APPROVED',
          scheduledAt: post.scheduledAt,
          slotKey: post.slotKey,
        })
      })

      it.each([
        ['is declined', (post: SeenPost) => world.act(post, 'send-back', { comment: 'Not like this.' })],
        [
          'is handed in for another time',
          (post: SeenPost) => world.act(post, 'request-approval', { at: world.inAnHour(5) }),
        ],
        ['is handed in without a time', (post: SeenPost) => world.act(post, 'request-approval')],
        [
          'is approved, and then says something else',
          async (post: SeenPost) => {
            // Whoever may approve and not schedule leaves it at the time that was asked for.
            const { key } = await makeKey(world.person, ['post.approve'])
            const { body } = await world.api.request('POST', `/v1/posts/${post.id}/approve`, {
              token: key,
              body: { revision: post.revision },
            })
            expect(body).toMatchObject({ status: 'APPROVED', scheduledAt: post.scheduledAt })
            return world.person.request('PATCH', `/v1/posts/${post.id}`, {
              body: { revision: body.revision, text: 'Something else' },
            })
          },
        ],
      ])('P34: gives a slot on when its post waits and %s', async (_name, change) => {
        const [slot] = await next(1)
        const post = await queue(await world.write({ text: 'For a while' }))
        const waiting = await world.act(post, 'withdraw-approval')
        expect(waiting).toMatchObject({ slotKey: post.slotKey, scheduledAt: post.scheduledAt })
        await change(waiting)
        expect(await world.read(post)).toMatchObject({ slotKey: null })
        await isGivenOn(slot)
      })
    })

    it('P34: keeps the slot of a post whose text is edited', async () => {
      const post = await queue(await world.write({ text: 'Mine' }))
      const edited = await world.person.request('PATCH', `/v1/posts/${post.id}`, {
        body: { revision: post.revision, text: 'Still mine' },
      })
      expect(edited.body).toMatchObject({ slotKey: post.slotKey, scheduledAt: post.scheduledAt })
    })

    it('moves a scheduled post into the queue, and refuses one that is already out', async () => {
      const [slot] = await next(1)
      const scheduled = await world.scheduled({ text: 'Sooner' })
      expect(await queue(scheduled)).toMatchObject({ wallTime: slot.wallTime })
      const live = await world.act(await world.write({ text: 'Out' }), 'publish')
      await world.api.settled()
      expect(await world.tryTo(await world.read(live), 'queue')).toMatchObject({ status: 409 })
    })
  })

  it('P34: gives two posts that ask at once the next two', async () => {
    await week()
    await week(...everyDay)
    const slots = await next(2)
    const posts = [await world.write({ text: 'One' }), await world.write({ text: 'Two' })]
    const queued = await Promise.all(posts.map(queue))
    expect(queued.map(({ wallTime }) => wallTime).sort()).toEqual(
      slots.map(({ wallTime }: { wallTime: string }) => wallTime),
    )
  })
})
