import { inPage } from './in-page.ts'
import { atMost } from './until-stopped.ts'

/** Milliseconds after which a page that does not answer is photographed as it stands. */
const patience = 1_000

/** Takes our own confirmation off the page, and off the screen. A page that takes no script has none. */
export function clearView(tabId: number): Promise<void> {
  return atMost(patience, inPage(tabId, dropConfirmation, []))
}

/** Runs inside the page. */
async function dropConfirmation(): Promise<void> {
  const confirmation = document.querySelector('allin-confirmation')
  if (confirmation === null) return
  confirmation.remove()
  const frames = new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
  // A window that is not drawn has no frames.
  await Promise.race([frames, new Promise((late) => setTimeout(late, 300))])
}
