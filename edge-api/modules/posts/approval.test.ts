import { and, eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { auditLog, postTargets } from '../../../db/schema/index.ts'
import { openWorld, type SeenPost, type World } from '../../publishing/testing/world.ts'
import { embedOrigin, makeKey, signEmbedToken, signUpMember } from '../../testing/members.ts'
import type { Person } from '../../testing/test-api.ts'

describe('approval', () => {
  let world: World
  let writer: Person
  let publisher: Person
  let manager: Person
  beforeAll(async () => {
    world = await openWorld()
    const { api, person } = world
    writer = await signUpMember(api, person.organizationId, 'CONTRIBUTOR')
    publisher = await signUpMember(api, person.organizationId, 'PUBLISHER')
    manager = await signUpMember(api, person.organizationId, 'MANAGER')
    await person.request('PATCH', '/v1/organization', { body: { requiresApproval: true } })
  })
  afterEach(() => world.api.settled())
  afterAll(() => world.close())

  const act = (by: Person, post: SeenPost, verb: string, body: object = {}) =>
    by.request('POST', `/v1/posts/${post.id}/${verb}`, { body: { revision: post.revision, ...body } })
  const edit = (by: Person, post: SeenPost, body: object) =>
    by.request('PATCH', `/v1/posts/${post.id}`, { body: { revision: post.revision, ...body } })
  const soon = () => ({ at: world.inAnHour() })

  async function write(by: Person, text: string): Promise<SeenPost> {
    const made = await by.request('POST', '/v1/posts', {
      body: { text, accountIds: Object.values(world.accounts) },
    })
    expect(made.status).toBe(201)
    return made.body
  }
  async function must(answer: ReturnType<typeof act>) {
    const { status, body } = await answer
    expect([status, body.code, body.detail]).toEqual([200, undefined, undefined])
    return body
  }
  const scheduled = async (by: Person, text: string) =>
    must(act(by, await write(by, text), 'schedule', soon()))

  it('is not missing in the list where a post that was approved went back to draft', async () => {
    const missing = async (): Promise<string[]> => {
      const { body } = await manager.request('GET', '/v1/posts?approval=missing&limit=100')
      return body.items.map(({ id }: { id: string }) => id)
    }
    const approved = await scheduled(manager, 'Approved and taken back')
    const draft = await must(act(manager, approved, 'cancel'))
    expect(draft).toMatchObject({ status: 'DRAFT', approval: expect.any(Object) })
    expect(await missing()).not.toContain(draft.id)
    const edited = (await edit(writer, draft, { text: 'Other words' })).body
    const waiting = await must(act(writer, edited, 'request-approval'))
    expect(await missing()).toContain(waiting.id)
  })

  it('takes a contributor from the first word to a place in the queue', async () => {
    const draft = await write(writer, 'Asked and answered')
    expect((await act(writer, draft, 'schedule', soon())).status).toBe(403)
    const time = soon()
    const waiting = await must(act(writer, draft, 'request-approval', time))
    expect(waiting).toMatchObject({
      status: 'PENDING_APPROVAL',
      scheduledAt: time.at,
      approval: null,
      approvalStep: { kind: 'requested', name: 'CONTRIBUTOR Example', comment: null },
      targets: [],
    })
    const { at: _at, ...step } = waiting.approvalStep
    expect(await world.read(waiting)).toMatchObject({ approvalStep: step })
    const approved = await must(act(manager, waiting, 'approve'))
    expect(approved).toMatchObject({
      status: 'SCHEDULED',
      scheduledAt: time.at,
      approval: { name: 'MANAGER Example' },
      approvalStep: null,
      targets: [{ status: 'QUEUED', content: { text: 'Asked and answered' } }],
    })
    expect(await world.read(approved)).toEqual(approved)
    const [target] = await world.deps.db.select().from(postTargets).where(eq(postTargets.postId, approved.id))
    expect(target).toMatchObject({ appointedByKind: 'user', appointedBy: manager.userId })
  })

  it('leaves a post without a planned time, or with one that is over, to be scheduled', async () => {
    const waiting = await must(act(writer, await write(writer, 'At any time'), 'request-approval'))
    const approved = await must(act(manager, waiting, 'approve'))
    expect(approved).toMatchObject({ status: 'APPROVED', scheduledAt: null, targets: [] })
    const out = await must(act(publisher, approved, 'schedule', soon()))
    expect(out).toMatchObject({ status: 'SCHEDULED', approval: { name: 'MANAGER Example' } })
  })

  it('hands in only what could go out, and only drafts', async () => {
    const long = await write(writer, 'x'.repeat(600))
    expect(await act(writer, long, 'request-approval')).toMatchObject({
      status: 422,
      body: { code: 'POST_NOT_READY', issues: [{ code: 'TEXT_TOO_LONG' }] },
    })
    const post = await scheduled(manager, 'Too late to ask')
    expect((await act(writer, post, 'request-approval')).body.code).toBe('STATE_CONFLICT')
    const past = { at: world.inAnHour(-1) }
    const draft = await write(writer, 'Yesterday')
    expect((await act(writer, draft, 'request-approval', past)).body.code).toBe('VALIDATION_FAILED')
  })

  it('sends a post back with a comment, which stays with the post until somebody asks again', async () => {
    const waiting = await must(act(writer, await write(writer, 'Not yet'), 'request-approval', soon()))
    expect((await act(manager, waiting, 'send-back', { comment: '  ' })).status).toBe(422)
    expect((await act(manager, waiting, 'send-back', { comment: 'x'.repeat(1001) })).status).toBe(422)
    const back = await must(act(manager, waiting, 'send-back', { comment: 'Name the pier, please.' }))
    expect(back).toMatchObject({
      status: 'DRAFT',
      scheduledAt: null,
      approvalStep: { kind: 'sent-back', name: 'MANAGER Example', comment: 'Name the pier, please.' },
    })
    expect(await world.read(back)).toMatchObject({ approvalStep: { comment: 'Name the pier, please.' } })
    const [row] = await world.deps.db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.objectId, back.id), eq(auditLog.action, 'post.sent-back')))
    expect(row).toMatchObject({ actorId: manager.userId, detail: { comment: 'Name the pier, please.' } })
    const edited = (await edit(writer, back, { text: 'Not yet, at pier 4' })).body
    expect(edited.approvalStep).toMatchObject({ kind: 'sent-back' })
    const again = await must(act(writer, edited, 'request-approval'))
    expect(again.approvalStep).toMatchObject({ kind: 'requested', comment: null })
  })

  it('names the revision that was seen: what was edited meanwhile is not approved', async () => {
    const waiting = await must(act(writer, await write(writer, 'First words'), 'request-approval'))
    const edited = (await edit(writer, waiting, { text: 'Second words' })).body
    expect(edited).toMatchObject({ status: 'PENDING_APPROVAL', approval: null })
    expect((await act(manager, waiting, 'approve')).body.code).toBe('REVISION_CONFLICT')
    expect((await act(manager, waiting, 'send-back', { comment: 'Hm' })).body.code).toBe('REVISION_CONFLICT')
    expect(await must(act(manager, edited, 'approve'))).toMatchObject({
      status: 'APPROVED',
      text: 'Second words',
    })
  })

  it('keeps what waits ready to go out', async () => {
    const waiting = await must(act(writer, await write(writer, 'Short'), 'request-approval'))
    const answer = await edit(writer, waiting, { text: 'x'.repeat(600) })
    expect(answer.body.code).toBe('POST_NOT_READY')
    expect(await world.read(waiting)).toMatchObject({ text: 'Short', status: 'PENDING_APPROVAL' })
  })

  it('approves by scheduling whoever may approve, and refuses others what is not approved', async () => {
    const post = await write(writer, 'Straight away')
    for (const verb of ['schedule', 'publish']) {
      const body = verb === 'schedule' ? soon() : {}
      expect(await act(publisher, post, verb, body)).toMatchObject({
        status: 409,
        body: { code: 'APPROVAL_REQUIRED' },
      })
    }
    expect(await world.read(post)).toMatchObject({ status: 'DRAFT', revision: 1, targets: [] })
    const out = await must(act(manager, post, 'schedule', soon()))
    expect(out).toMatchObject({ status: 'SCHEDULED', approval: { name: 'MANAGER Example' } })
  })

  it('lets somebody who may approve schedule what waits for another time', async () => {
    const waiting = await must(act(writer, await write(writer, 'Rather then'), 'request-approval', soon()))
    expect((await act(publisher, waiting, 'schedule', soon())).body.code).toBe('APPROVAL_REQUIRED')
    const later = world.inAnHour(5)
    const out = await must(act(manager, waiting, 'schedule', { at: later }))
    expect(out).toMatchObject({ status: 'SCHEDULED', scheduledAt: later, approval: {} })
  })

  it('holds for words, not for a time: moving and cancelling keep it', async () => {
    const post = await scheduled(manager, 'Same words')
    const moved = await must(act(publisher, post, 'reschedule', { at: world.inAnHour(3) }))
    expect(moved.approval).toEqual(post.approval)
    const draft = await must(act(publisher, moved, 'cancel'))
    expect(draft).toMatchObject({ status: 'DRAFT', approval: post.approval })
    const again = await must(act(publisher, draft, 'schedule', soon()))
    expect(again).toMatchObject({ status: 'SCHEDULED', approval: post.approval })
  })

  it('ends with other words: an approved post is a draft again', async () => {
    const waiting = await must(act(writer, await write(writer, 'These words'), 'request-approval'))
    const approved = await must(act(manager, waiting, 'approve'))
    const same = (await edit(writer, approved, { text: 'These words' })).body
    expect(same).toMatchObject({ status: 'APPROVED', approval: { name: 'MANAGER Example' } })
    const other = (await edit(writer, same, { text: 'Other words' })).body
    expect(other).toMatchObject({ status: 'DRAFT', approval: null })
    expect((await act(publisher, other, 'schedule', soon())).body.code).toBe('APPROVAL_REQUIRED')
    const back = (await edit(writer, other, { text: 'These words' })).body
    expect(back).toMatchObject({ status: 'DRAFT', approval: null })
  })

  it('is given anew by an editor who may approve, and asked for again after any other', async () => {
    const post = await scheduled(manager, 'Line 9 opens')
    const mended = (await edit(manager, post, { text: 'Line 9 opens today' })).body
    expect(mended).toMatchObject({ status: 'SCHEDULED', approval: { name: 'MANAGER Example' } })
    expect((await edit(writer, mended, { text: 'Mine' })).status).toBe(403)
    const handedIn = (await edit(publisher, mended, { text: 'Line 9 opens late' })).body
    expect(handedIn).toMatchObject({
      status: 'PENDING_APPROVAL',
      scheduledAt: post.scheduledAt,
      approval: null,
      approvalStep: { kind: 'requested', name: 'PUBLISHER Example' },
      targets: [{ status: 'CANCELLED' }],
    })
    const step = { ...handedIn.approvalStep, at: expect.any(String) }
    expect(await world.read(handedIn)).toEqual({ ...handedIn, approvalStep: step })
    const out = await must(act(manager, handedIn, 'approve'))
    expect(out).toMatchObject({ status: 'SCHEDULED', scheduledAt: post.scheduledAt, approval: {} })
    const queued = out.targets.filter(({ status }: { status: string }) => status === 'QUEUED')
    expect(queued).toMatchObject([{ content: { text: 'Line 9 opens late' } }])
  })

  it('can be taken back while nothing is under way', async () => {
    const post = await scheduled(manager, 'Second thoughts')
    expect((await act(publisher, post, 'withdraw-approval')).status).toBe(403)
    const waiting = await must(act(manager, post, 'withdraw-approval'))
    expect(waiting).toMatchObject({
      status: 'PENDING_APPROVAL',
      scheduledAt: post.scheduledAt,
      approval: null,
      approvalStep: { kind: 'withdrawn', name: 'MANAGER Example' },
      targets: [{ status: 'CANCELLED' }],
    })
    expect((await act(manager, waiting, 'withdraw-approval')).body.code).toBe('STATE_CONFLICT')
    const again = await must(act(manager, waiting, 'approve'))
    expect(again).toMatchObject({ status: 'SCHEDULED', scheduledAt: post.scheduledAt })
    expect((await act(manager, again, 'approve')).body.code).toBe('STATE_CONFLICT')
  })

  it('is told to the room and written down with every step', async () => {
    const waiting = await must(act(writer, await write(writer, 'Noted'), 'request-approval'))
    const approved = await must(act(manager, waiting, 'approve'))
    const withdrawn = await must(act(manager, approved, 'withdraw-approval'))
    await must(act(manager, withdrawn, 'send-back', { comment: 'No' }))
    await world.api.settled()
    const told = world.api.roomEvents.flatMap(({ event }) =>
      event.postId === waiting.id ? [event.status] : [],
    )
    expect(told).toEqual(['DRAFT', 'PENDING_APPROVAL', 'APPROVED', 'PENDING_APPROVAL', 'DRAFT'])
    const rows = await world.deps.db.select().from(auditLog).where(eq(auditLog.objectId, waiting.id))
    expect(rows.map(({ action }) => action).toSorted()).toEqual([
      'post.approval-requested',
      'post.approval-withdrawn',
      'post.approved',
      'post.created',
      'post.sent-back',
    ])
  })

  it('is one approval however often the request is repeated', async () => {
    const waiting = await must(act(writer, await write(writer, 'Once'), 'request-approval', soon()))
    const idempotencyKey = crypto.randomUUID()
    const approve = () =>
      manager.request('POST', `/v1/posts/${waiting.id}/approve`, {
        body: { revision: waiting.revision },
        idempotencyKey,
      })
    const [first, second] = [await approve(), await approve()]
    expect(first.status).toBe(200)
    expect(second.body).toEqual(first.body)
    expect(second.headers.get('idempotency-replayed')).toBe('true')
    const targets = await world.deps.db.select().from(postTargets).where(eq(postTargets.postId, waiting.id))
    expect(targets).toHaveLength(1)
  })

  it('takes three round trips at most', async () => {
    const draft = await write(writer, 'Quickly')
    const waiting = await must(act(writer, draft, 'request-approval', soon()))
    await world.api.settled()
    const before = world.api.roundTrips()
    const answer = manager.request('POST', `/v1/posts/${waiting.id}/approve`, {
      body: { revision: waiting.revision },
    })
    expect((await answer).status).toBe(200)
    expect(world.api.roundTrips() - before).toBeLessThanOrEqual(3)
  })

  it('is bound to scopes for keys, and beyond the reach of embedded frames', async () => {
    const waiting = await must(act(writer, await write(writer, 'By a server'), 'request-approval', soon()))
    const { id } = await makeKey(world.person, ['embedToken.mint'])
    const token = await signEmbedToken(world.api, {
      organizationId: world.person.organizationId,
      keyId: id,
      capabilities: ['view', 'compose', 'schedule'],
    })
    const body = { revision: waiting.revision }
    const path = `/v1/posts/${waiting.id}`
    const headers = { 'allin-embed-origin': embedOrigin }
    const framed = await world.api.request('POST', `${path}/approve`, { token, headers, body })
    expect(framed.status).toBe(403)
    const forced = await world.api.request('POST', `${path}/publish`, { token, headers, body })
    expect(forced.body.code).toBe('APPROVAL_REQUIRED')
    // A key that may approve and not schedule leaves the time to somebody who may.
    const { key } = await makeKey(world.person, ['post.approve'])
    const approved = await world.api.request('POST', `${path}/approve`, { token: key, body })
    expect(approved.body).toMatchObject({
      status: 'APPROVED',
      scheduledAt: waiting.scheduledAt,
      approval: { name: null },
    })
  })

  it('does not let a failed account be tried again without it', async () => {
    const post = await scheduled(manager, 'Refused at first')
    await world.deps.db.update(postTargets).set({ status: 'FAILED' }).where(eq(postTargets.postId, post.id))
    await world.deps.db.execute(
      `update posts set status = 'FAILED', approved_hash = null where id = '${post.id}'`,
    )
    const retry = (by: Person) => by.request('POST', `/v1/targets/${post.targets[0].id}/retry`, { body: {} })
    expect((await retry(publisher)).body.code).toBe('APPROVAL_REQUIRED')
    const retried = await retry(manager)
    expect(retried.body).toMatchObject({ approval: { name: 'MANAGER Example' } })
    const [target] = await world.deps.db.select().from(postTargets).where(eq(postTargets.postId, post.id))
    expect(target).toMatchObject({ appointedByKind: 'user', appointedBy: manager.userId })
  })
})
