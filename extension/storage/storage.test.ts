import { describe, expect, it } from 'vitest'
import { saveChoice } from '../account/directory.ts'
import { forgetPerson } from '../account/forget-person.ts'
import { forgetSession, readSession, saveSession } from '../account/session.ts'
import { saveBeside } from '../drafts/beside.ts'
import { draftOf } from '../drafts/draft.ts'
import { readDraft, saveDraft, tidyDrafts, touchedDrafts } from '../drafts/drafts.ts'
import { leaveArrival } from '../drafts/inbox.ts'
import { pagePiece } from '../drafts/piece.ts'
import { jobOf } from '../queue/job.ts'
import { enqueue, saveJob } from '../queue/jobs.ts'
import { saveWatch, watchOf } from '../status/watch.ts'
import { articleClip } from '../testing/clips.ts'
import { createMemoryStore } from '../testing/memory-store.ts'
import { defaultServer, readSettings, saveSettings, serverFrom } from './settings.ts'

describe('the server', () => {
  it.each([
    ['https://allin.example.com/', 'https://allin.example.com'],
    ['allin.example.com', 'https://allin.example.com'],
    [' http://localhost:4600/studio ', 'http://localhost:4600'],
    ['http://127.0.0.1:4600', 'http://127.0.0.1:4600'],
    ['http://[::1]:4600', 'http://[::1]:4600'],
    ['192.168.178.20:8443', 'https://192.168.178.20:8443'],
    ['intranet', 'https://intranet'],
    ['bücher.example', 'https://xn--bcher-kva.example'],
  ])('%s is %s', (typed, origin) => expect(serverFrom(typed)).toBe(origin))

  it.each([
    '',
    'http://allin.example.com',
    'ftp://a.example',
    'javascript:alert(1)',
    'https://me:secret@a.example',
    'https://',
    'not an address',
    'not,an,address',
    'a..example',
    'https://-a.example',
    'a-.example',
    '1.2.3.999',
  ])('“%s” is refused', (typed) => expect(serverFrom(typed)).toBeNull())

  it('is the one the build was made for until somebody changes it', async () => {
    const store = createMemoryStore()
    const untouched = { server: defaultServer, notify: false }
    expect(await readSettings(store)).toEqual(untouched)
    await saveSettings(store, { server: 'https://a.example', notify: true })
    expect(await readSettings(store)).toEqual({ server: 'https://a.example', notify: true })
    await store.set('settings', { server: 5 })
    expect(await readSettings(store)).toEqual(untouched)
    await store.set('settings', { server: 'https://older.example' })
    expect(await readSettings(store)).toEqual({ server: 'https://older.example', notify: false })
  })
})

describe('the session', () => {
  it('is never handed to another server', async () => {
    const memory = createMemoryStore()
    await saveSession(memory, { server: 'https://a.example', token: 'a-token-that-is-long' })
    expect(await readSession(memory, 'https://b.example')).toBeNull()
    expect((await readSession(memory, 'https://a.example'))?.token).toBe('a-token-that-is-long')
  })

  it('leaves nothing behind on sign-out', async () => {
    const memory = createMemoryStore()
    await saveSession(memory, { server: 'https://a.example', token: 'a-token-that-is-long' })
    await memory.set('directory', { user: 'Ada' })
    await forgetSession(memory)
    expect(await memory.all('')).toEqual({})
  })
})

describe('signing out', () => {
  it('leaves nothing of the person on the device, and waits for what is on its way', async () => {
    const device = createMemoryStore()
    const id = '11111111-1111-4111-8111-111111111111'
    const draft = { ...draftOf(articleClip, ['acc_1'], id, 1), touched: true }
    await saveSettings(device, { server: 'https://a.example', notify: true })
    await saveDraft(device, draft)
    await saveChoice(device, { organizationId: 'org_1', accountIds: ['acc_1'], action: 'queue' })
    await saveBeside(device, draft.key)
    await leaveArrival(device, { at: 1, piece: pagePiece(articleClip, id), clip: articleClip })
    const job = await enqueue(device, jobOf(draft, { kind: 'publish' }, 'org_1', 1))
    const watch = watchOf({ ...job, done: { postId: 'post_1' } }, 'org_1', 1)
    if (watch) await saveWatch(device, watch)
    expect(Object.keys(await device.all(''))).toHaveLength(7)
    let images = 1
    await forgetPerson({
      device,
      // The job that is being sent writes itself down once more before anybody else gets it.
      alone: async (_id, act) => {
        await saveJob(device, { ...job, state: 'sent' })
        await act()
      },
      forgetImages: async () => {
        images = 0
      },
    })
    expect(Object.keys(await device.all(''))).toEqual(['settings'])
    expect(images).toBe(0)
  })
})

describe('drafts on the device', () => {
  const draft = (key: string, changedAt: number, touched = true) => ({
    ...draftOf(articleClip, [], '11111111-1111-4111-8111-111111111111', changedAt),
    ...{ key, touched },
  })

  it('come back as they were, one a page', async () => {
    const device = createMemoryStore()
    await saveDraft(device, { ...draft('https://a.example/', 1), text: 'first' })
    await saveDraft(device, { ...draft('https://a.example/', 2), text: 'second' })
    expect((await readDraft(device, 'https://a.example/'))?.text).toBe('second')
  })

  it('are kept when touched, the latest fifty', async () => {
    const device = createMemoryStore()
    await saveDraft(device, draft('untouched', 999, false))
    for (let index = 0; index < 55; index += 1) await saveDraft(device, draft(`page ${index}`, index))
    await tidyDrafts(device)
    const kept = await touchedDrafts(device)
    expect(kept).toHaveLength(50)
    expect(kept[0]?.key).toBe('page 54')
    expect(await readDraft(device, 'untouched')).toBeNull()
  })

  it('that an older version wrote differently are passed over', async () => {
    const device = createMemoryStore()
    await device.set('draft:old', { text: 'from long ago' })
    expect(await touchedDrafts(device)).toEqual([])
  })
})
