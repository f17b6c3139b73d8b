import type { Page } from 'playwright-core'
import type { ExtensionBrowser } from './launch.ts'

/** Goes on in the side panel with what the popup shows, as its button does. */
export async function goOnBeside(browser: ExtensionBrowser, popup: Page): Promise<Page> {
  const opens = browser.context.waitForEvent('page', {
    predicate: (opened) =>
      opened.url() === '' || opened.url() === ':' || opened.url().includes('sidepanel.html'),
  })
  // The popup goes away while the button is still being pressed.
  await popup
    .locator('[data-action=beside]')
    .click()
    .catch(() => {})
  const panel = await opens
  await panel.waitForURL(/sidepanel\.html/)
  await panel.locator('textarea.words').waitFor()
  return panel
}
