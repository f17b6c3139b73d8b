import type { Page } from 'playwright-core'
import { clickToolbarButton, type ExtensionBrowser } from './launch.ts'

/** Tells the extension which server it belongs to, as its options page does. */
export async function setServer(browser: ExtensionBrowser, server: string): Promise<void> {
  const options = await browser.context.newPage()
  await options.goto(`chrome-extension://${browser.extensionId}/options.html`)
  await options.locator('form input').fill(server)
  await options.locator('form button[type=submit]').click()
  await options.waitForFunction(async (origin) => {
    const { settings } = await chrome.storage.local.get<{ settings?: { server: string } }>('settings')
    return settings?.server === origin
  }, new URL(server).origin)
  await options.close()
}

/** Signs in where the popup asks for it, and waits for the composer. */
export async function signInAtPopup(popup: Page, person: { email: string; password: string }): Promise<void> {
  await popup.locator('input[type=email]').fill(person.email)
  await popup.locator('input[type=password]').fill(person.password)
  await popup.locator('button[type=submit]').click()
  await popup.locator('textarea.words').waitFor()
  await popup.locator('.account').first().waitFor()
}

/** Opens the popup on a page and signs in. */
export async function openSignedIn(
  browser: ExtensionBrowser,
  page: Page,
  person: { email: string; password: string },
): Promise<Page> {
  const popup = await clickToolbarButton(browser, page)
  await signInAtPopup(popup, person)
  return popup
}

/** Turns every account on that is not chosen yet. */
export async function chooseAllAccounts(popup: Page): Promise<void> {
  const left = popup.locator('.account[aria-pressed=false]:not(:disabled)')
  for (let count = await left.count(); count > 0; count -= 1) {
    await left.first().click()
    await left.nth(count - 1).waitFor({ state: 'detached' })
  }
}

/** `schedule` opens the choice of a time, `schedule-then` takes the chosen one. */
export type PopupAction = 'draft' | 'queue' | 'schedule' | 'schedule-then' | 'publish' | 'ask'

/**
 * Presses Save draft, Schedule, Post now or Ask for approval, whatever the language, and sends at once what could still
 * be taken back.
 */
export async function press(popup: Page, action: PopupAction): Promise<void> {
  await pressAndHold(popup, action)
  if (action !== 'schedule') await sendAtOnce(popup)
}

/** Presses one of the buttons and leaves the time to take it back. */
export async function pressAndHold(popup: Page, action: PopupAction): Promise<void> {
  await popup.locator(`.actions [data-action=${action}]`).click()
}

/** Ends the time in which a post can be taken back. */
export async function sendAtOnce(popup: Page): Promise<void> {
  await popup.locator('[data-action=send-now]').click()
}

/** Closes the popup as a click beside it does. */
export async function closePopup(popup: Page): Promise<void> {
  const closed = popup.waitForEvent('close')
  await popup.evaluate(() => setTimeout(() => window.close()))
  await closed
}

/** What stands on the toolbar button. */
export async function badgeOf(browser: ExtensionBrowser): Promise<string> {
  const worker = await browser.worker()
  return worker.evaluate(() => chrome.action.getBadgeText({}))
}

/** The jobs that are on the device, oldest first. */
export async function jobsOnDevice(
  browser: ExtensionBrowser,
): Promise<{ state: string; postId: string | null; problem: string | null }[]> {
  const worker = await browser.worker()
  return worker.evaluate(async () => {
    const everything = await chrome.storage.local.get(null)
    const jobs = Object.entries(everything).filter(([key]) => key.startsWith('job:'))
    return jobs
      .map(
        ([, job]) =>
          job as {
            createdAt: number
            state: string
            done: { postId?: string }
            problem: { code: string } | null
          },
      )
      .sort((a, b) => a.createdAt - b.createdAt)
      .map(({ state, done, problem }) => ({
        state,
        postId: done.postId ?? null,
        problem: problem?.code ?? null,
      }))
  })
}
