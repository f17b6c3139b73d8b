import type { Page } from 'playwright-core'

/** Series and queue slots, in any language: the dialogs, the post page of an occurrence, and the week of slots. */
export async function planningStates(
  page: Page,
  at: (path: string) => string,
  take: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const dialog = page.locator('dialog[open]')
  await page.evaluate(() => localStorage.removeItem('allin.draft'))
  await page.goto(at('/settings'))
  const days = page.locator('.day-slots')
  for (const [day, time] of [
    [0, '09:00'],
    [0, '17:30'],
    [2, '12:15'],
    [4, '16:00'],
  ] as const) {
    await days.nth(day).locator('input').fill(time)
    await days.nth(day).locator('button[type=submit]').click()
  }
  await page.locator('#slots').scrollIntoViewIfNeeded()
  await take(page, 'settings-slots')
  const save = page.locator('.week__foot .button--primary:not([disabled])')
  if ((await save.count()) > 0) await save.click()

  await page.goto(at('/compose'))
  await page.locator('.editor__text').fill('Fresh fish and slow coffee: the market opens at eight. #harbour')
  await page.locator('.actions__buttons .button--primary').click()
  await dialog.locator('.pick--slot').waitFor()
  const fields = dialog.locator('.schedule__fields input')
  await fields.first().fill(await aMonday(page))
  await fields.nth(1).fill('08:00')
  await dialog.locator('.repeat select').first().selectOption('custom')
  await dialog.locator('.repeat__dates li').nth(4).waitFor()
  await dialog.locator('.repeat').scrollIntoViewIfNeeded()
  await take(page, 'schedule-repeat')
  await dialog.locator('button[type=submit]').click()
  await page.waitForURL('**/posts/post_*')
  await page.locator('.series__text').waitFor()
  await take(page, 'post-series')
  await page.locator('.series__actions .button').nth(1).click()
  await dialog.locator('.repeat__dates li').first().waitFor()
  await take(page, 'series-edit')
  await page.keyboard.press('Escape')
}

/** A Monday about a month ahead, as the date fields take it. */
const aMonday = (page: Page) =>
  page.evaluate(() => {
    const day = new Date(Date.now() + 28 * 86_400_000)
    day.setDate(day.getDate() + ((8 - day.getDay()) % 7))
    return day.toISOString().slice(0, 10)
  })
