import { browser } from 'wxt/browser'
import { confirmInPage } from '../capture/confirm-in-page.ts'
import { takeShot } from '../capture/shots/take-shot.ts'
import type { Answer, Question } from '../messages.ts'
import { words } from '../words.ts'

/**
 * Takes a screenshot. A popup closes while the person draws in the page: it is opened again with the picture, or, where
 * the browser opens popups on a press only, the page says that the picture waits.
 */
export async function shoot(wish: Question<'shot.take'>): Promise<Answer<'shot.take'>> {
  const outcome = await takeShot(wish)
  const isSeen = (await browser.runtime.getContexts({ contextTypes: ['POPUP', 'SIDE_PANEL'] })).length > 0
  if (isSeen || wish.kind === 'visible') return outcome
  if (!('shot' in outcome) && outcome.problem === 'LEFT') return outcome
  try {
    const { windowId } = await browser.tabs.get(wish.tabId)
    await browser.action.openPopup({ windowId })
  } catch {
    if (!('shot' in outcome)) return outcome
    await confirmInPage(wish.tabId, { text: words('shot_ready'), link: null, dismiss: words('dismiss') })
  }
  return outcome
}
