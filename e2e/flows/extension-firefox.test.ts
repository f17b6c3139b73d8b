import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  badgeOf,
  chooseContextMenuEntry,
  clickToolbarButton,
  closePopup,
  sidebarOf,
  typeShortcut,
} from '../firefox/gestures.ts'
import {
  extensionOrigin,
  type FirefoxBrowser,
  launchFirefox,
  newProfile,
  type Profile,
} from '../firefox/launch.ts'
import type { Surface } from '../firefox/surface.ts'
import { type Caller, signInAsDemo } from '../support/api.ts'
import { type Between, standBetween } from '../support/between.ts'
import { livePosts, waitForLive } from '../support/live.ts'
import { type Product, startProduct, until } from '../support/product.ts'

describe('the extension in Firefox', () => {
  let product: Product
  let caller: Caller
  let between: Between
  let profile: Profile
  let firefox: FirefoxBrowser
  let tab: Surface

  beforeAll(async () => {
    product = await startProduct()
    caller = await signInAsDemo(product)
    between = await standBetween(product.addresses.api)
    profile = newProfile()
    firefox = await launchFirefox(profile)
    tab = await firefox.openTab(story('night-ferries-return'))
  })
  afterAll(async () => {
    await firefox?.close()
    await between?.close()
    await product?.discard()
    profile?.discard()
  })

  const story = (slug: string) => `${product.addresses.cms}/news/${slug}`
  const openPopup = () => clickToolbarButton(firefox, tab)
  const signIn = async (popup: Surface) => {
    await popup.fill('input[type=email]', product.demo.email)
    await popup.fill('input[type=password]', product.demo.password)
    await popup.press('button[type=submit]')
    await popup.waitFor('.account')
  }
  /** An account that is not chosen yet. */
  const off = '.account[aria-pressed=false]'
  const chooseAllAccounts = async (popup: Surface) => {
    await popup.waitFor('.account')
    for (let left = await popup.count(off); left > 0; left -= 1) {
      await popup.press(off)
      await until(async () => (await popup.count(off)) < left, 10_000, 'a chosen account')
    }
  }
  const publish = async (popup: Surface) => {
    await popup.press('.actions [data-action=publish]:not(:disabled)')
    await popup.press('[data-action=send-now]')
  }
  const badgeIs = (text: string) =>
    until(async () => (await badgeOf(firefox)) === text, 30_000, `the badge “${text}”`)
  const drafts = async (): Promise<{ id: string; clipId: string }[]> =>
    (await caller.must('GET', '/v1/posts?status=DRAFT')).items
  /** Waits for one draft more than there were, and answers the newest with its clip. */
  const draftAfter = async (before: number) => {
    await until(async () => (await drafts()).length === before + 1, 30_000, 'a new draft')
    const [newest] = await drafts()
    const post = await caller.must('GET', `/v1/posts/${newest?.id}`)
    const { clip } = await caller.must('GET', `/v1/clips/${post.clipId}`)
    return { post, clip }
  }

  it('takes the server from its options, and the page from one click on the toolbar', async () => {
    const options = await firefox.openTab(`${extensionOrigin}/options.html`)
    await options.fill('form input', between.address)
    await options.press('form button[type=submit]')
    await options.waitFor('form', 'Saved. Sign in again')
    await options.close()
    const popup = await openPopup()
    await signIn(popup)
    expect(await popup.waitFor('.page__title')).toBe('Night ferries return after eleven quiet winters')
    expect(await popup.value('textarea.words')).toContain('Night ferries return after eleven quiet winters')
    expect(await popup.count('.account')).toBe(3)
    await closePopup(firefox)
  })

  it('keeps a draft when the popup closes in the middle of a word', async () => {
    const popup = await openPopup()
    await popup.fill('textarea.words', 'The ferries are ba')
    await closePopup(firefox)
    const again = await openPopup()
    await again.waitFor('.note', 'You are back where you left off.')
    expect(await again.value('textarea.words')).toBe('The ferries are ba')
    await again.keys(...'ck')
    expect(await again.value('textarea.words')).toBe('The ferries are back')
    await closePopup(firefox)
  })

  it('posts once on every platform, and says so', async () => {
    const popup = await openPopup()
    await chooseAllAccounts(popup)
    await popup.fill('textarea.words', 'Night boats, from a fox.')
    await publish(popup)
    await popup.waitFor('.outcome h2', 'Posted')
    const live = await livePosts(product, 'Night boats, from a fox.')
    expect(live.map(({ platform }) => platform).sort()).toEqual(['bluesky', 'mastodon', 'x'])
    for (const { card } of live) expect(card?.url).toBe(story('night-ferries-return'))
    await closePopup(firefox)
    await badgeIs('')
  })

  it('clips the page by its shortcut, and a link and an image from the context menu', async () => {
    const before = (await drafts()).length
    await typeShortcut(firefox, tab, '1')
    const page = await draftAfter(before)
    expect(page.clip).toMatchObject({ kind: 'page', canonicalUrl: story('night-ferries-return') })
    expect(page.post.link.imageMediaId).toMatch(/^med_/)
    await tab.waitFor('allin-confirmation')

    await tab.goto(story('line-9-opens-on-monday'))
    await chooseContextMenuEntry(firefox, tab, 'article a, main a', 'link')
    const link = await draftAfter(before + 1)
    expect(link.clip).toMatchObject({ kind: 'link' })
    await chooseContextMenuEntry(firefox, tab, 'article img, main img', 'image')
    const image = await draftAfter(before + 2)
    expect(image.clip).toMatchObject({ kind: 'image' })
    expect(image.clip.leadImage).not.toBeNull()
  })

  it('opens the sidebar by its shortcut and collects a selected passage into the draft there', async () => {
    await tab.goto(story('fish-market-under-a-new-roof'))
    const passage = await tab.evaluate(() => {
      const found = [...document.querySelectorAll('main p')].find((each) => each.textContent.length > 60)
      if (found) getSelection()?.selectAllChildren(found)
      return getSelection()?.toString().trim() ?? ''
    })
    await typeShortcut(firefox, tab, '2')
    const sidebar = await sidebarOf(firefox)
    await sidebar.waitFor('.piece__words', passage.slice(0, 30))
    expect(await sidebar.value('textarea.words')).toContain(`“${passage.slice(0, 30)}`)
    // Keys of BiDi reach tabs and the popup, not the sidebar.
    for (let left = await sidebar.count(off); left > 0; left -= 1) {
      await sidebar.click(off)
      await until(async () => (await sidebar.count(off)) < left, 10_000, 'a chosen account')
    }
    await sidebar.write('textarea.words', 'Collected beside the page.')
    await sidebar.click('.actions [data-action=publish]:not(:disabled)')
    await sidebar.click('[data-action=send-now]')
    await sidebar.waitFor('.outcome h2', 'Posted')
    expect(await waitForLive(product, 'Collected beside the page.', 3)).toHaveLength(3)
  })

  it('keeps a post while nobody listens and over a restart, and sends it once after the next sign-in', async () => {
    await tab.goto(story('night-ferries-return'))
    const popup = await openPopup()
    await chooseAllAccounts(popup)
    await popup.fill('textarea.words', 'Kept overnight by a fox.')
    between.isDown = true
    await publish(popup)
    await popup.waitFor('.outcome__mark.tone-amber')
    await closePopup(firefox)
    await badgeIs('1')

    await firefox.close()
    between.isDown = false
    firefox = await launchFirefox(profile)
    await badgeIs('1')
    expect(await livePosts(product, 'Kept overnight by a fox.')).toEqual([])
    tab = await firefox.openTab(story('night-ferries-return'))
    await signIn(await openPopup())
    await waitForLive(product, 'Kept overnight by a fox.', 3)
    await badgeIs('')
    expect(await livePosts(product, 'Kept overnight by a fox.')).toHaveLength(3)
    expect(between.passed.filter((line) => line === 'POST /v1/posts')).toHaveLength(3)
  })
})
