import type { Frame, Locator, Page } from 'playwright-core'

/** Studio's page or an embedded frame: the composer is the same in both. */
export type Surface = Page | Frame

/** Turns every account on. Waits for the composer to be there. */
export async function chooseEveryAccount(surface: Surface): Promise<void> {
  const chips = surface.getByRole('group', { name: 'Accounts to post on' }).getByRole('button')
  await chips.first().waitFor()
  for (const chip of await chips.all()) {
    if ((await chip.getAttribute('aria-pressed')) === 'false') await chip.click()
  }
}

export function textOf(surface: Surface): Locator {
  return surface.getByRole('textbox', { name: 'Text of the post' })
}

export function button(surface: Surface, name: string): Locator {
  return surface.getByRole('button', { name, exact: true })
}

/** Gives one platform its own words. */
export async function writeVariant(surface: Surface, platform: string, text: string): Promise<void> {
  const versions = surface.getByRole('tablist', { name: 'Versions of the text' })
  await versions.getByRole('tab', { name: platform }).click()
  await button(surface, `Write for ${platform}`).click()
  await surface.getByRole('textbox', { name: `Text for ${platform}` }).fill(text)
}

/** Adds a link card through its dialog. */
export async function addLink(
  surface: Surface,
  link: { url: string; title: string; description?: string },
): Promise<void> {
  await button(surface, 'Add link').click()
  const dialog = surface.getByRole('dialog')
  await dialog.getByLabel('Address').fill(link.url)
  await dialog.getByLabel('Title').fill(link.title)
  if (link.description) await dialog.getByLabel('Description').fill(link.description)
  await button(surface, 'Done').click()
  await dialog.waitFor({ state: 'detached' })
}

/** Adds an image and describes it. */
export async function addImage(
  surface: Surface,
  image: { name: string; mimeType: string; buffer: Buffer },
  altText: string,
): Promise<void> {
  await surface.locator('input[type=file]').setInputFiles(image)
  await surface.locator('.medium--ready .medium__picture').click()
  await surface.getByRole('textbox', { name: 'Alternative text' }).fill(altText)
  await button(surface, 'Done').click()
}

/** Schedules through the dialog. @param wallTime `2026-11-26T09:00` in the organization's zone */
export async function scheduleFor(surface: Surface, wallTime: string): Promise<void> {
  const [day = '', time = ''] = wallTime.split('T')
  await button(surface, 'Schedule').click()
  const dialog = surface.getByRole('dialog')
  await dialog.getByLabel('Day').fill(day)
  await dialog.getByLabel('Time', { exact: true }).fill(time)
  // With something worth knowing about the time the button says so, and does the same.
  await dialog.getByRole('button', { name: /^Schedule( anyway)?$/ }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** A wall time of this machine's zone, in which the demo organization lives, some milliseconds from now. */
export function wallTimeIn(milliseconds: number): string {
  return new Date(Date.now() + milliseconds).toLocaleString('sv-SE').replace(' ', 'T').slice(0, 16)
}
