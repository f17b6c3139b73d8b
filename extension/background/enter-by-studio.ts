import { browser } from 'wxt/browser'
import { saveSession } from '../account/session.ts'
import { signOut } from '../account/sign-in.ts'
import { clearProgress, readProgress, saveProgress } from '../account/studio-progress.ts'
import { signInByStudio } from '../account/studio-sign-in.ts'
import { device, memory } from '../storage/browser-store.ts'
import { readSettings } from '../storage/settings.ts'
import { refresh } from './account.ts'

/** How many sign-ins have begun: only the newest counts, since its window may be opened again when it is lost behind others. */
let begun = 0

/** A sign-in that waited when the worker was stopped is over: its verifier is gone. */
export async function forgetInterrupted(): Promise<void> {
  if (begun === 0 && (await readProgress(memory)) === 'waiting') await clearProgress(memory)
}

/**
 * Lets the person confirm in Studio's window that the extension may act for them.
 *
 * @param windowId where the popup was pressed, to be opened there again; null where the page that asks stays open
 * @returns whether somebody is signed in now
 */
export async function enterByStudio(windowId: number | null): Promise<boolean> {
  begun += 1
  const own = begun
  await saveProgress(memory, 'waiting')
  const { server } = await readSettings(device)
  const result = await signInByStudio(server, {
    clientId: browser.runtime.id,
    redirectUri: browser.identity.getRedirectURL(),
    open: (url) => browser.identity.launchWebAuthFlow({ url, interactive: true }),
  })
  const isStillMeant = own === begun && (await readSettings(device)).server === server
  if (!isStillMeant) {
    // Another window asks by now, or another server is chosen: nobody will use this session.
    if ('token' in result) await signOut(server, result.token)
    return false
  }
  if ('token' in result) {
    await saveSession(memory, { server, token: result.token })
    await refresh(null)
    await clearProgress(memory)
  } else {
    await saveProgress(memory, result.problem)
  }
  if (windowId !== null) await showPopup(windowId)
  return 'token' in result
}

/** Opens the popup again where it was closed by Studio's window. Browsers that do not allow it leave that to the person. */
async function showPopup(windowId: number): Promise<void> {
  try {
    await browser.windows.update(windowId, { focused: true })
    await browser.action.openPopup({ windowId })
  } catch {
    // The draft is on the device: the toolbar button opens it.
  }
}
