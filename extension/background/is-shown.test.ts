import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

interface Context {
  contextType: 'POPUP' | 'SIDE_PANEL'
  windowId: number
}

let open: Context[] = []
const runtime = {
  id: 'abc',
  getContexts: async ({ contextTypes }: { contextTypes: string[] }) =>
    open.filter(({ contextType }) => contextTypes.includes(contextType)),
}
beforeAll(() => vi.stubGlobal('chrome', { runtime }))
afterAll(() => vi.unstubAllGlobals())

const popup = (windowId: number): Context => ({ contextType: 'POPUP', windowId })
const panel = (windowId: number): Context => ({ contextType: 'SIDE_PANEL', windowId })

describe('whoever asked for a picture', () => {
  it.each([
    ['the popup', 'popup', [popup(3)], true],
    ['the popup, in Chromium, which names no window', 'popup', [popup(-1)], true],
    ['the popup of another window', 'popup', [popup(4)], false],
    ['the panel alone, not the popup', 'popup', [panel(3)], false],
    ['the panel', 'panel', [panel(3)], true],
    ['the popup alone, not the panel', 'panel', [popup(3)], false],
    ['nothing', 'panel', [], false],
  ] as const)('is looked for: %s is open', async (_, place, contexts, isThere) => {
    const { isShown } = await import('./is-shown.ts')
    open = [...contexts]
    expect(await isShown(place, 3)).toBe(isThere)
  })

  it('counts in any window where the tab is gone, and its window with it', async () => {
    const { isShown } = await import('./is-shown.ts')
    open = [popup(4)]
    expect(await isShown('popup', null)).toBe(true)
  })
})
