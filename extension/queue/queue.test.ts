import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { apiFor } from '../account/api.ts'
import { type Draft, draftOf } from '../drafts/draft.ts'
import { imagePiece, picturePiece } from '../drafts/piece.ts'
import { type ApiServer, startApiServer } from '../testing/api-server.ts'
import { articleClip } from '../testing/clips.ts'
import { createMemoryStore } from '../testing/memory-store.ts'
import { countWaiting } from './count-waiting.ts'
import { drain } from './drain.ts'
import { dropForNow, restoreJob } from './drop-job.ts'
import { type Action, clipJob, draftAgain, jobOf, retried, undoFor } from './job.ts'
import { enqueue, readJob, readJobs, saveJob } from './jobs.ts'

let api: ApiServer
let device = createMemoryStore()
let clock = 1_000_000
let images = new Map<string, Blob>()
let signedIn = true
/** What happens right before a job's turn. */
let before: (id: string) => Promise<void> = async () => {}
const ids = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'] as const

beforeEach(async () => {
  api = await startApiServer()
  device = createMemoryStore()
  images = new Map()
  clock = 1_000_000
  signedIn = true
  before = async () => {}
})
afterEach(() => api.close())

const draft = (change: Partial<Draft> = {}, id: string = ids[0]): Draft => ({
  ...draftOf(articleClip, ['acc_1'], id, clock),
  ...change,
})
const queue = (action: Action, change: Partial<Draft> = {}, id: string = ids[0]) =>
  enqueue(device, jobOf(draft(change, id), action, 'org_1', clock))
const send = (impatient = false) =>
  drain({
    device,
    impatient,
    alone: async (id, act) => {
      await before(id)
      await act()
    },
    now: () => clock,
    forgetImage: async (id) => {
      images.delete(id)
    },
    onChange: () => {},
    onSignedOut: () => {
      signedIn = false
    },
    outletFor: async () =>
      signedIn
        ? {
            imageOf: async (id: string) => images.get(id) ?? null,
            client: (idempotencyKey: string) =>
              apiFor({
                session: { server: api.url, token: 'token-of-the-session' },
                organizationId: 'org_1',
                idempotencyKey,
              }),
          }
        : null,
  })
const lines = () => api.seen.map(({ line }) => line)
const down = {
  status: 503,
  body: { code: 'NOT_READY', detail: 'Starting', title: '', type: '', status: 503 },
}

describe('the queue', () => {
  it('sends image, clip, post and publication, each write with a key of its own', async () => {
    await queue({ kind: 'publish' })
    await send()
    expect(lines()).toEqual([
      'POST /v1/media/import',
      'POST /v1/clips',
      'POST /v1/posts',
      expect.stringMatching(/^POST \/v1\/posts\/post_\d+\/publish$/),
    ])
    expect(api.seen.map(({ key }) => key)).toEqual(
      ['image', 'clip', 'post', 'publish'].map((step) => `${ids[0]}-${step}`),
    )
    expect(new Set(api.seen.map(({ authorization }) => authorization))).toEqual(
      new Set(['Bearer token-of-the-session']),
    )
    expect(api.seen[2]?.body).toEqual({
      text: 'Why ferries are coming back',
      link: {
        url: 'https://tidewater.example/ferries',
        title: 'Why ferries are coming back',
        description: 'Two operators want to cross the estuary again.',
        imageMediaId: 'med_1',
      },
      media: [],
      variants: {},
      accountIds: ['acc_1'],
      clipId: 'clip_2',
    })
    expect(await readJob(device, ids[0])).toMatchObject({
      state: 'sent',
      done: { postId: 'post_3', revision: 2 },
    })
  })

  it('sends the main text of the page, and keeps it no longer than that', async () => {
    const clip = { ...articleClip, text: 'The tide waits for nobody.' }
    await queue({ kind: 'publish' }, { clip })
    expect((await readJobs(device))[0]?.clip).toEqual(clip)
    await send()
    expect(api.seen.find(({ line }) => line === 'POST /v1/clips')?.body).toMatchObject({ clip })
    expect(await readJobs(device)).toMatchObject([{ state: 'sent', clip: articleClip }])
    expect((await readJobs(device))[0]?.clip).not.toHaveProperty('text')
  })

  it('uploads the image as the browser had it, and as a picture when the person wants that', async () => {
    images.set(ids[0], new Blob(['bytes of an image'], { type: 'image/png' }))
    await queue({ kind: 'draft' }, { imageUse: 'picture' })
    await send()
    expect(api.seen[0]).toMatchObject({ line: 'POST /v1/media', body: { bytes: 17, type: 'image/png' } })
    expect(api.seen[2]?.body).toMatchObject({ media: [{ mediaId: 'med_1' }], link: { imageMediaId: null } })
    expect(images.size).toBe(0)
  })

  it('uploads each collected picture once, behind the image, and names them in their order', async () => {
    const pictures = [ids[1], '33333333-3333-4333-8333-333333333333'] as const
    images.set(pictures[0], new Blob(['the mill'], { type: 'image/png' }))
    const pieces = pictures.map((id) =>
      imagePiece(
        articleClip,
        { url: `https://reedbank.example/${id}.jpg`, alt: null, width: 9, height: 9 },
        id,
      ),
    )
    await queue({ kind: 'publish' }, { imageUse: 'picture', pieces })
    api.next('POST /v1/media/import', down)
    await send()
    api.next('POST /v1/posts', 'lost')
    await send(true)
    await send(true)
    const uploads = api.seen.filter(({ line }) => line.startsWith('POST /v1/media'))
    expect(uploads.map(({ line, key }) => `${line} ${key?.slice(ids[0].length + 1)}`)).toEqual([
      'POST /v1/media/import image',
      'POST /v1/media/import image',
      'POST /v1/media picture-1',
      'POST /v1/media/import picture-2',
    ])
    const [made] = [...api.posts.values()]
    expect(made?.body).toMatchObject({
      media: [{ mediaId: 'med_1' }, { mediaId: 'med_2' }, { mediaId: 'med_3' }],
    })
    expect(images.size).toBe(0)
  })

  it('makes one post when the answer to creating it was lost', async () => {
    await queue({ kind: 'publish' })
    api.next('POST /v1/posts', 'lost')
    const comeBack = await send()
    expect(await readJob(device, ids[0])).toMatchObject({
      state: 'waiting',
      tries: 1,
      problem: { code: 'UNREACHABLE' },
    })
    clock = comeBack ?? 0
    await send()
    expect(await readJob(device, ids[0])).toMatchObject({ state: 'sent' })
    expect(api.posts.size).toBe(1)
    expect([...api.posts.values()][0]?.done).toEqual(['publish'])
    expect(lines().filter((line) => line === 'POST /v1/media/import')).toHaveLength(1)
  })

  it('publishes once when the answer to publishing was lost', async () => {
    await queue({ kind: 'publish' }, { image: null, imageUse: 'none' })
    api.next('POST /v1/posts/post_2/publish', 'lost')
    await send()
    await send(true)
    expect([...api.posts.values()][0]?.done).toEqual(['publish'])
    expect(await readJob(device, ids[0])).toMatchObject({ state: 'sent' })
  })

  it('takes the next free slot once, and keeps the post when there is none', async () => {
    await queue({ kind: 'queue' }, { image: null, imageUse: 'none' })
    const taken = { code: 'NO_SLOTS', detail: 'Every slot is taken', title: '', type: '', status: 409 }
    api.next('POST /v1/posts/post_2/queue', { status: 409, body: taken })
    await send()
    const job = await readJob(device, ids[0])
    expect(job).toMatchObject({ state: 'refused', problem: { code: 'NO_SLOTS' } })
    if (job) await saveJob(device, retried(job, clock))
    api.next('POST /v1/posts/post_2/queue', 'lost')
    await send()
    await send(true)
    expect([...api.posts.values()][0]?.done).toEqual(['queue'])
    expect(api.seen.at(-1)).toMatchObject({ key: `${ids[0]}-queue`, body: { revision: 1 } })
  })

  it.each([
    ['as soon as somebody approves it', null],
    ['for a time', { wallTime: '2026-12-01T09:00', timeZone: 'Europe/Berlin' }],
  ])('hands a post in for approval once, %s', async (_when, when) => {
    await queue({ kind: 'ask', when }, { image: null, imageUse: 'none' })
    api.next('POST /v1/posts/post_2/request-approval', 'lost')
    await send()
    await send(true)
    expect([...api.posts.values()][0]?.done).toEqual(['request-approval'])
    expect(api.seen.at(-1)).toMatchObject({ key: `${ids[0]}-ask`, body: { revision: 1, ...when } })
    expect(await readJob(device, ids[0])).toMatchObject({ state: 'sent', done: { revision: 2 } })
  })

  it('queues a draft once, however often the button was pressed', async () => {
    await queue({ kind: 'publish' })
    await queue({ kind: 'publish' })
    await send()
    await send()
    expect(api.posts.size).toBe(1)
  })

  it('waits longer after each failure and lets later jobs pass', async () => {
    await queue({ kind: 'draft' }, { image: null, imageUse: 'none' }, ids[0])
    clock += 1
    await queue({ kind: 'draft' }, { image: null, imageUse: 'none' }, ids[1])
    api.next('POST /v1/clips', down)
    const first = await send()
    expect(first).toBe(clock + 2_000)
    expect((await readJobs(device)).map(({ state }) => state)).toEqual(['waiting', 'sent'])
    clock = first ?? 0
    api.next('POST /v1/clips', down)
    expect(await send()).toBe(clock + 10_000)
    expect(await send()).toBe(clock + 10_000)
    await send(true)
    expect((await readJobs(device)).map(({ state }) => state)).toEqual(['sent', 'sent'])
  })

  it('keeps everything while nobody is signed in, and sends it after the sign-in', async () => {
    await queue({ kind: 'draft' })
    signedIn = false
    await send()
    expect(api.seen).toEqual([])
    signedIn = true
    await send()
    expect(await readJob(device, ids[0])).toMatchObject({ state: 'sent' })
  })

  it('stops using a token that the server no longer knows, and loses nothing', async () => {
    await queue({ kind: 'draft' }, { image: null, imageUse: 'none' })
    const refused = { code: 'UNAUTHENTICATED', detail: 'Sign in', title: '', type: '', status: 401 }
    api.next('POST /v1/clips', { status: 401, body: refused })
    await send()
    expect(signedIn).toBe(false)
    expect(await readJob(device, ids[0])).toMatchObject({ state: 'waiting' })
  })

  it('goes on without an image that cannot be had when it only decorates the card', async () => {
    await queue({ kind: 'publish' })
    const refused = { code: 'MEDIA_NOT_SUPPORTED', detail: 'No', title: '', type: '', status: 415 }
    api.next('POST /v1/media/import', { status: 415, body: refused })
    await send()
    expect(await readJob(device, ids[0])).toMatchObject({ state: 'sent' })
  })

  it('does not publish without a picture that the person chose', async () => {
    await queue({ kind: 'publish' }, { imageUse: 'picture' })
    const refused = { code: 'MEDIA_NOT_SUPPORTED', detail: 'No', title: '', type: '', status: 415 }
    api.next('POST /v1/media/import', { status: 415, body: refused })
    await send()
    expect(await readJob(device, ids[0])).toMatchObject({
      state: 'refused',
      problem: { code: 'MEDIA_NOT_SUPPORTED' },
    })
    expect(api.posts.size).toBe(0)
  })

  it('publishes no screenshot whose bytes are gone, and names no address for one that it sends', async () => {
    const from = { title: 'A page', url: 'https://tidewater.example/' }
    const shot = picturePiece(from, { id: ids[1], url: null, alt: 'The pier', width: 8, height: 8 })
    await queue({ kind: 'publish' }, { imageUse: 'none', pieces: [shot] })
    await send()
    expect(await readJob(device, ids[0])).toMatchObject({
      state: 'refused',
      problem: { code: 'PICTURE_LOST' },
    })
    expect(lines()).toEqual([])

    images.set(ids[1], new Blob(['the pier'], { type: 'image/png' }))
    await saveJob(
      device,
      retried(jobOf(draft({ imageUse: 'none', pieces: [shot] }), { kind: 'publish' }, 'org_1', clock), clock),
    )
    await send()
    expect(lines()[0]).toBe('POST /v1/media')
    expect(api.seen.find(({ line }) => line === 'POST /v1/posts')?.body).toMatchObject({
      media: [{ mediaId: 'med_1' }],
    })
  })

  it('makes a draft of a clip with an image that only the page had', async () => {
    const from = { title: articleClip.title, url: articleClip.canonicalUrl }
    const made = picturePiece(from, { id: ids[1], url: null, alt: null, width: 8, height: 8 })
    images.set(ids[1], new Blob(['a chart'], { type: 'image/png' }))
    const clip = { ...articleClip, kind: 'image' as const, leadImage: null }
    await enqueue(device, clipJob(clip, null, [], ids[0], clock, [made]))
    await send()
    expect(lines()).toEqual(['POST /v1/media', 'POST /v1/clips'])
    expect(api.seen[1]?.body).toMatchObject({ mediaIds: ['med_1'] })
  })

  it('changes the post that exists when publishing was refused and the person edits', async () => {
    const action: Action = { kind: 'schedule', wallTime: '2026-12-01T09:00', timeZone: 'Europe/Berlin' }
    await queue(action, { image: null, imageUse: 'none' })
    const refused = { code: 'POST_NOT_READY', detail: 'Too long', title: '', type: '', status: 422 }
    api.next('POST /v1/posts/post_2/schedule', { status: 422, body: refused })
    await send()
    const job = await readJob(device, ids[0])
    expect(job).toMatchObject({ state: 'refused' })
    if (!job) return
    const again = { ...draftAgain(job, ids[1], clock), text: 'Shorter' }
    await enqueue(device, jobOf(again, action, 'org_1', clock))
    await send()
    expect(api.posts.size).toBe(1)
    expect([...api.posts.values()][0]).toMatchObject({
      body: { text: 'Shorter' },
      done: ['edit', 'schedule'],
    })
    expect(api.seen.at(-1)?.body).toEqual({
      revision: 2,
      wallTime: '2026-12-01T09:00',
      timeZone: 'Europe/Berlin',
    })
  })

  it('lets the server word the draft of a clip made without the popup', async () => {
    await enqueue(device, clipJob(articleClip, null, ['acc_1'], ids[0], clock))
    await send()
    expect(lines()).toEqual(['POST /v1/media/import', 'POST /v1/clips'])
    expect(api.seen[1]?.body).toEqual({
      clip: articleClip,
      draft: true,
      accountIds: ['acc_1'],
      mediaIds: ['med_1'],
    })
    expect(await readJob(device, ids[0])).toMatchObject({ state: 'sent', done: { postId: 'post_2' } })
  })

  it('sends nothing while it can be taken back, however impatient, and everything after', async () => {
    await enqueue(device, {
      ...jobOf(draft(), { kind: 'publish' }, 'org_1', clock),
      heldUntil: clock + undoFor,
    })
    expect(await send(true)).toBe(clock + undoFor)
    expect(api.seen).toEqual([])
    clock += undoFor
    await send()
    expect(await readJob(device, ids[0])).toMatchObject({ state: 'sent' })
  })

  it('does not send what was dropped, and forgets it and its images when the time is over', async () => {
    images.set(ids[0], new Blob(['bytes']))
    await queue({ kind: 'publish' })
    await dropForNow(device, ids[0], clock)
    expect(await send(true)).toBe(clock + undoFor)
    expect(images.size).toBe(1)
    clock += undoFor
    expect(await send(true)).toBeNull()
    expect(await readJobs(device)).toEqual([])
    expect(images.size).toBe(0)
    expect(api.seen).toEqual([])
  })

  it('brings back what was dropped: waiting jobs go out, refused ones stay refused', async () => {
    await queue({ kind: 'draft' }, { image: null, imageUse: 'none' })
    await dropForNow(device, ids[0], clock)
    await restoreJob(device, ids[0])
    expect(await readJob(device, ids[0])).toMatchObject({ state: 'waiting', heldUntil: null })
    const refused = { code: 'FORBIDDEN', detail: 'No', title: '', type: '', status: 403 }
    api.next('POST /v1/clips', { status: 403, body: refused })
    await send()
    await dropForNow(device, ids[0], clock)
    await restoreJob(device, ids[0])
    expect(await readJob(device, ids[0])).toMatchObject({ state: 'refused', problem: { code: 'FORBIDDEN' } })
    const job = await readJob(device, ids[0])
    if (job) await saveJob(device, retried(job, clock))
    await send()
    expect(await readJob(device, ids[0])).toMatchObject({ state: 'sent' })
    await dropForNow(device, ids[0], clock)
    expect(await readJob(device, ids[0])).toMatchObject({ state: 'sent' })
  })

  it('looks at a job again when its turn comes, in case it was dropped meanwhile', async () => {
    await queue({ kind: 'draft' }, { image: null, imageUse: 'none' }, ids[0])
    clock += 1
    await queue({ kind: 'draft' }, { image: null, imageUse: 'none' }, ids[1])
    before = async (id) => {
      if (id === ids[1]) await dropForNow(device, ids[1], clock)
    }
    await send()
    expect((await readJobs(device)).map(({ state }) => state)).toEqual(['sent', 'dropped'])
    expect(api.posts.size).toBe(1)
  })

  it('counts what has not gone out, and says when a person is needed', async () => {
    const job = jobOf(draft(), { kind: 'draft' }, 'org_1', clock)
    const quiet = (['waiting', 'sent', 'dropped'] as const).map((state) => ({ ...job, state }))
    expect(countWaiting(quiet, 0)).toEqual({ count: 1, needsPerson: false })
    expect(countWaiting([...quiet, { ...job, state: 'refused' }], 0)).toEqual({ count: 2, needsPerson: true })
    expect(countWaiting([], 1)).toEqual({ count: 1, needsPerson: true })
  })

  it('reads jobs that an older version kept', async () => {
    const { heldUntil: _h, pieces: _p, ...old } = jobOf(draft(), { kind: 'draft' }, 'org_1', clock)
    await device.set(`job:${ids[0]}`, old)
    await send()
    expect(await readJob(device, ids[0])).toMatchObject({ state: 'sent' })
  })

  it('writes no token to the device', async () => {
    await queue({ kind: 'publish' })
    await send()
    expect(JSON.stringify(await device.all(''))).not.toContain('token-of-the-session')
  })
})
