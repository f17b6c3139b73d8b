import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wallTimeOf } from '../../../core/time.ts'
import { organizations, recurrences, socialAccounts } from '../../../db/schema/index.ts'
import { openWorld, type SeenPost, type World } from '../../publishing/testing/world.ts'
import { signUpMember } from '../../testing/members.ts'
import { extendRecurrences } from './extend-recurrences.ts'

const timeZone = 'Europe/Berlin'
const day = 86_400_000

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

interface SeenOccurrence extends SeenPost {
  recurrenceId: string | null
  occurrence: string
  detached: boolean
}

const now = () => world.kit.clock.now().getTime()
/** The wall time so many days from now, at a time of day. */
const onDay = (days: number, clock = '09:00') =>
  `${wallTimeOf(new Date(now() + days * day).toISOString(), timeZone).slice(0, 10)}T${clock}`
const call = (method: string, path: string, body?: object) =>
  world.person.request(method, path, body === undefined ? {} : { body })
const begin = async (more: object = {}) => {
  const made = await call('POST', '/v1/recurrences', {
    text: 'The market opens',
    accountIds: Object.values(world.accounts),
    rule: 'FREQ=DAILY;INTERVAL=7',
    startsAt: onDay(1),
    timeZone,
    ...more,
  })
  expect(made.body).toMatchObject({ status: 'ACTIVE' })
  return made.body
}
const postsOf = async (id: string): Promise<SeenOccurrence[]> => {
  const { rows } = await world.deps.db.execute<{ id: string }>(
    sql`select id from posts where recurrence_id = ${id} and deleted_at is null order by occurrence`,
  )
  const found: SeenOccurrence[] = []
  for (const row of rows) found.push((await call('GET', `/v1/posts/${row.id}`)).body)
  return found
}
const brief = (posts: SeenOccurrence[]) =>
  posts.map(({ occurrence, status, text }) => `${occurrence} ${status} ${text}`)
const series = async (id: string) => (await call('GET', `/v1/recurrences/${id}`)).body
/** What a series looks like once so many days more have passed for it. */
const age = (id: string, days: number) =>
  world.deps.db.execute(sql`update recurrences set extend_at = now(),
    starts_at = to_char(starts_at::timestamp - make_interval(days => ${days}), 'YYYY-MM-DD"T"HH24:MI'),
    made_until = to_char(made_until::timestamp - make_interval(days => ${days}), 'YYYY-MM-DD"T"HH24:MI')
    where id = ${id}`)

describe('a series', () => {
  it('P33: is made ahead for 60 days, every post frozen and queued at its wall time', async () => {
    const made = await begin()
    const posts = await postsOf(made.id)
    expect(posts.map(({ occurrence }) => occurrence)).toEqual(
      [1, 8, 15, 22, 29, 36, 43, 50, 57].map((days) => onDay(days)),
    )
    for (const post of posts) {
      expect(post).toMatchObject({
        status: 'SCHEDULED',
        wallTime: post.occurrence,
        timeZone,
        detached: false,
      })
      expect(wallTimeOf(post.scheduledAt ?? '', timeZone)).toBe(post.occurrence)
      expect(post.targets).toMatchObject([{ status: 'QUEUED', content: { text: 'The market opens' } }])
      expect(post.targets[0]?.dueAt).toBe(post.scheduledAt)
    }
    expect(made.next.map(({ wallTime }: { wallTime: string }) => wallTime)).toEqual(
      posts.slice(0, 5).map(({ occurrence }) => occurrence),
    )
    const { rows } = await world.deps.db.execute<{ count: number }>(sql`
      select count(*)::int as count from audit_log where action = 'post.scheduled'
        and detail->>'recurrenceId' = ${made.id}`)
    expect(rows[0]?.count).toBe(posts.length)
  })

  it('begins with a draft, which becomes the first occurrence', async () => {
    const draft = await world.write({ text: 'From a draft' })
    const made = await begin({
      postId: draft.id,
      revision: draft.revision,
      text: undefined,
      accountIds: undefined,
    })
    const [first, second] = await postsOf(made.id)
    expect(first).toMatchObject({
      id: draft.id,
      status: 'SCHEDULED',
      occurrence: onDay(1),
      text: 'From a draft',
    })
    expect(second).toMatchObject({ status: 'SCHEDULED', text: 'From a draft' })
  })

  it('has at least the next occurrence, however far away', async () => {
    const made = await begin({ rule: 'FREQ=YEARLY', startsAt: onDay(200) })
    expect(await postsOf(made.id)).toMatchObject([{ occurrence: onDay(200), status: 'SCHEDULED' }])
    expect(await extendRecurrences(world.deps)).toBe(0)
  })

  it.each([
    [{ rule: 'FREQ=HOURLY' }, 'rule', 'FREQUENCY_NOT_SUPPORTED'],
    [{ rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' }, 'rule', 'NEVER_OCCURS'],
    [{ rule: 'FREQ=DAILY;COUNT=3', startsAt: '2020-01-01T09:00' }, 'rule', 'NOTHING_TO_COME'],
    [{ startsAt: '2027-02-30T09:00' }, 'startsAt', 'custom'],
    [{ timeZone: 'Mars/Olympus' }, 'timeZone', 'custom'],
  ])('cannot be %j', async (wrong, field, code) => {
    const answer = await call('POST', '/v1/recurrences', {
      text: 'No',
      accountIds: Object.values(world.accounts),
      rule: 'FREQ=DAILY',
      startsAt: onDay(1),
      timeZone,
      ...wrong,
    })
    expect(answer).toMatchObject({ status: 422, body: { issues: [{ path: [field], code }] } })
  })

  it('is refused like a schedule when the post could not go out', async () => {
    const answer = await call('POST', '/v1/recurrences', {
      text: 'x'.repeat(600),
      accountIds: Object.values(world.accounts),
      rule: 'FREQ=DAILY',
      startsAt: onDay(1),
      timeZone,
    })
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'POST_NOT_READY', issues: [{ code: 'TEXT_TOO_LONG' }] },
    })
  })

  it('shows its dates before it is stored, and what daylight saving does to them', async () => {
    const preview = (body: object) => call('POST', '/v1/recurrences/preview', body)
    const { body } = await preview({
      rule: 'freq=daily;count=2',
      startsAt: '2032-03-28T02:30',
      timeZone,
      count: 3,
    })
    expect(body).toEqual({
      rule: 'FREQ=DAILY;COUNT=2',
      items: [
        { wallTime: '2032-03-28T02:30', at: '2032-03-28T01:30:00Z', note: 'SKIPPED' },
        { wallTime: '2032-03-29T02:30', at: '2032-03-29T00:30:00Z', note: null },
      ],
    })
    expect(
      (await preview({ rule: 'FREQ=DAILY;BYHOUR=3', startsAt: onDay(1), timeZone })).body.issues,
    ).toMatchObject([{ path: ['rule'], code: 'PART_NOT_SUPPORTED' }])
  })

  it('is listed, newest first, and belongs to its organization alone', async () => {
    const stranger = await world.api.signUp()
    const made = await begin()
    const listed = await call('GET', '/v1/recurrences?limit=1')
    expect(listed.body.items.map(({ id }: { id: string }) => id)).toEqual([made.id])
    const next = await call('GET', `/v1/recurrences?limit=1&cursor=${listed.body.nextCursor}`)
    expect(next.body.items[0].id < made.id).toBe(true)
    for (const [method, path, body] of [
      ['GET', '', undefined],
      ['PATCH', '', { revision: made.revision, text: 'Mine' }],
      ['POST', '/skip', { occurrence: onDay(1) }],
      ['POST', '/unskip', { occurrence: onDay(1) }],
      ['POST', '/end', { revision: made.revision }],
    ] as const) {
      const answer = await stranger.request(method, `/v1/recurrences/${made.id}${path}`, body ? { body } : {})
      expect([path, answer.status]).toEqual([path, 404])
    }
    expect((await stranger.request('GET', '/v1/recurrences')).body.items).toEqual([])
  })
})

describe('an occurrence by itself', () => {
  it.each([
    [
      'edited',
      (post: SeenPost) =>
        call('PATCH', `/v1/posts/${post.id}`, { revision: post.revision, text: 'Today only' }),
    ],
    ['moved', (post: SeenPost) => world.tryTo(post, 'reschedule', { at: world.inAnHour(30) })],
    ['taken back to draft', (post: SeenPost) => world.tryTo(post, 'cancel')],
  ])('that is %s stays as it is when the series changes', async (_name, change) => {
    const made = await begin()
    const [first, second] = await postsOf(made.id)
    if (!first || !second) throw new Error('The series has no posts')
    expect((await change(second)).status).toBe(200)
    const mine = (await postsOf(made.id)).find(({ id }) => id === second.id)
    expect(mine?.detached).toBe(true)
    const { revision } = await series(made.id)
    const edited = await call('PATCH', `/v1/recurrences/${made.id}`, {
      revision,
      text: 'New',
      startsAt: onDay(1, '11:00'),
    })
    expect(edited.status).toBe(200)
    const after = await postsOf(made.id)
    expect(after.find(({ id }) => id === second.id)).toMatchObject({
      text: mine?.text,
      status: mine?.status,
      scheduledAt: mine?.scheduledAt,
    })
    // Its day gets no second post at the new time.
    expect(after.filter(({ occurrence }) => occurrence.startsWith(onDay(8).slice(0, 10)))).toHaveLength(1)
    expect(after.filter(({ text, wallTime }) => text === 'New' && wallTime?.endsWith('11:00'))).toHaveLength(
      8,
    )
  })

  it('that is skipped goes and is never made again, unless that is undone', async () => {
    const made = await begin()
    const skipped = await call('POST', `/v1/recurrences/${made.id}/skip`, { occurrence: onDay(8) })
    expect(skipped.body).toMatchObject({ exceptions: [onDay(8)] })
    await age(made.id, 0)
    expect(await extendRecurrences(world.deps)).toBe(0)
    expect((await postsOf(made.id)).map(({ occurrence }) => occurrence)).not.toContain(onDay(8))
    // Once more is no error, and one beyond what is made is noted for later.
    expect((await call('POST', `/v1/recurrences/${made.id}/skip`, { occurrence: onDay(8) })).status).toBe(200)
    expect((await call('POST', `/v1/recurrences/${made.id}/skip`, { occurrence: onDay(71) })).status).toBe(
      200,
    )
    const none = await call('POST', `/v1/recurrences/${made.id}/skip`, { occurrence: onDay(9) })
    expect(none).toMatchObject({ status: 422, body: { issues: [{ code: 'NOT_AN_OCCURRENCE' }] } })
    const back = await call('POST', `/v1/recurrences/${made.id}/unskip`, { occurrence: onDay(8) })
    expect(back.body.exceptions).toEqual([onDay(71)])
    expect((await postsOf(made.id))[1]).toMatchObject({ occurrence: onDay(8), status: 'SCHEDULED' })
  })

  it('that is deleted or taken back to draft is left out of the series', async () => {
    const made = await begin()
    const [first, second] = await postsOf(made.id)
    if (!first || !second) throw new Error('The series has no posts')
    await call('DELETE', `/v1/posts/${first.id}?revision=${first.revision}`)
    await world.act(second, 'cancel')
    expect((await series(made.id)).exceptions).toEqual([first.occurrence, second.occurrence])
    await age(made.id, 0)
    expect(await extendRecurrences(world.deps)).toBe(0)
  })

  it('that was taken back to draft is made again once that is undone, and the draft goes on by itself', async () => {
    const made = await begin()
    const [, second] = await postsOf(made.id)
    if (!second) throw new Error('The series has no posts')
    const draft = await world.act(second, 'cancel')
    const unskip = () => call('POST', `/v1/recurrences/${made.id}/unskip`, { occurrence: onDay(8) })
    expect((await unskip()).body.exceptions).toEqual([])
    const after = (await postsOf(made.id))[1]
    expect(after).toMatchObject({ occurrence: onDay(8), status: 'SCHEDULED', text: second.text })
    expect(after?.id).not.toBe(second.id)
    expect(await world.read(second)).toMatchObject({
      status: 'DRAFT',
      recurrenceId: null,
      occurrence: null,
      revision: draft.revision + 1,
    })
    expect((await unskip()).status).toBe(200)
    expect(await postsOf(made.id)).toHaveLength(9)
  })

  it('that is already live cannot be skipped', async () => {
    const made = await begin({ text: 'Live already' })
    const [first] = await postsOf(made.id)
    if (!first) throw new Error('The series has no posts')
    await world.makeDue(first)
    await world.freshPace()
    await world.sweep()
    await world.api.settled()
    expect(await world.read(first)).toMatchObject({ status: 'PUBLISHED' })
    const answer = await call('POST', `/v1/recurrences/${made.id}/skip`, { occurrence: first.occurrence })
    expect(answer).toMatchObject({ status: 409, body: { code: 'STATE_CONFLICT' } })
  })
})

describe('all occurrences to come', () => {
  it('say something else from one on, in the same posts under new targets', async () => {
    const made = await begin()
    const before = await postsOf(made.id)
    const edited = await call('PATCH', `/v1/recurrences/${made.id}`, {
      revision: made.revision,
      from: onDay(15),
      text: 'From now on',
    })
    expect(edited).toMatchObject({ status: 200, body: { text: 'From now on', startsAt: made.startsAt } })
    const after = await postsOf(made.id)
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
    expect(after.map(({ text }) => text)).toEqual([
      ...Array(2).fill('The market opens'),
      ...Array(7).fill('From now on'),
    ])
    const open = (after[2]?.targets ?? []).filter(({ status }) => status === 'QUEUED')
    expect(open).toMatchObject([{ content: { text: 'From now on' } }])
    const old = before[2]?.targets[0]
    if (!old) throw new Error('There was no target')
    // A wake-up for what was taken off finds nothing to do.
    expect(await world.wake(old)).not.toBe('published')
  })

  it('come at other times by another rule; what is too much goes, what is missing is made', async () => {
    const made = await begin({ rule: 'FREQ=DAILY;COUNT=10', startsAt: onDay(1) })
    const before = await postsOf(made.id)
    const less = await call('PATCH', `/v1/recurrences/${made.id}`, {
      revision: made.revision,
      from: onDay(3),
      rule: 'FREQ=DAILY;INTERVAL=2;COUNT=3',
      startsAt: onDay(4, '18:30'),
    })
    expect(less.status).toBe(200)
    const fewer = await postsOf(made.id)
    expect(fewer.map(({ occurrence }) => occurrence)).toEqual([
      onDay(1),
      onDay(2),
      onDay(4, '18:30'),
      onDay(6, '18:30'),
      onDay(8, '18:30'),
    ])
    expect(fewer.map(({ id }) => id)).toEqual(before.slice(0, 5).map(({ id }) => id))
    const more = await call('PATCH', `/v1/recurrences/${made.id}`, {
      revision: less.body.revision,
      from: onDay(6, '18:30'),
      rule: 'FREQ=DAILY;COUNT=4',
    })
    expect(more.status).toBe(200)
    const longer = await postsOf(made.id)
    expect(longer.map(({ occurrence, status }) => `${occurrence} ${status}`).slice(2)).toEqual(
      [4, 6, 7, 8, 9].map((days) => `${onDay(days, '18:30')} SCHEDULED`),
    )
  })

  it('keep a count: of ten, what is left after those before', async () => {
    const made = await begin({ rule: 'FREQ=DAILY;COUNT=5' })
    const edited = await call('PATCH', `/v1/recurrences/${made.id}`, {
      revision: made.revision,
      from: onDay(3),
      startsAt: onDay(3, '20:00'),
    })
    expect(edited.body).toMatchObject({ rule: 'FREQ=DAILY;COUNT=3', startsAt: onDay(3, '20:00') })
    expect(await postsOf(made.id)).toHaveLength(5)
  })

  it('are changed by one of two people, and not with a text that could not go out', async () => {
    const made = await begin()
    const edit = (text: string) =>
      call('PATCH', `/v1/recurrences/${made.id}`, { revision: made.revision, text })
    expect(await edit('x'.repeat(600))).toMatchObject({ status: 422, body: { code: 'POST_NOT_READY' } })
    const answers = await Promise.all([edit('Ada'), edit('Ben')])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const winner = answers.find(({ status }) => status === 200)?.body.text
    expect(new Set((await postsOf(made.id)).map(({ text }) => text))).toEqual(new Set([winner]))
  })

  it('leave alone what an account has begun to receive', async () => {
    const made = await begin()
    const [first] = await postsOf(made.id)
    if (!first) throw new Error('The series has no posts')
    await world.deps.db.execute(sql`update posts set status = 'PUBLISHING' where id = ${first.id}`)
    await world.deps.db.execute(sql`update post_targets set status = 'PUBLISHING',
      lease_until = now() + interval '1 hour' where post_id = ${first.id}`)
    const edited = await call('PATCH', `/v1/recurrences/${made.id}`, {
      revision: made.revision,
      text: 'Later',
    })
    expect(edited.status).toBe(200)
    const posts = await postsOf(made.id)
    expect(brief(posts).slice(0, 2)).toEqual([
      `${onDay(1)} PUBLISHING The market opens`,
      `${onDay(8)} SCHEDULED Later`,
    ])
  })

  it('leave alone what may be live after an earlier try, in a change and at the end', async () => {
    const made = await begin({ text: 'Perhaps live' })
    const [first] = await postsOf(made.id)
    if (!first) throw new Error('The series has no posts')
    await world.deps.db.execute(sql`update post_targets set in_doubt = true where post_id = ${first.id}`)
    const edited = await call('PATCH', `/v1/recurrences/${made.id}`, {
      revision: made.revision,
      text: 'Later',
    })
    const ended = await call('POST', `/v1/recurrences/${made.id}/end`, { revision: edited.body.revision })
    expect(ended.body.status).toBe('ENDED')
    expect(brief(await postsOf(made.id))).toEqual([`${onDay(1)} SCHEDULED Perhaps live`])
  })

  it('are gone when the series ends, except for one that was changed by itself', async () => {
    const made = await begin()
    const [, second] = await postsOf(made.id)
    if (!second) throw new Error('The series has no posts')
    await call('PATCH', `/v1/posts/${second.id}`, { revision: second.revision, text: 'Mine' })
    const ended = await call('POST', `/v1/recurrences/${made.id}/end`, { revision: made.revision })
    expect(ended.body).toMatchObject({ status: 'ENDED', next: [] })
    expect(brief(await postsOf(made.id))).toEqual([`${onDay(8)} SCHEDULED Mine`])
    const { rows } = await world.deps.db.execute<{ count: number }>(sql`
      select count(*)::int as count from post_targets t join posts p on p.id = t.post_id
      where p.recurrence_id = ${made.id} and p.deleted_at is not null and t.status <> 'CANCELLED'`)
    expect(rows[0]?.count).toBe(0)
    const again = await call('POST', `/v1/recurrences/${made.id}/end`, { revision: ended.body.revision })
    expect(again.body.code).toBe('STATE_CONFLICT')
  })
})

describe('where posts need approval', () => {
  const approve = (requiresApproval: boolean) => world.deps.db.update(organizations).set({ requiresApproval })
  const body = () => ({
    text: 'Asked for',
    accountIds: Object.values(world.accounts),
    rule: 'FREQ=DAILY;INTERVAL=30',
    startsAt: onDay(1),
    timeZone,
  })

  it('a series is approved by whoever begins it and may approve, for all its occurrences, later ones too', async () => {
    await approve(true)
    const made = await begin({ rule: 'FREQ=DAILY;INTERVAL=30' })
    await world.deps.db.execute(sql`delete from posts where recurrence_id = ${made.id}
      and occurrence > ${onDay(20)}`)
    await age(made.id, 0)
    expect(await extendRecurrences(world.deps)).toBe(1)
    const { rows } = await world.deps.db.execute<{ by: string; same: boolean; status: string }>(sql`
      select approved_by as by, approved_hash = content_hash as same, status from posts
      where recurrence_id = ${made.id}`)
    expect(rows).toEqual(Array(2).fill({ by: world.person.userId, same: true, status: 'SCHEDULED' }))
    await approve(false)
  })

  it('a post that was approved is repeated by whoever may schedule it, and becomes the first occurrence', async () => {
    await approve(true)
    const waiting = await world.act(await world.write({ text: 'Approved before' }), 'request-approval')
    const approved = await world.act(waiting, 'approve')
    expect(approved.status).toBe('APPROVED')
    const publisher = await signUpMember(world.api, world.person.organizationId, 'PUBLISHER')
    const { text: _text, accountIds: _accountIds, ...repeated } = body()
    const made = await publisher.request('POST', '/v1/recurrences', {
      body: { ...repeated, postId: approved.id, revision: approved.revision },
    })
    expect(made.status).toBe(201)
    const posts = await postsOf(made.body.id)
    expect(brief(posts)).toEqual([1, 31].map((days) => `${onDay(days)} SCHEDULED Approved before`))
    expect(posts[0]?.id).toBe(approved.id)
    await approve(false)
  })

  it('nobody else begins or changes one with words that were not approved', async () => {
    await approve(true)
    const made = await begin()
    const publisher = await signUpMember(world.api, world.person.organizationId, 'PUBLISHER')
    const refused = await publisher.request('POST', '/v1/recurrences', { body: body() })
    expect(refused.status).toBe(409)
    const path = `/v1/recurrences/${made.id}`
    const changed = await publisher.request('PATCH', path, { body: { revision: made.revision, text: 'Sly' } })
    expect(changed.status).toBe(409)
    const moved = await publisher.request('PATCH', path, {
      body: { revision: made.revision, startsAt: onDay(1, '12:00') },
    })
    expect(moved.status).toBe(200)
    expect((await postsOf(made.id)).map(({ status }) => status)).toEqual(Array(9).fill('SCHEDULED'))
    await approve(false)
  })

  it('P37: an occurrence that was declined stays a draft, whatever the sweep makes anew', async () => {
    await approve(true)
    const made = await begin()
    const [first] = await postsOf(made.id)
    if (!first) throw new Error('The series has no posts')
    const waiting = await world.act(first, 'withdraw-approval')
    await world.act(waiting, 'send-back', { comment: 'Not this time.' })
    await age(made.id, 0)
    await extendRecurrences(world.deps)
    expect(await world.read(first)).toMatchObject({
      status: 'DRAFT',
      detached: true,
      occurrence: first.occurrence,
    })
    expect((await postsOf(made.id)).filter(({ status }) => status === 'SCHEDULED')).toHaveLength(8)
    await approve(false)
  })
})

describe('the sweep', () => {
  it('makes what has come near, once', async () => {
    const made = await begin()
    await age(made.id, 7)
    await world.deps.db.execute(sql`delete from posts where recurrence_id = ${made.id}
      and occurrence > ${onDay(40)}`)
    await world.deps.db
      .update(recurrences)
      .set({ madeUntil: onDay(36) })
      .where(eq(recurrences.id, made.id))
    await world.sweep()
    const occurrences = (await postsOf(made.id)).map(({ occurrence }) => occurrence)
    expect(occurrences).toEqual([1, 8, 15, 22, 29, 36, 43, 50, 57].map((days) => onDay(days)))
    // The rights of whoever made the series are what counts, also for what the sweep made of it.
    const { rows } = await world.deps.db.execute(sql`
      select distinct appointed_by_kind as kind, appointed_by as by from post_targets
      where post_id in (select id from posts where recurrence_id = ${made.id})`)
    expect(rows).toEqual([{ kind: 'user', by: world.person.userId }])
    await age(made.id, 0)
    expect(await extendRecurrences(world.deps)).toBe(0)
  })

  it('goes on after a stop between the change of a series and its posts', async () => {
    const made = await begin()
    await world.deps.db.execute(sql`update posts set status = 'DRAFT', occurrence = null, scheduled_at = null
      where recurrence_id = ${made.id} and occurrence > ${onDay(20)}`)
    await world.deps.db.execute(sql`update post_targets set status = 'CANCELLED' where post_id in (
      select id from posts where recurrence_id = ${made.id} and occurrence is null)`)
    await world.deps.db
      .update(recurrences)
      .set({ extendAt: world.kit.clock.now(), madeUntil: null })
      .where(eq(recurrences.id, made.id))
    await extendRecurrences(world.deps)
    expect((await postsOf(made.id)).filter(({ status }) => status === 'SCHEDULED')).toHaveLength(9)
  })

  it('makes a draft where an occurrence cannot be scheduled, says why, goes on, and schedules it once it can', async () => {
    const made = await begin({ rule: 'FREQ=DAILY;INTERVAL=20' })
    await world.deps.db.execute(sql`delete from posts where recurrence_id = ${made.id}`)
    await age(made.id, 0)
    await world.deps.db.update(socialAccounts).set({ status: 'NEEDS_RECONNECT' })
    await extendRecurrences(world.deps)
    expect((await postsOf(made.id)).map(({ status }) => status)).toEqual(['DRAFT', 'DRAFT', 'DRAFT'])
    expect(await series(made.id)).toMatchObject({
      status: 'ACTIVE',
      problem: expect.stringContaining('has to be connected anew'),
    })
    await world.deps.db.update(socialAccounts).set({ status: 'ACTIVE' })
    const [row] = await world.deps.db.select().from(recurrences).where(eq(recurrences.id, made.id))
    expect(row?.extendAt?.getTime()).toBeLessThanOrEqual(now() + 3_600_000)
    await age(made.id, 0)
    await extendRecurrences(world.deps)
    expect((await postsOf(made.id)).map(({ status }) => status)).toEqual([
      'SCHEDULED',
      'SCHEDULED',
      'SCHEDULED',
    ])
    expect(await series(made.id)).toMatchObject({ problem: null })
  })

  it("P6: that was off for a month sends none of last month's posts and makes none for dates that went by", async () => {
    const made = await begin({ text: 'A month ago' })
    const before = world.live().length
    // What had been made is a month late now; what had not been made is over as well.
    await world.deps.db.execute(sql`update posts set scheduled_at = scheduled_at - interval '35 days',
      occurrence = to_char(occurrence::timestamp - interval '35 days', 'YYYY-MM-DD"T"HH24:MI')
      where recurrence_id = ${made.id}`)
    await world.deps.db.execute(
      sql`delete from posts where recurrence_id = ${made.id} and occurrence > ${onDay(-25)}`,
    )
    await world.deps.db.execute(sql`update post_targets t set due_at = p.scheduled_at, scheduled_at = p.scheduled_at
      from posts p where p.id = t.post_id and p.recurrence_id = ${made.id}`)
    await age(made.id, 35)
    await world.deps.db
      .update(recurrences)
      .set({ madeUntil: onDay(-27) })
      .where(eq(recurrences.id, made.id))
    await world.freshPace()
    await world.sweep()
    await world.api.settled()
    expect(world.live().length).toBe(before)
    const posts = await postsOf(made.id)
    expect(posts.filter(({ occurrence }) => occurrence < onDay(0)).map(({ status }) => status)).toEqual([
      'NEEDS_REVIEW',
      'NEEDS_REVIEW',
    ])
    const ahead = posts.filter(({ occurrence }) => occurrence >= onDay(0))
    expect(ahead.map(({ status }) => status)).toEqual(Array(9).fill('SCHEDULED'))
    expect((await series(made.id)).problem).toMatch(/^3 dates passed/)
  })

  it('still makes what is late by no more than the organization tolerates', async () => {
    await world.deps.db.update(organizations).set({ lateToleranceSeconds: 7_200 })
    const clock = wallTimeOf(new Date(now() - 3_600_000).toISOString(), timeZone)
    const made = await begin({ rule: 'FREQ=DAILY', startsAt: clock })
    expect((await postsOf(made.id))[0]).toMatchObject({ occurrence: clock })
    await world.deps.db.update(organizations).set({ lateToleranceSeconds: 900 })
    await call('POST', `/v1/recurrences/${made.id}/end`, { revision: made.revision })
  })

  it('lets a series that fails not keep the others waiting', async () => {
    const broken = await begin()
    const sound = await begin()
    await world.deps.db.update(recurrences).set({ rule: 'nonsense' }).where(eq(recurrences.id, broken.id))
    await world.deps.db.execute(sql`delete from posts where recurrence_id = ${sound.id}`)
    await age(broken.id, 0)
    await age(sound.id, 0)
    expect(await extendRecurrences(world.deps)).toBe(9)
    expect(world.api.logLines.join('\n')).toContain('A series could not be extended')
    await world.deps.db.update(recurrences).set({ rule: 'FREQ=DAILY' }).where(eq(recurrences.id, broken.id))
  })
})
