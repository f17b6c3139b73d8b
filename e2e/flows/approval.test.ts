import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemsOf } from '../browser/axe.ts'
import { button, textOf, wallTimeIn } from '../browser/composer.ts'
import { launchChromium, signInAtStudio } from '../browser/studio.ts'
import { type Caller, signInAsDemo } from '../support/api.ts'
import { livePosts, waitForLive } from '../support/live.ts'
import { type Product, startProduct, until } from '../support/product.ts'

describe('approval', () => {
  let product: Product
  let browser: Browser
  let caller: Caller
  /** Who writes, and who approves. */
  let writer: Page
  let editor: Page

  beforeAll(async () => {
    product = await startProduct()
    browser = await launchChromium()
    caller = await signInAsDemo(product)
    const open = async (email?: string) => {
      const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } })
      return signInAtStudio(context, product, email)
    }
    ;[writer, editor] = await Promise.all([open(product.demo.writer), open()])
  })
  afterAll(async () => {
    await browser?.close()
    await product?.discard()
  })

  const at = (path: string) => `${product.addresses.api}${path}`
  const check = async (page: Page, name: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await problemsOf(page), `${name}, ${colorScheme}`).toEqual([])
    }
  }
  const handIn = async (text: string, plannedFor?: string): Promise<string> => {
    await writer.goto(at('/compose'))
    await textOf(writer).fill(text)
    await button(writer, 'Ask for approval').click()
    const dialog = writer.getByRole('dialog')
    await dialog.waitFor()
    if (plannedFor) {
      const [day = '', time = ''] = plannedFor.split('T')
      await button(writer, 'At a time').click()
      await dialog.getByLabel('Day').fill(day)
      await dialog.getByLabel('Time', { exact: true }).fill(time)
    }
    if (plannedFor) await check(writer, 'asking')
    await dialog.getByRole('button', { name: 'Ask for approval', exact: true }).click()
    await writer.waitForURL('**/posts/*')
    return new URL(writer.url()).pathname.split('/').at(-1) ?? ''
  }
  const statusIs = (page: Page, words: string) =>
    page.locator('.post__line .status', { hasText: words }).waitFor()

  it('is asked for by a contributor, who is offered nothing else', async () => {
    await writer.goto(at('/compose'))
    await button(writer, 'Ask for approval').waitFor()
    expect(await button(writer, 'Schedule').count()).toBe(0)
    expect(await button(writer, 'Post now').count()).toBe(0)
    await handIn('The lighthouse gets a new lamp.', wallTimeIn(48 * 3_600_000))
    await statusIs(writer, 'Waiting for approval')
    expect(await button(writer, 'Approve and schedule').count()).toBe(0)
    // The panel says it, and the post's story.
    await writer.getByText('Demo Writer asked').first().waitFor()
    await check(writer, 'waiting, for the writer')
  })

  it('is counted, found and given by whoever may, who sees what would go out', async () => {
    await editor.locator('.nav__count', { hasText: '1' }).waitFor()
    await editor.getByRole('link', { name: 'Posts' }).click()
    await editor.getByRole('link', { name: 'For approval', exact: true }).click()
    await check(editor, 'the list of what waits')
    await editor.getByRole('link', { name: 'The lighthouse gets a new lamp.' }).click()
    const previews = editor.getByRole('region', { name: 'What would go out' })
    await previews.getByText('The lighthouse gets a new lamp.').first().waitFor()
    expect(await previews.getByRole('article').count()).toBe(3)
    await check(editor, 'waiting, for the editor')
    await button(editor, 'Approve and schedule').click()
    await statusIs(editor, 'Scheduled')
    await editor.getByText('Approved by Demo Editor on').waitFor()
    await check(editor, 'approved')
    // The writer's page hears of it.
    await statusIs(writer, 'Scheduled')
    await editor.locator('.nav__count').waitFor({ state: 'detached' })
  })

  it('is refused with a comment that the writer finds above the draft', async () => {
    const id = await handIn('The soup is back.')
    await editor.goto(at(`/posts/${id}`))
    await button(editor, 'Send back').click()
    const dialog = editor.getByRole('dialog')
    await check(editor, 'sending back')
    await dialog.getByLabel('What should change?').fill('Which soup?')
    await dialog.getByRole('button', { name: 'Send back' }).click()
    await statusIs(editor, 'Draft')
    await writer.goto(at(`/compose/${id}`))
    await writer.getByText('Demo Editor sent it back').waitFor()
    await writer.getByText('Which soup?').waitFor()
    await check(writer, 'sent back')
    await textOf(writer).fill('The fish soup is back.')
    await button(writer, 'Ask for approval').click()
    await writer.getByRole('dialog').getByRole('button', { name: 'Ask for approval', exact: true }).click()
    await statusIs(writer, 'Waiting for approval')
    // What changed while the editor looks on is what gets approved.
    await editor.getByText('The fish soup is back.').first().waitFor()
    await button(editor, 'Approve').click()
    await statusIs(editor, 'Approved')
    await button(editor, 'Post now').click()
    const live = await waitForLive(product, 'The fish soup is back.', 3)
    expect(live).toHaveLength(3)
  })

  it('is asked for in the settings, which tell what is scheduled without it', async () => {
    const scheduled = (await caller.must('GET', '/v1/posts?status=SCHEDULED&approval=missing')).items
    expect(scheduled.length).toBeGreaterThan(1)
    await editor.goto(at('/settings'))
    const choice = editor.getByRole('group', { name: 'Posts need approval' })
    await choice.getByRole('button', { name: 'Yes' }).click()
    await editor.getByText(`${scheduled.length} scheduled posts are not approved yet`).waitFor()
    await check(editor, 'the settings')
    await editor.getByLabel('Posts may be late by').selectOption({ label: '1 hour' })
    await until(
      async () => (await caller.must('GET', '/v1/organization')).lateToleranceSeconds === 3_600,
      5_000,
      'the tolerance to be kept',
    )
    await editor.getByRole('link', { name: 'Look at them' }).click()
    await editor.locator('.row .status', { hasText: 'Not approved' }).first().waitFor()
    await check(editor, 'the list of what is not approved')
    await editor.locator('.row__title').first().click()
    await button(editor, 'Approve').click()
    await editor.getByText('Approved by Demo Editor on').waitFor()
    await button(editor, 'Take approval back').click()
    await statusIs(editor, 'Waiting for approval')
    // The history below says so too, as soon as it is read again.
    await editor.locator('.banner', { hasText: 'Demo Editor took the approval back' }).waitFor()
    const left = (await caller.must('GET', '/v1/approvals')) as { waiting: number; unapproved: number }
    expect(left).toEqual({ waiting: 1, unapproved: scheduled.length - 1 })
  })

  it('lets nothing out without it: what was scheduled before is held back until somebody approves', async () => {
    const accounts = (await caller.must('GET', '/v1/accounts')).items as { id: string }[]
    await caller.must('PATCH', '/v1/organization', { requiresApproval: false })
    const draft = await caller.must('POST', '/v1/posts', {
      text: 'Nobody read this yet.',
      accountIds: accounts.slice(0, 1).map(({ id }) => id),
    })
    await caller.must('POST', `/v1/posts/${draft.id}/schedule`, {
      revision: draft.revision,
      at: new Date(Date.now() + 4_000).toISOString(),
    })
    await caller.must('PATCH', '/v1/organization', { requiresApproval: true })
    await editor.goto(at(`/posts/${draft.id}`))
    await editor.getByText('Its time came before its approval.').waitFor({ timeout: 90_000 })
    expect(await livePosts(product, 'Nobody read this')).toEqual([])
    await check(editor, 'held back')
    await button(editor, 'Approve').click()
    await waitForLive(product, 'Nobody read this yet.', 1)
  })
})
