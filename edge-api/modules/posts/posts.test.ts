import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../publishing/testing/world.ts'

describe('posts', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld({ platforms: ['mastodon', 'x'] })
  })
  afterEach(() => world.api.settled())
  afterAll(() => world.close())

  const call = (method: string, path: string, body?: unknown) =>
    world.person.request(method, path, body === undefined ? {} : { body })

  it('keep what was written: text, variants, link, media in order, accounts', async () => {
    const [first, second] = [await world.upload(1, 'A pier'), await world.upload(2)]
    const link = {
      url: 'https://harbour.example/a',
      title: 'The pier',
      description: null,
      imageMediaId: first,
    }
    const post = await world.write({
      text: 'All of it',
      variants: { x: 'Short' },
      link,
      media: [{ mediaId: second, altText: 'A boat' }, { mediaId: first }],
    })
    const { body } = await call('GET', `/v1/posts/${post.id}`)
    expect(body).toEqual(post)
    expect(body).toMatchObject({
      status: 'DRAFT',
      revision: 1,
      createdBy: world.person.userId,
      variants: { x: 'Short' },
      link,
      accountIds: Object.values(world.accounts),
      media: [
        { mediaId: second, altText: 'A boat' },
        { mediaId: first, altText: 'A pier', mimeType: 'image/png', width: 24, height: 16 },
      ],
      targets: [],
    })
    expect(body.media[0].url).toMatch(/^http:\/\/localhost:4600\/media\//)
  })

  it("say where the card's image answers, also when it is not among the media", async () => {
    const image = await world.upload(4)
    const link = {
      url: 'https://harbour.example/b',
      title: 'The boat',
      description: null,
      imageMediaId: image,
    }
    const post = await world.write({ text: 'With a card', link, media: [] })
    const read = (await call('GET', `/v1/posts/${post.id}`)).body
    expect(read.linkImageUrl).toMatch(/^http:\/\/localhost:4600\/media\//)
    expect(read.linkImageUrl).toBe(post.linkImageUrl)
    const without = { revision: 1, link: { ...link, imageMediaId: null } }
    expect((await call('PATCH', `/v1/posts/${post.id}`, without)).body.linkImageUrl).toBeNull()
  })

  it('change in the parts that are given and keep the others', async () => {
    const mediaId = await world.upload(3)
    const post = await world.write({ text: 'One', variants: { x: 'Uno' }, media: [{ mediaId }] })
    const { body } = await call('PATCH', `/v1/posts/${post.id}`, { revision: 1, text: 'Two' })
    expect(body).toMatchObject({ revision: 2, text: 'Two', variants: { x: 'Uno' }, media: [{ mediaId }] })
    const emptied = await call('PATCH', `/v1/posts/${post.id}`, {
      revision: 2,
      variants: {},
      media: [],
      accountIds: [],
      link: null,
    })
    expect(emptied.body).toMatchObject({ revision: 3, text: 'Two', variants: {}, media: [], accountIds: [] })
    expect((await call('GET', `/v1/posts/${post.id}`)).body).toEqual(emptied.body)
  })

  it('refuse a change by somebody who saw an older revision', async () => {
    const post = await world.write({})
    await call('PATCH', `/v1/posts/${post.id}`, { revision: 1, text: 'Mine' })
    const late = await call('PATCH', `/v1/posts/${post.id}`, { revision: 1, text: 'Yours' })
    expect(late).toMatchObject({ status: 409, body: { code: 'REVISION_CONFLICT' } })
    expect(await world.read(post)).toMatchObject({ text: 'Mine', revision: 2 })
  })

  it('name every id that the organization does not have', async () => {
    const [accountId, mediaId, clipId] = ['acc', 'med', 'clip'].map(
      (kind) => `${kind}_01k9999999999999999999999z`,
    )
    const { status, body } = await call('POST', '/v1/posts', {
      text: 'Whose?',
      accountIds: [world.accounts.x, accountId],
      media: [{ mediaId }],
      clipId,
    })
    expect(status).toBe(422)
    expect(body.issues.map((issue: { path: unknown }) => issue.path)).toEqual([
      ['accountIds', 1],
      ['media', 0, 'mediaId'],
      ['clipId'],
    ])
    expect(JSON.stringify(body)).toContain(mediaId)
  })

  it('are listed newest first, by cursor and by status, without the deleted ones', async () => {
    const made = []
    for (let index = 0; index < 5; index += 1) made.push(await world.write({ text: `Listed ${index}` }))
    const [gone] = made
    const last = made.at(-1)
    if (!last) throw new Error('Nothing was written')
    await call('DELETE', `/v1/posts/${gone?.id}?revision=1`)
    const scheduled = await world.act(last, 'schedule', {
      at: world.inAnHour(),
    })
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const query: string = cursor === null ? '' : `&cursor=${cursor}`
      const { body } = await call('GET', `/v1/posts?limit=2${query}`)
      expect(body.items.length).toBeLessThanOrEqual(2)
      seen.push(...body.items.map(({ id }: { id: string }) => id))
      cursor = body.nextCursor
    } while (cursor !== null)
    expect(seen).toEqual(seen.toSorted().toReversed())
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).not.toContain(gone?.id)
    expect(seen.slice(0, 4)).toEqual(
      made
        .slice(1)
        .map(({ id }) => id)
        .toReversed(),
    )
    const { body } = await call('GET', '/v1/posts?status=SCHEDULED')
    expect(body.items.map(({ id }: { id: string }) => id)).toContain(scheduled.id)
    expect(body.items.every(({ status }: { status: string }) => status === 'SCHEDULED')).toBe(true)
  })

  it('are scheduled in wall time, across the change of the clocks', async () => {
    const post = await world.write({})
    const nextYear = world.kit.clock.now().getUTCFullYear() + 1
    // The day after the last Sunday of March, when Berlin is on summer time.
    const wallTime = `${nextYear}-04-02T09:00`
    const scheduled = await world.act(post, 'schedule', { wallTime, timeZone: 'Europe/Berlin' })
    expect(scheduled).toMatchObject({
      status: 'SCHEDULED',
      wallTime,
      timeZone: 'Europe/Berlin',
      scheduledAt: `${nextYear}-04-02T07:00:00.000Z`,
    })
    expect(scheduled.targets.map(({ dueAt }) => dueAt)).toEqual([
      scheduled.scheduledAt,
      scheduled.scheduledAt,
    ])
  })

  it('are scheduled by instant with the wall time of the organization beside it', async () => {
    const post = await world.write({})
    const at = new Date(world.kit.clock.now().getTime() + 86_400_000)
    at.setUTCSeconds(0, 0)
    const scheduled = await world.act(post, 'schedule', { at: at.toISOString() })
    const shown = new Intl.DateTimeFormat('sv', {
      dateStyle: 'short',
      timeStyle: 'short',
      timeZone: 'Europe/Berlin',
    }).format(at)
    expect(scheduled).toMatchObject({ timeZone: 'Europe/Berlin', wallTime: shown.replace(' ', 'T') })
  })

  it.each([
    ['IN_THE_PAST', { at: '2020-01-01T00:00:00Z' }],
    ['IN_THE_PAST', { wallTime: '2020-01-01T09:00', timeZone: 'Europe/Berlin' }],
    ['TOO_FAR_AHEAD', { at: '2090-01-01T00:00:00Z' }],
  ])('refuse a time with %s: %o', async (code, when) => {
    const post = await world.write({})
    const { status, body } = await world.tryTo(post, 'schedule', when)
    expect(status).toBe(422)
    expect(body.issues).toMatchObject([{ code }])
    expect(await world.read(post)).toMatchObject({ status: 'DRAFT', revision: 1, targets: [] })
  })

  it('refuse both or neither of instant and wall time, days that do not exist, and unknown zones', async () => {
    const post = await world.write({})
    for (const when of [
      {},
      { at: world.inAnHour(), wallTime: '2027-01-01T09:00', timeZone: 'UTC' },
      { wallTime: '2027-01-01T09:00' },
      { wallTime: '2027-02-31T09:00', timeZone: 'Europe/Berlin' },
      { wallTime: '2027-01-01T09:00', timeZone: 'Europe/Atlantis' },
    ]) {
      expect(await world.tryTo(post, 'schedule', when)).toMatchObject({
        status: 422,
        body: { code: 'VALIDATION_FAILED' },
      })
    }
  })

  it('say for each account what keeps them from being scheduled', async () => {
    const gif = await world.upload(4)
    const post = await world.write({
      text: 'x'.repeat(600),
      media: Array.from({ length: 5 }, () => ({ mediaId: gif })),
    })
    const { status, body } = await world.tryTo(post, 'schedule', { at: world.inAnHour() })
    expect(status).toBe(422)
    expect(body.code).toBe('POST_NOT_READY')
    const found = body.issues.map(({ code, accountId }: { code: string; accountId: string }) => [
      code,
      accountId,
    ])
    for (const accountId of Object.values(world.accounts)) {
      expect(found).toContainEqual(['TEXT_TOO_LONG', accountId])
      expect(found).toContainEqual(['TOO_MANY_IMAGES', accountId])
    }
    const nowhere = await world.write({ accountIds: [] })
    expect((await world.tryTo(nowhere, 'publish')).body.issues).toMatchObject([{ code: 'NO_ACCOUNT' }])
  })

  it('stay as they were when an edit would make a scheduled one unfit', async () => {
    const post = await world.scheduled({ text: 'Fits' })
    const { status, body } = await call('PATCH', `/v1/posts/${post.id}`, {
      revision: post.revision,
      text: 'x'.repeat(600),
    })
    expect([status, body.code]).toEqual([422, 'POST_NOT_READY'])
    expect(await world.read(post)).toEqual(post)
  })

  it('take accounts on and off while they are scheduled', async () => {
    const post = await world.scheduled({ accountIds: [world.accounts.x] })
    const { body } = await call('PATCH', `/v1/posts/${post.id}`, {
      revision: post.revision,
      accountIds: [world.accounts.mastodon],
    })
    const states = body.targets.map(({ platform, status }: Record<string, string>) => [platform, status])
    expect(states).toEqual([
      ['mastodon', 'QUEUED'],
      ['x', 'CANCELLED'],
    ])
    expect(body.status).toBe('SCHEDULED')
    expect(await world.read(post)).toEqual(body)
  })

  it('go with their schedule when deleted, and come back as drafts', async () => {
    const post = await world.scheduled({ text: 'Gone for a while' })
    const deleted = await call('DELETE', `/v1/posts/${post.id}?revision=${post.revision}`)
    expect(deleted.status).toBe(200)
    const { deletedAt, undoUntil } = deleted.body
    expect(Date.parse(undoUntil) - Date.parse(deletedAt)).toBe(600_000)
    expect((await call('GET', `/v1/posts/${post.id}`)).status).toBe(404)
    await world.makeDue(post)
    await world.sweep()
    expect(world.live('x').filter(({ text }) => text === 'Gone for a while')).toEqual([])
    const restored = await call('POST', `/v1/posts/${post.id}/restore`)
    expect(restored.body).toMatchObject({ status: 'DRAFT', text: 'Gone for a while', scheduledAt: null })
    expect(restored.body.targets.map(({ status }: { status: string }) => status)).toEqual([
      'CANCELLED',
      'CANCELLED',
    ])
    expect((await call('POST', `/v1/posts/${post.id}/restore`)).status).toBe(404)
  })

  it('cannot be brought back after ten minutes', async () => {
    const post = await world.write({})
    await call('DELETE', `/v1/posts/${post.id}?revision=1`)
    world.kit.clock.advance(601_000)
    expect(await call('POST', `/v1/posts/${post.id}/restore`)).toMatchObject({
      status: 409,
      body: { code: 'STATE_CONFLICT' },
    })
  })

  it('that failed everywhere can be taken back, mended and published', async () => {
    world.breakWith('x', { kind: 'status', status: 403, match: '^POST /2/tweets$' })
    const post = await world.scheduled({ text: 'Needs mending', accountIds: [world.accounts.x] })
    await world.makeDue(post)
    await world.sweep()
    world.repair('x')
    const failed = await world.read(post)
    expect(failed.status).toBe('FAILED')
    const draft = await world.act(failed, 'cancel')
    const mended = await call('PATCH', `/v1/posts/${post.id}`, { revision: draft.revision, text: 'Mended' })
    await world.act(mended.body, 'publish')
    await world.api.settled()
    expect(await world.read(post)).toMatchObject({ status: 'PUBLISHED' })
    expect(world.live('x').map(({ text }) => text)).toContain('Mended')
  })

  it('are read in two round trips and written in three', async () => {
    const post = await world.write({ text: 'Counted' })
    await world.api.settled()
    const count = async (work: () => Promise<unknown>) => {
      const before = world.api.roundTrips()
      await work()
      return world.api.roundTrips() - before
    }
    expect(await count(() => call('GET', `/v1/posts/${post.id}`))).toBeLessThanOrEqual(2)
    expect(await count(() => call('GET', '/v1/posts'))).toBeLessThanOrEqual(2)
    // Two more deliver the event; nobody waits for them.
    const edit = () => call('PATCH', `/v1/posts/${post.id}`, { revision: 1, text: 'Counted again' })
    expect(await count(edit)).toBeLessThanOrEqual(3 + 2)
    expect(await count(() => call('POST', '/v1/posts', { text: 'New' }))).toBeLessThanOrEqual(3 + 2)
  })
})
