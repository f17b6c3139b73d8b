import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { wallTimeIn } from '../browser/composer.ts'
import { signInAtStudio } from '../browser/studio.ts'
import { clickToolbarButton, type ExtensionBrowser } from '../extension/launch.ts'
import { chooseAllAccounts, closePopup, openSignedIn, press, signInAtPopup } from '../extension/popup.ts'
import { startWithExtension } from '../extension/start.ts'
import type { Caller } from '../support/api.ts'
import { livePosts, waitForLive } from '../support/live.ts'
import type { Product } from '../support/product.ts'

const platforms = ['bluesky', 'mastodon', 'x']

describe('posting quickly from the popup', () => {
  let product: Product
  let caller: Caller
  let browser: ExtensionBrowser
  let page: Page
  let studio: Page

  beforeAll(async () => {
    ;({ product, caller, browser, page } = await startWithExtension('night-ferries-return'))
    await closePopup(await openSignedIn(browser, page, product.demo))
    studio = await signInAtStudio(browser.context, product)
  })
  afterAll(async () => {
    await browser?.close()
    await product?.discard()
  })

  let popup: Page
  beforeEach(async () => {
    popup = await clickToolbarButton(browser, page)
    await popup.locator('textarea.words').waitFor()
    await popup.locator('.account').first().waitFor()
  })
  const write = (text: string) => popup.locator('textarea.words').fill(text)
  const left = async (platform: string) =>
    Number(
      ((await popup.locator(`.meter[data-platform=${platform}] .numbers`).textContent()) ?? '').replace(
        '−',
        '-',
      ),
    )
  const postOf = async () => {
    const href = await popup.locator('.outcome__actions a').getAttribute('href')
    return caller.must('GET', `/v1/posts/${href?.split('/').at(-1)}`)
  }

  it('counts as each platform counts, and says what is wrong, with every key', async () => {
    await chooseAllAccounts(popup)
    await popup.getByRole('button', { name: 'Remove the link' }).click()
    await write('')
    const before = Object.fromEntries(
      await Promise.all(platforms.map(async (platform) => [platform, await left(platform)])),
    )
    expect(before).toMatchObject({ bluesky: 300, x: 280 })
    await popup.locator('textarea.words').pressSequentially('Ah')
    for (const platform of platforms) expect(await left(platform)).toBe(before[platform] - 2)
    // A family of four is one sign on Bluesky and Mastodon and two of X's; Chinese counts double on X alone.
    await write('👩‍👩‍👧‍👧港')
    expect(await left('bluesky')).toBe(before.bluesky - 2)
    expect(await left('mastodon')).toBe(before.mastodon - 2)
    expect(await left('x')).toBe(before.x - 4)

    await write('a'.repeat(281))
    const problems = popup.getByRole('list', { name: 'To fix before posting' }).getByRole('listitem')
    expect(await problems.allTextContents()).toEqual(['Too long for X by 1 character.'])
    expect(await popup.locator('[data-action=publish]').isDisabled()).toBe(true)
    await write('a'.repeat(305))
    expect((await problems.allTextContents()).sort()).toEqual([
      'Too long for Bluesky by 5 characters.',
      'Too long for X by 25 characters.',
    ])
    await popup.locator('.account', { hasText: 'Bluesky' }).click()
    await popup.locator('.account', { hasText: ', X' }).click()
    await problems.first().waitFor({ state: 'detached' })
    expect(await popup.locator('[data-action=publish]').isEnabled()).toBe(true)
    await popup.getByRole('button', { name: 'Add the link to the page' }).click()
    await closePopup(popup)
  })

  it('loses nothing when it closes in the middle of a word', async () => {
    await chooseAllAccounts(popup)
    await write('')
    await popup.locator('textarea.words').pressSequentially('The ferries are ba')
    await closePopup(popup)
    popup = await clickToolbarButton(browser, page)
    await popup.locator('textarea.words').waitFor()
    expect(await popup.locator('textarea.words').inputValue()).toBe('The ferries are ba')
    await popup.getByText('You are back where you left off.').waitFor()
    await popup.locator('textarea.words').pressSequentially('ck')
    expect(await popup.locator('textarea.words').inputValue()).toBe('The ferries are back')
    expect(await popup.locator('.account[aria-pressed=true]').count()).toBe(3)
    await closePopup(popup)
  })

  it('posts now: live once on each account, with the page as its card, and the popup says so', async () => {
    await chooseAllAccounts(popup)
    await write('Night boats again, soup included.')
    await press(popup, 'publish')
    await popup.getByRole('heading', { name: 'Posted', exact: true }).waitFor()
    const live = await livePosts(product, 'Night boats again')
    expect(live.map(({ platform }) => platform).sort()).toEqual(platforms)
    const onBluesky = live.find(({ platform }) => platform === 'bluesky')
    expect(onBluesky?.card).toMatchObject({
      url: `${product.addresses.cms}/news/night-ferries-return`,
      title: 'Night ferries return after eleven quiet winters',
    })
    expect(onBluesky?.card?.imageHash).toMatch(/^[0-9a-f]{64}$/)
    const links = await popup
      .locator('.targets a')
      .evaluateAll((each) => each.map((a) => a.getAttribute('href')))
    expect(links.sort()).toEqual(live.map(({ url }) => url).sort())
    await closePopup(popup)
  })

  it('schedules: in the calendar for its minute, nothing live before, and out when told to', async () => {
    await chooseAllAccounts(popup)
    await write('Soup of the week: pea.')
    await press(popup, 'schedule')
    const wallTime = wallTimeIn(20 * 60_000)
    await popup.locator('input[type=datetime-local]').fill(wallTimeIn(-20 * 60_000))
    await popup.getByText('This time is over. Choose a later one.').waitFor()
    expect(await popup.locator('[data-action=schedule-then]').isDisabled()).toBe(true)
    await popup.locator('input[type=datetime-local]').fill(wallTime)
    await press(popup, 'schedule-then')
    await popup.getByRole('heading', { name: /^Scheduled for / }).waitFor()
    const post = await postOf()
    expect(post).toMatchObject({ status: 'SCHEDULED', wallTime })

    await studio.goto(`${product.addresses.api}/calendar`)
    await studio.getByRole('button', { name: 'List' }).click()
    const month = new Date().toLocaleDateString('sv-SE').slice(0, 7)
    if (!wallTime.startsWith(month)) await studio.getByRole('button', { name: 'Later' }).click()
    const row = studio.locator('.row', { hasText: 'Soup of the week' })
    await row.locator('.status.tone-blue').waitFor()
    expect(await row.locator('.row__time').textContent()).toContain(wallTime.slice(-2))
    expect(await livePosts(product, 'Soup of the week')).toHaveLength(0)

    await studio.goto(`${product.addresses.api}/posts/${post.id}`)
    await studio.getByRole('button', { name: /actions/i }).click()
    await studio.getByRole('menuitem', { name: 'Post now' }).click()
    const live = await waitForLive(product, 'Soup of the week', 3)
    expect(live.map(({ platform }) => platform).sort()).toEqual(platforms)
    // The popup that scheduled it is still open and follows.
    await popup.getByRole('heading', { name: 'Posted', exact: true }).waitFor()
    await closePopup(popup)
  })

  it('saves a draft that goes on in Studio', async () => {
    await write('For later, with a picture.')
    await press(popup, 'draft')
    await popup.getByRole('heading', { name: 'Draft saved' }).waitFor()
    const post = await postOf()
    expect(post).toMatchObject({ status: 'DRAFT', text: 'For later, with a picture.' })
    await closePopup(popup)
    await studio.goto(`${product.addresses.api}/drafts`)
    await studio.getByRole('link', { name: 'For later, with a picture.' }).click()
    await studio.waitForURL(`**/compose/${post.id}`)
    expect(await livePosts(product, 'For later')).toHaveLength(0)
  })

  it('asks for approval, with a time or without, where the person may not post', async () => {
    await closePopup(popup)
    const options = await browser.context.newPage()
    await options.goto(`chrome-extension://${browser.extensionId}/options.html`)
    await options.getByRole('button', { name: 'Sign out' }).click()
    await options.getByRole('button', { name: 'Sign out' }).waitFor({ state: 'detached' })
    await options.close()
    popup = await clickToolbarButton(browser, page)
    await signInAtPopup(popup, { ...product.demo, email: product.demo.writer })
    await chooseAllAccounts(popup)
    await write('May I say this?')
    expect(await popup.locator('[data-action=publish]').count()).toBe(0)
    await press(popup, 'ask')
    await popup.getByRole('heading', { name: 'Handed in for approval' }).waitFor()
    expect(await postOf()).toMatchObject({
      status: 'PENDING_APPROVAL',
      text: 'May I say this?',
      wallTime: null,
    })

    await popup.getByRole('button', { name: 'Write another' }).click()
    await chooseAllAccounts(popup)
    await write('And this, tomorrow?')
    await popup.getByRole('button', { name: 'Suggest a time' }).click()
    const wallTime = wallTimeIn(24 * 60 * 60_000)
    await popup.locator('input[type=datetime-local]').fill(wallTime)
    await popup.getByRole('button', { name: 'Ask for approval' }).click()
    await popup.getByRole('heading', { name: 'Handed in for approval' }).waitFor()
    expect(await postOf()).toMatchObject({ status: 'PENDING_APPROVAL', wallTime })
    expect(await livePosts(product, 'May I say this')).toHaveLength(0)
    await closePopup(popup)
  })
})
