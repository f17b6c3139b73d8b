import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Fault } from '../../../sandbox/kit/index.ts'
import { clickConsent } from '../../../sandbox/testing/index.ts'
import { type ContractSetup, openWorld, picture, searchSince, type World } from './world.ts'

export type { ContractSetup } from './world.ts'

/**
 * What every platform must do, tried on its stand-in over HTTP. Whether a post is live is asked of the
 * stand-in's own log.
 */
export function describePlatformContract(setup: ContractSetup): void {
  let world: World
  beforeEach(async () => {
    world = await openWorld(setup)
  })
  afterEach(async () => {
    const leaks = world.leaks()
    await world.close()
    expect(leaks, 'no secret in any address, error or log').toEqual([])
  })

  describe(`${setup.name}: connecting`, () => describeConnecting(setup, () => world))
  describe(`${setup.name}: access`, () => describeAccess(setup, () => world))
  describe(`${setup.name}: publishing`, () => describePublishing(setup, () => world))
  describe(`${setup.name}: when something breaks`, () => describeFaults(setup, () => world))
}

type Here = () => World

function describeConnecting(setup: ContractSetup, here: Here): void {
  it('ends with the account that allowed it', async () => {
    const world = here()
    const account = await world.connect()
    expect(account.displayName).toBe('Ada Lindqvist')
    expect(account.handle).toMatch(/^@ada\b/)
    expect(account.remoteId).not.toBe('')
    expect(account.secrets.accessToken).not.toBe('')
    expect(account.secrets.expiresAt === null).toBe(setup.expireAccess === null)
    expect(account.profileUrl).toMatch(/^http/)
    expect((await fetch(account.avatarUrl ?? '')).headers.get('content-type')).toMatch(/^image\//)
  })

  it('says so when the person denies', async () => {
    const world = here()
    const started = await world.start()
    const back = await clickConsent(started.authorizeUrl, 'deny')
    const { platform, tools, apps } = world
    const error = await world.failureOf(
      platform.completeConnect(tools, started.pending, back.searchParams, apps),
    )
    expect(error).toMatchObject({ failure: 'rejected', code: 'CONSENT_DENIED' })
  })

  it('takes no sign-in of somebody else, no made-up code and no code twice', async () => {
    const world = here()
    const { platform, tools, apps } = world
    const complete = (pending: Record<string, unknown>, callback: URLSearchParams) =>
      platform.completeConnect(tools, pending, callback, apps)
    const started = await world.start()
    const { searchParams } = await clickConsent(started.authorizeUrl)
    const other = new URLSearchParams(searchParams)
    other.set('state', 'of-somebody-else')
    expect(await world.failureOf(complete(started.pending, other))).toMatchObject({ code: 'STATE_MISMATCH' })
    const forged = new URLSearchParams(searchParams)
    forged.set('code', 'a-code-that-was-made-up')
    const error = await world.failureOf(complete(started.pending, forged))
    expect(['rejected', 'unauthorized']).toContain(error.failure)
    expect(error.message).not.toContain('a-code-that-was-made-up')
    await complete(started.pending, searchParams)
    const again = await world.failureOf(complete(started.pending, searchParams))
    expect(['rejected', 'unauthorized']).toContain(again.failure)
  })

  it('is certainly undone when the platform fails on the way', async () => {
    const world = here()
    world.breakWith({ kind: 'status', status: 503 })
    // Some platforms are not asked for anything before the consent screen: then nothing can fail yet.
    const refused = await world.start().catch((error: unknown) => error)
    expect(refused).toMatchObject(
      refused instanceof Error ? { failure: 'not-accepted' } : { kind: 'redirect' },
    )
    world.repair()
    const started = await world.start()
    const { searchParams } = await clickConsent(started.authorizeUrl)
    for (const fault of [{ kind: 'reset' }, { kind: 'html' }, { kind: 'status', status: 500 }] as Fault[]) {
      world.breakWith({ ...fault, match: setup.requests.token })
      const { platform, tools, apps } = world
      const error = await world.failureOf(
        platform.completeConnect(tools, started.pending, searchParams, apps),
      )
      expect(error.failure).toBe('not-accepted')
    }
  })
}

function describeAccess(setup: ContractSetup, here: Here): void {
  const { expireAccess } = setup
  if (!expireAccess) {
    it('never runs out, so there is nothing to refresh', async () => {
      const world = here()
      const account = await world.connect()
      world.kit.clock.advance(400 * 86_400_000)
      expect(await world.platform.refresh(world.tools, account)).toBeNull()
      await world.publish(account, world.request('A year later'))
      expect(world.live()).toHaveLength(1)
    })
  } else {
    it('is renewed when it has run out, and the old refresh token is spent', async () => {
      const world = here()
      const account = await world.connect()
      expireAccess(world.kit)
      const request = world.request('After the tide')
      expect(await world.failureOf(world.publish(account, request))).toMatchObject({
        failure: 'unauthorized',
      })
      expect(world.live()).toEqual([])
      const renewed = await world.refresh(account)
      expect(renewed.secrets.accessToken).not.toBe(account.secrets.accessToken)
      expect(renewed.secrets.refreshToken).not.toBe(account.secrets.refreshToken)
      expect(renewed.secrets.expiresAt?.getTime()).toBeGreaterThan(world.kit.clock.now().getTime())
      await world.publish(renewed, request)
      expect(world.live()).toHaveLength(1)
      const again = await world.refresh(renewed)
      await world.platform.read(world.tools, again, setup.unknownPost(again))
      expect(await world.failureOf(world.refresh(account))).toMatchObject({ failure: 'unauthorized' })
    })

    it('stays as it is when the platform cannot be reached while renewing', async () => {
      const world = here()
      const account = await world.connect()
      expireAccess(world.kit)
      const faults: Fault[] = [
        { kind: 'status', status: 500 },
        { kind: 'status', status: 429, retryAfter: 9 },
        { kind: 'html' },
        { kind: 'reset' },
        { kind: 'hang' },
      ]
      for (const fault of faults) {
        world.breakWith({ ...fault, match: setup.requests.token })
        expect((await world.failureOf(world.refresh(account))).failure).toBe('not-accepted')
      }
      world.repair()
      await world.refresh(account)
    })
  }

  it('is over when the person has taken it back', async () => {
    const world = here()
    const account = await world.connect()
    const live = await world.publish(account, world.request('Before'))
    await setup.revoke(world, account)
    const withPicture = world.request('Not any more', { media: [picture('A pier')] })
    for (const request of [world.request('Not any more'), withPicture]) {
      expect(await world.failureOf(world.publish(account, request))).toMatchObject({
        failure: 'unauthorized',
      })
    }
    const removal = world.platform.remove(world.tools, account, live.remoteId)
    expect(await world.failureOf(removal)).toMatchObject({ failure: 'unauthorized' })
    if (expireAccess) {
      expect(await world.failureOf(world.refresh(account))).toMatchObject({ failure: 'unauthorized' })
    }
    expect(world.live().map((post) => post.id)).toEqual([live.remoteId])
  })
}

function describePublishing(setup: ContractSetup, here: Here): void {
  it('shows the text with its link, mention and hashtag between emoji and CJK', async () => {
    const world = here()
    const account = await world.connect()
    const text = `👩‍👩‍👧 港の朝 – ${setup.mentionOfStudio} https://harbour.example/tide?day=1#now and #Hafenöffnung 🌊`
    const { remoteId, url } = await world.publish(account, world.request(text))
    const [post, ...others] = world.live()
    expect(others).toEqual([])
    expect(post).toMatchObject({ id: remoteId, text, url, account: { id: account.remoteId } })
    const clickable = post?.marks.map(({ start, end, kind }) => [kind, text.slice(start, end)])
    expect(clickable).toEqual([
      ['mention', setup.mentionOfStudio],
      ['link', 'https://harbour.example/tide?day=1#now'],
      ['tag', '#Hafenöffnung'],
    ])
  })

  it('shows images in order, each with its alternative text', async () => {
    const world = here()
    const account = await world.connect()
    const media = [picture('A pier at dawn – „früh“', [1, 2, 3]), picture(null, [4, 5, 6])]
    await world.publish(account, world.request('Two pictures', { media }))
    const shown = world.live().flatMap((post) => post.media.map(({ hash, alt }) => ({ hash, alt })))
    expect(shown).toEqual(media.map(({ hash, altText }) => ({ hash, alt: altText })))
  })

  it('shows a picture without words', async () => {
    const world = here()
    const account = await world.connect()
    await world.publish(account, world.request('', { media: [picture('A pier')] }))
    expect(world.live()).toMatchObject([{ text: '', media: [{ alt: 'A pier' }] }])
  })

  it('shows a link as a card', async () => {
    const world = here()
    const account = await world.connect()
    const url = 'https://harbour.example/story'
    const card = { url, title: 'The pier', description: 'A long story', imageMediaId: 'med_1' }
    if (setup.linkCard === 'from-text') {
      await world.publish(account, world.request(`Read this\n\n${url}`))
      expect(world.live()[0]?.card).toMatchObject({ url })
      return
    }
    const content = { platform: setup.id, text: '', media: [], card }
    const cardImage = picture(null)
    await world.publish(account, world.request('Read this', { content, cardImage }))
    const { title, description } = card
    expect(world.live()[0]?.card).toEqual({ url, title, description, imageHash: cardImage.hash })
  })

  it('refuses for good what breaks a limit, and shows nothing', async () => {
    const world = here()
    const account = await world.connect()
    const tooMany = [1, 2, 3, 4, 5].map((shade) => picture(null, [shade, 0, 0]))
    const requests = [world.request(setup.tooLong), world.request('Five', { media: tooMany })]
    for (const request of requests) {
      const error = await world.failureOf(world.publish(account, request))
      expect(error).toMatchObject({ failure: 'rejected' })
      expect(error.message.length).toBeGreaterThan(10)
    }
    expect(world.live()).toEqual([])
  })

  it('reads a post back, and knows when there is none', async () => {
    const world = here()
    const account = await world.connect()
    const text = 'Line one & <two>\n\nhttps://harbour.example/a?b=c&d 港'
    const { remoteId, url } = await world.publish(account, world.request(text))
    expect(await world.platform.read(world.tools, account, remoteId)).toEqual({ text, url })
    expect(await world.platform.read(world.tools, account, setup.unknownPost(account))).toBeNull()
  })

  it('deletes a post, also when it is gone already', async () => {
    const world = here()
    const { platform, tools } = world
    const account = await world.connect()
    const stays = await world.publish(account, world.request('This one stays'))
    const { remoteId } = await world.publish(account, world.request('This one goes'))
    await platform.remove(tools, account, remoteId)
    await platform.remove(tools, account, remoteId)
    await platform.remove(tools, account, setup.unknownPost(account))
    expect(world.live().map((post) => post.id)).toEqual([stays.remoteId])
    expect(await platform.read(tools, account, remoteId)).toBeNull()
  })
}

/** What happens to the submitting call, and what that means. `live`: how many posts there are afterwards. */
const lostAnswers: { name: string; fault: Fault; live: 0 | 1 }[] = [
  { name: 'it fails before it was taken', fault: { kind: 'status', status: 500 }, live: 0 },
  { name: 'the platform is overloaded', fault: { kind: 'status', status: 503 }, live: 0 },
  { name: 'the connection is cut before', fault: { kind: 'reset' }, live: 0 },
  { name: 'the platform hangs', fault: { kind: 'hang' }, live: 0 },
  { name: 'a proxy answers with a page', fault: { kind: 'html' }, live: 0 },
  { name: 'a proxy answers with a page and status 200', fault: { kind: 'html', status: 200 }, live: 0 },
  { name: 'it fails after it was taken', fault: { kind: 'accept-then-fail' }, live: 1 },
  { name: 'the connection is cut after', fault: { kind: 'accept-then-fail', with: 'reset' }, live: 1 },
  { name: 'the answer never comes', fault: { kind: 'accept-then-fail', with: 'hang' }, live: 1 },
  { name: 'the answer is cut in half', fault: { kind: 'truncated' }, live: 1 },
]

function describeFaults(setup: ContractSetup, here: Here): void {
  it.each(lostAnswers)('the outcome is unknown when $name, and looking tells', async ({ fault, live }) => {
    const world = here()
    const { platform, tools } = world
    const account = await world.connect()
    const request = world.request('Once and only once')
    const attemptedAt = world.kit.clock.now()
    world.breakWith({ ...fault, match: setup.requests.submit })
    const error = await world.failureOf(world.publish(account, request))
    expect(error.failure).toBe('unknown')
    expect(world.live()).toHaveLength(live)
    world.repair()
    const found = await platform.confirm(tools, account, request, searchSince(attemptedAt))
    const [post] = world.live()
    expect(found).toEqual(
      post ? { kind: 'found', post: { remoteId: post.id, url: post.url } } : { kind: 'absent' },
    )
    if (!post) await world.publish(account, request)
    expect(world.live()).toHaveLength(1)
  })

  it('an answer that says something else with status 200 leaves it unknown', async () => {
    const world = here()
    const account = await world.connect()
    world.intercept(setup.requests.submit, () => Response.json({ error: 'Something went wrong' }))
    const error = await world.failureOf(world.publish(account, world.request('Hello')))
    expect(error).toMatchObject({ failure: 'unknown', code: 'ANSWER_NOT_UNDERSTOOD' })
    expect(world.live()).toEqual([])
  })

  it.each([
    ['seconds', () => '30'],
    ['a date', (now: Date) => new Date(now.getTime() + 30_000).toUTCString()],
  ])('waits as long as the platform asks in %s', async (_unit, retryAfter) => {
    const world = here()
    const account = await world.connect()
    const request = world.request('Patience')
    const prepared = await world.platform.prepare(world.tools, account, request)
    world.intercept(setup.requests.submit, () =>
      Response.json(
        { error: 'Too many requests' },
        { status: 429, headers: { 'Retry-After': retryAfter(world.kit.clock.now()) } },
      ),
    )
    const error = await world.failureOf(world.platform.submit(world.tools, account, request, prepared))
    expect(error).toMatchObject({ failure: 'not-accepted', code: 'RATE_LIMITED', httpStatus: 429 })
    expect(error.retryAfter).toBeGreaterThanOrEqual(28)
    expect(error.retryAfter).toBeLessThanOrEqual(30)
    expect(world.live()).toEqual([])
  })

  it('nothing was published when the platform cannot be reached', async () => {
    const world = here()
    const account = await world.connect()
    const request = world.request('Nobody there')
    const prepared = await world.platform.prepare(world.tools, account, request)
    await world.disconnect(setup.requests.submit)
    const error = await world.failureOf(world.platform.submit(world.tools, account, request, prepared))
    expect(error).toMatchObject({ failure: 'not-accepted', code: 'UNREACHABLE' })
  })

  it.each([
    { kind: 'status', status: 500 },
    { kind: 'reset' },
    { kind: 'hang' },
    { kind: 'html', status: 200 },
    { kind: 'truncated' },
    { kind: 'accept-then-fail' },
  ] satisfies Fault[])('an upload that fails ($kind) can simply be repeated', async (fault) => {
    const world = here()
    const account = await world.connect()
    const request = world.request('With a picture', { media: [picture('A pier')] })
    world.breakWith({ ...fault, match: setup.requests.upload })
    const failed = await world.failureOf(world.platform.prepare(world.tools, account, request))
    expect(failed.failure).toBe('not-accepted')
    world.repair()
    await world.platform.prepare(world.tools, account, request)
    expect(world.live()).toEqual([])
    await world.publish(account, request)
    expect(world.live()).toMatchObject([{ media: [{ alt: 'A pier' }] }])
  })

  it('submitting again never makes a second post', async () => {
    const world = here()
    const { platform, tools } = world
    const account = await world.connect()
    const request = world.request('Twice, but once', { media: [picture('A pier')] })
    const attemptedAt = world.kit.clock.now()
    const first = await world.publish(account, request)
    if (setup.repeatsSafely) {
      expect(await world.publish(account, request)).toEqual(first)
    } else {
      const error = await world.failureOf(world.publish(account, request))
      expect(error.failure).toBe('unknown')
      const found = await platform.confirm(tools, account, request, searchSince(attemptedAt))
      expect(found).toEqual({ kind: 'found', post: first })
    }
    expect(world.live()).toHaveLength(1)
  })

  it('an identical post of another target is not taken for ours', async () => {
    const world = here()
    const { platform, tools } = world
    const account = await world.connect()
    const older = await world.publish(account, world.request('Tide tables are out'))
    const request = world.request('Tide tables are out')
    const attemptedAt = world.kit.clock.now()
    world.breakWith({ kind: 'status', status: 500, match: setup.requests.submit })
    expect((await world.failureOf(world.publish(account, request))).failure).toBe('unknown')
    world.repair()
    const found = await platform.confirm(
      tools,
      account,
      request,
      searchSince(attemptedAt, { claimed: [older.remoteId] }),
    )
    expect(found).toEqual({ kind: 'absent' })
  })

  it('looking says so when it cannot see', async () => {
    const world = here()
    const { platform, tools } = world
    const account = await world.connect()
    const request = world.request('Fog')
    await world.publish(account, request)
    const search = searchSince(world.kit.clock.now())
    const faults: Fault[] = [
      { kind: 'status', status: 500 },
      { kind: 'status', status: 429 },
      { kind: 'html', status: 200 },
      { kind: 'reset' },
      { kind: 'hang' },
      { kind: 'truncated' },
    ]
    for (const fault of faults) {
      world.breakWith(fault)
      const found = await platform.confirm(tools, account, request, search)
      expect(found).toMatchObject({ kind: 'unreadable' })
    }
  })

  it('repeats no token that the platform puts into its error', async () => {
    const world = here()
    const account = await world.connect()
    const { accessToken: said } = account.secrets
    world.intercept(setup.requests.submit, () =>
      Response.json(
        { error: said, message: said, detail: said, title: said, error_description: said },
        { status: 422 },
      ),
    )
    const error = await world.failureOf(world.publish(account, world.request('Hello')))
    expect(error).toMatchObject({ failure: 'rejected' })
    expect(world.leaks()).toEqual([])
  })
}
