import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

/** A browser whose pages let a person draw for as long as nobody stops it; what is asked of it is written down. */
function browserStub() {
  const asked: string[] = []
  const area = { get: async () => ({}), set: async () => {}, remove: async () => {} }
  return {
    asked,
    chrome: {
      runtime: { id: 'abc', getPlatformInfo: async () => ({}) },
      storage: { local: area, session: area },
      tabs: { get: async (id: number) => ({ id, title: 'A page', url: 'https://a.example/', active: true }) },
      scripting: {
        async executeScript({ target, files, func }: Script) {
          asked.push(`${files ? 'lay' : func?.name} ${target.tabId}`)
          if (files) return [{ result: true }]
          return func?.name === 'regionDrawn' ? new Promise(() => {}) : [{ result: null }]
        },
      },
    },
  }
}

interface Script {
  target: { tabId: number }
  files?: string[]
  func?: () => unknown
}

// The library that finds the browser looks for it once.
const stub = browserStub()
const { get } = stub.chrome.tabs
beforeEach(() => {
  stub.asked.length = 0
  stub.chrome.tabs.get = get
  vi.stubGlobal('chrome', stub.chrome)
})
afterEach(() => vi.unstubAllGlobals())

const drawing = (tabId: number) => vi.waitFor(() => expect(stub.asked).toContain(`regionDrawn ${tabId}`))

describe('screenshots', () => {
  it('are taken one at a time: each ends the one before, also when several wait for the same one', async () => {
    const { stopShot, takeShot } = await import('./take-shot.ts')
    const take = (tabId: number) => takeShot({ tabId, kind: 'region', draftKey: 'blank' })
    const first = take(1)
    await drawing(1)
    const [second, third] = [take(2), take(3)]
    expect(await first).toEqual({ problem: 'CANCELLED' })
    expect(await second).toEqual({ problem: 'CANCELLED' })
    await drawing(3)
    expect(stub.asked).toContain('leaveRegion 1')
    await stopShot()
    expect(await third).toEqual({ problem: 'CANCELLED' })
  })

  it('of a tab that is closed say so', async () => {
    stub.chrome.tabs.get = () => Promise.reject(new Error('No tab with id: 7.'))
    const { takeShot } = await import('./take-shot.ts')
    expect(await takeShot({ tabId: 7, kind: 'visible', draftKey: 'blank' })).toEqual({ problem: 'LEFT' })
    expect(stub.asked).toEqual([])
  })
})
