import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'

const id = '11111111-1111-4111-8111-111111111111'
const url = 'blob:https://tidewater.example/1f3a'
const kept = { file: { type: 'image/png', bytes: 900, isAnimated: false }, width: 640, height: 400 }

const sendMessage = vi.fn<() => Promise<unknown>>()
let pageBytes: typeof import('./page-bytes.ts')

// The browser is looked for once, when the code is loaded.
beforeAll(async () => {
  vi.stubGlobal('chrome', { runtime: { id: 'allin', sendMessage } })
  pageBytes = await import('./page-bytes.ts')
})
afterEach(() => vi.unstubAllGlobals())

describe('an image’s bytes', () => {
  it.each([
    ['come from the page', 1, async () => ({ kept }), kept],
    ['may be closed to it', 1, async () => ({ kept: null }), null],
    ['are missing where the worker does not understand', 1, async () => null, null],
    ['are missing where nobody answers', 1, () => Promise.reject(new Error('No receiver.')), null],
    ['are asked of no page where none is known', null, async () => ({ kept }), null],
  ])('%s', async (_, tabId, answer, found) => {
    sendMessage.mockImplementation(answer)
    expect(await pageBytes.keepFromPage(tabId, id, url)).toEqual(found)
  })
})

describe('a crop', () => {
  it('comes to nothing, without an error, where the device has no room or no bytes any more', async () => {
    vi.stubGlobal('indexedDB', {
      open() {
        throw new Error('QuotaExceededError')
      },
    })
    const { pictureAfter } = await import('./crop-picture.ts')
    const frame = { x: 0, y: 0, width: 10, height: 10 }
    expect(await pictureAfter(id, { frame, alt: null })).toBeNull()
  })
})
