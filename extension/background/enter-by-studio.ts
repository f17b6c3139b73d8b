import { browser } from 'wxt/browser'
import { saveSession } from '../account/session.ts'
import { clearProgress, readProgress, saveProgress } from '../account/studio-progress.ts'
import { signInByStudio } from '../account/studio-sign-in.ts'
import { device, memory } from '../storage/browser-store.ts'
import { readSettings } from '../storage/settings.ts'
import { refresh } from './account.ts'

let running: Promise<boolean> | null = null

/**
 * Lets the person confirm in Studio's window that the extension may act for them. A second press waits for the same
 * window.
 *
 * @param windowId where the popup was pressed, to be opened there again; null where the page that asks stays open
 * @returns whether somebody is signed in now
 */
export function enterByStudio(windowId: number | null): Promise<boolean> {
  running ??= enter(windowId).finally(() => {
    running = null
  })
  return running
}

/** A sign-in that waited when the worker was stopped is over: its verifier is gone. */
export async function forgetInterrupted(): Promise<void> {
  if (running === null && (await readProgress(memory)) === 'waiting') await clearProgress(memory)
}

async function enter(windowId: number | null): Promise<boolean> {
  await saveProgress(memory, 'waiting')
  const { server } = await readSettings(device)
  const result = await signInByStudio(server, {
    clientId: browser.runtime.id,
    redirectUri: browser.identity.getRedirectURL(),
    open: (url) => browser.identity.launchWebAuthFlow({ url, interactive: true }),
  })
  const isStillMeant = (await readSettings(device)).server === server
  if ('problem' in result) {
    await saveProgress(memory, result.problem)
  } else if (isStillMeant) {
    await saveSession(memory, { server, token: result.token })
    await refresh(null)
    await clearProgress(memory)
  } else {
    await clearProgress(memory)
  }
  if (windowId !== null) await showPopup(windowId)
  return 'token' in result && isStillMeant
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
