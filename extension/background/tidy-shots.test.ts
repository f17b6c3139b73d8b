import { describe, expect, it } from 'vitest'
import { blankDraft } from '../drafts/draft.ts'
import { dropDraft, saveDraft } from '../drafts/drafts.ts'
import { readShots, type Shot, saveShot } from '../pictures/shots.ts'
import { createMemoryStore } from '../testing/memory-store.ts'
import { tidyShots } from './tidy-shots.ts'

const now = 1_000_000
const shotOf = (draftKey: string, at: number): Shot => ({
  ...{ id: crypto.randomUUID(), at, kind: 'visible', draftKey, width: 4, height: 3, bytes: 12 },
  ...{ title: 'A page', url: 'https://a.example/', isCut: false },
})

describe('screenshots that wait, when the browser starts', () => {
  it('stay for as long as their draft does', async () => {
    const device = createMemoryStore()
    const draft = { ...blankDraft(crypto.randomUUID(), 0), touched: true }
    await saveDraft(device, draft)
    const [kept, fresh] = [shotOf(draft.key, 0), shotOf('https://sent.example/', now - 1_000)]
    for (const shot of [kept, fresh, shotOf('https://sent.example/', 0)]) await saveShot(device, shot)
    await tidyShots(device, now)
    expect(await readShots(device)).toEqual([kept, fresh])
    await dropDraft(device, draft.key)
    await tidyShots(device, now)
    expect(await readShots(device)).toEqual([fresh])
  })
})
