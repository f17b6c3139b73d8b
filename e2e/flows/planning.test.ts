import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemsOf } from '../browser/axe.ts'
import { button, chooseEveryAccount, textOf } from '../browser/composer.ts'
import { launchChromium, signInAtStudio } from '../browser/studio.ts'
import { type Caller, signInAsDemo } from '../support/api.ts'
import { type Product, startProduct } from '../support/product.ts'

interface SeenPost {
  id: string
  text: string
  status: string
  wallTime: string
  occurrence: string
  recurrenceId: string | null
}

/** The next Monday that is at least two days away, in the demo organization's zone, which is this machine's. */
function nextMonday(): string {
  const day = new Date(Date.now() + 2 * 86_400_000)
  while (day.getDay() !== 1) day.setDate(day.getDate() + 1)
  return day.toLocaleString('sv-SE').slice(0, 10)
}

describe('planning', () => {
  let product: Product
  let browser: Browser
  let page: Page
  let demo: Caller

  beforeAll(async () => {
    product = await startProduct()
    browser = await launchChromium()
    demo = await signInAsDemo(product)
    page = await signInAtStudio(await browser.newContext({ locale: 'en-GB' }), product)
  })
  afterAll(async () => {
    await browser?.close()
    await product?.discard()
  })

  const at = (path: string) => `${product.addresses.api}${path}`
  const postsOf = async (recurrenceId: string): Promise<SeenPost[]> => {
    const page = await demo.must('GET', '/v1/posts?status=SCHEDULED&limit=100')
    return (page.items as SeenPost[])
      .filter((post) => post.recurrenceId === recurrenceId)
      .sort((one, other) => (one.occurrence < other.occurrence ? -1 : 1))
  }
  let recurrenceId = ''
  const monday = nextMonday()

  it('repeats a post every week, with its dates shown before', async () => {
    await page.goto(at('/compose'))
    await chooseEveryAccount(page)
    await textOf(page).fill('Slow coffee, every Monday at eight.')
    await button(page, 'Schedule').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Day', { exact: true }).fill(monday)
    await dialog.getByLabel('Time', { exact: true }).fill('08:00')
    await dialog.getByLabel('Repeat').selectOption({ label: 'Every week on Monday' })
    await dialog.locator('.repeat__dates li').nth(4).waitFor()
    expect(await problemsOf(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Repeat', exact: true }).click()
    await page.waitForURL('**/posts/post_*')
    await page.getByText('Every week on Monday at 8:00').waitFor()
    const post = await demo.must('GET', `/v1/posts/${page.url().split('/').at(-1)}`)
    recurrenceId = post.recurrenceId
    expect(post).toMatchObject({
      status: 'SCHEDULED',
      wallTime: `${monday}T08:00`,
      occurrence: `${monday}T08:00`,
    })
    const posts = await postsOf(recurrenceId)
    expect(posts.length).toBeGreaterThanOrEqual(8)
    expect(posts.every(({ wallTime }) => wallTime.endsWith('T08:00'))).toBe(true)
  })

  it('marks its posts in the calendar', async () => {
    await page.goto(at('/calendar'))
    await button(page, 'List').click()
    if (monday.slice(0, 7) !== new Date().toLocaleString('sv-SE').slice(0, 7)) {
      await page.getByRole('button', { name: 'Later' }).click()
    }
    const row = page.locator('.row', { hasText: 'Slow coffee' }).first()
    await row.getByText('Part of a series').waitFor({ state: 'attached' })
    await row.locator('.row__title').click()
    await page.waitForURL('**/posts/post_*')
  })

  it('skips one, with a way back', async () => {
    const [first, second] = await postsOf(recurrenceId)
    await page.goto(at(`/posts/${second?.id}`))
    await button(page, 'Skip this one').click()
    await page.waitForURL('**/calendar')
    expect((await postsOf(recurrenceId)).map(({ id }) => id)).not.toContain(second?.id)
    await button(page, 'Undo').click()
    await expect
      .poll(async () => (await postsOf(recurrenceId)).slice(0, 2).map(({ occurrence }) => occurrence))
      .toEqual([first?.occurrence, second?.occurrence])
  })

  it('stands in the list of all series, where its next date is left out and comes back', async () => {
    const [first] = await postsOf(recurrenceId)
    await page.goto(at('/drafts'))
    await page.getByRole('link', { name: 'Series', exact: true }).click()
    await page.waitForURL('**/series')
    const series = page.locator('.series', { hasText: 'Slow coffee' })
    await series.getByText('Every week on Monday at 8:00').waitFor()
    await page.setViewportSize({ width: 380, height: 800 })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await problemsOf(page), colorScheme).toEqual([])
    }
    await page.setViewportSize({ width: 1280, height: 900 })
    await series.getByRole('button', { name: /^Skip / }).click()
    await expect.poll(async () => (await postsOf(recurrenceId))[0]?.occurrence).not.toBe(first?.occurrence)
    await button(page, 'Undo').click()
    await expect.poll(async () => (await postsOf(recurrenceId))[0]?.occurrence).toBe(first?.occurrence)
    await page.getByRole('link', { name: 'Ended' }).click()
    await page.getByText('No series has ended').waitFor()
    expect(await problemsOf(page)).toEqual([])
  })

  it('changes this one and all to come', async () => {
    const [first, second] = await postsOf(recurrenceId)
    await page.goto(at(`/posts/${second?.id}`))
    await button(page, 'Edit this and all to come').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Text of all posts to come').fill('Slow coffee, now at ten.')
    await dialog.getByLabel('Time', { exact: true }).fill('10:00')
    await dialog.locator('.repeat__dates li').first().waitFor()
    expect(await problemsOf(page)).toEqual([])
    await button(page, 'Change all to come').click()
    await page.getByText('This and all posts to come were changed.').waitFor()
    await page.getByText('Every week on Monday at 10:00').waitFor()
    const posts = await postsOf(recurrenceId)
    expect(posts[0]).toMatchObject({ id: first?.id, text: 'Slow coffee, every Monday at eight.' })
    for (const post of posts.slice(1)) {
      expect(post.text).toBe('Slow coffee, now at ten.')
      expect(post.wallTime.endsWith('T10:00')).toBe(true)
    }
  })

  it('ends, after asking', async () => {
    const [first] = await postsOf(recurrenceId)
    await page.goto(at(`/posts/${first?.id}`))
    await button(page, 'End series').click()
    await page.getByRole('dialog').getByRole('button', { name: 'End series' }).click()
    await page.waitForURL('**/calendar')
    await expect.poll(() => postsOf(recurrenceId)).toEqual([])
  })

  it('has a week of slots that is set by keyboard', async () => {
    await page.goto(at('/settings'))
    const monday = page.getByRole('group', { name: 'Monday' })
    await monday.getByLabel('Time to add on Monday').fill('09:00')
    await page.keyboard.press('Enter')
    await monday.getByText('9:00').waitFor()
    await monday.getByRole('button', { name: 'Copy Monday to other days' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'To every day' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('group', { name: 'Sunday' }).getByText('9:00').waitFor()
    expect(await problemsOf(page)).toEqual([])
    await button(page, 'Save slots').click()
    await page.getByText('Slots saved.').waitFor()
    expect((await demo.must('GET', '/v1/slots')).items).toHaveLength(7)
  })

  it('puts two drafts into the next two slots: from the list, and from the dialog', async () => {
    const accounts = (await demo.must('GET', '/v1/accounts')).items as { id: string }[]
    const accountIds = accounts.map(({ id }) => id)
    const draft = (text: string) => demo.must('POST', '/v1/posts', { text, accountIds })
    const listed = await draft('Queued from the list')
    const composed = await draft('Queued from the dialog')
    const slots = (await demo.must('GET', '/v1/slots/next?limit=2')).items as { wallTime: string }[]
    await page.goto(at('/drafts'))
    const row = page.locator('.row', { hasText: 'Queued from the list' })
    await row.getByRole('button', { name: 'Actions' }).click()
    await page.getByRole('menuitem', { name: 'Add to queue' }).click()
    await page.getByText('In the queue for').waitFor()
    await page.goto(at(`/compose/${composed.id}`))
    await button(page, 'Schedule').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: /^Next free slot/ }).click()
    await dialog.getByRole('button', { name: 'Schedule', exact: true }).click()
    await page.waitForURL('**/posts/post_*')
    const times = await Promise.all(
      [listed, composed].map(async ({ id }) => (await demo.must('GET', `/v1/posts/${id}`)).wallTime),
    )
    expect(times).toEqual(slots.map(({ wallTime }) => wallTime))
  })
})
