import { browser } from 'wxt/browser'

const contextTypes = { popup: ['POPUP'], panel: ['SIDE_PANEL'] } as const

/**
 * Whether the popup or the panel of a window is open; of any, where the window is not known. Chromium does not say in which
 * window either of them is, and answers minus one.
 */
export async function isShown(place: 'popup' | 'panel', windowId: number | null): Promise<boolean> {
  const open = await browser.runtime.getContexts({ contextTypes: [...contextTypes[place]] })
  return open.some((each) => windowId === null || each.windowId === windowId || each.windowId === -1)
}
