import { beforeEach, describe, expect, it, vi } from 'vitest'
import { blankDraft } from '../drafts/draft.ts'
import { readDraft, saveDraft } from '../drafts/drafts.ts'
import { createMemoryStore } from '../testing/memory-store.ts'
import { saveFailure } from './shot-failure.ts'
import { readShots, type Shot, saveShot } from './shots.ts'

type Listener = (changes: Record<string, object>) => void
const listeners: Listener[] = []
const asked: { name: string; question: unknown }[] = []
let answer: unknown = {}
let reads = 0

/** An area of the browser's storage over a store in memory; it tells what changes. */
function area() {
  const store = createMemoryStore()
  const tell = (key: string) => {
    for (const listen of listeners) listen({ [key]: {} })
  }
  return {
    async get(key: string | null) {
      if (key !== null) return { [key]: await store.get(key) }
      reads += 1
      return store.all('')
    },
    async set(items: object) {
      for (const [key, value] of Object.entries(items)) await store.set(key, value)
      Object.keys(items).forEach(tell)
    },
    async remove(key: string) {
      await store.remove(key)
      tell(key)
    },
  }
}
// Once: the library that finds the browser looks for it when it is loaded.
vi.stubGlobal('chrome', {
  runtime: {
    id: 'abc',
    async sendMessage(message: { name: string; question: unknown }) {
      asked.push(message)
      return answer
    },
  },
  storage: {
    ...{ local: area(), session: area() },
    onChanged: { addListener: (listener: Listener) => listeners.push(listener) },
  },
  tabs: { query: async () => [{ id: 7 }] },
})

const { attach, bringBack, followShots, shotProblem, take, waiting } = await import('./shots-here.ts')
const { draft, place, watchedId } = await import('../popup/state.ts')
const { device, memory } = await import('../storage/browser-store.ts')

const sent = { ...blankDraft(crypto.randomUUID(), 0), key: 'https://a.example/', touched: true }
const shotOf = (draftKey: string): Shot => ({
  ...{ id: crypto.randomUUID(), at: 0, kind: 'page', draftKey, width: 4, height: 3, bytes: 12 },
  ...{ title: 'A page', url: 'https://a.example/', isCut: false },
})

beforeEach(async () => {
  for (const store of [device, memory]) {
    for (const key of Object.keys(await store.all(''))) await store.remove(key)
  }
  asked.length = 0
  answer = {}
  place.value = 'panel'
  draft.value = sent
  watchedId.value = null
  shotProblem.value = null
})

describe('screenshots beside a draft', () => {
  it('begin another post once one was sent, and never write down again what was', async () => {
    watchedId.value = sent.jobId
    answer = { problem: 'FORBIDDEN' }
    await take('visible')
    expect(await readDraft(device, sent.key)).toBeNull()
    expect(asked.at(-1)).toMatchObject({
      name: 'shot.take',
      question: { tabId: 7, kind: 'visible', draftKey: 'blank', place: 'panel' },
    })
    expect(shotProblem.value).toBe('NO_GESTURE')
  })

  it('that came after their draft was sent go on to the next one, and stay where they cannot be cropped', async () => {
    const shot = shotOf(sent.key)
    await bringBack(shot)
    watchedId.value = sent.jobId
    // Its bytes are gone: there is no database here.
    expect(await attach(shot, { frame: null, alt: null })).toBe('NOT_CROPPED')
    expect(await readShots(device)).toEqual([{ ...shot, draftKey: 'blank' }])
    expect(waiting.value?.id).toBe(shot.id)
    expect(await readDraft(device, sent.key)).toBeNull()
  })

  it('whose draft was sent and left behind meanwhile belong to the one on screen', async () => {
    const shot = shotOf(sent.key)
    await saveShot(device, shot)
    const later = Promise.withResolvers()
    answer = later.promise
    const taken = take('page')
    await vi.waitFor(() => expect(asked).not.toEqual([]))
    await device.remove('draft:https://a.example/')
    draft.value = blankDraft(crypto.randomUUID(), 0)
    later.resolve({ shot })
    await taken
    expect(await readShots(device)).toEqual([{ ...shot, draftKey: 'blank' }])
  })

  it('tell what went wrong while nobody was there, once and for their own tab alone', async () => {
    followShots()
    await saveFailure(memory, { tabId: 8, problem: 'FAILED' })
    await saveFailure(memory, { tabId: 7, problem: 'CANCELLED' })
    await vi.waitFor(() => expect(shotProblem.value).toBe('CANCELLED'))
    await vi.waitFor(async () => expect(await memory.all('')).toEqual({}))
  })

  it('are not read anew for what has nothing to do with them', async () => {
    followShots()
    await vi.waitFor(() => expect(reads).toBeGreaterThan(0))
    const before = reads
    await saveDraft(device, sent)
    expect(reads).toBe(before)
  })
})
