import type { Browser, Page, Request, WebSocket } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemsOf } from '../browser/axe.ts'
import { button, textOf, wallTimeIn } from '../browser/composer.ts'
import { startWithStudio } from '../browser/studio.ts'
import type { Caller } from '../support/api.ts'
import { letSearchEnd } from '../support/database.ts'
import { livePosts, setFaults, waitForLive } from '../support/live.ts'
import { type Product, until } from '../support/product.ts'

const submit = { bluesky: 'putRecord', mastodon: 'POST /api/v1/statuses', x: 'POST /2/tweets' }
type Name = keyof typeof submit

describe('what became of a post', () => {
  let product: Product
  let caller: Caller
  let browser: Browser
  let page: Page
  let accounts: Record<Name, string>

  beforeAll(async () => {
    ;({ product, caller, browser, page } = await startWithStudio(
      { width: 1280, height: 1000 },
      { SWEEP_SECONDS: '1' },
    ))
    const { items } = await caller.must('GET', '/v1/accounts')
    accounts = Object.fromEntries(
      items.map(({ id, platform }: { id: string; platform: string }) => [platform, id]),
    ) as Record<Name, string>
  })
  afterAll(async () => {
    await browser?.close()
    await product?.discard()
  })

  const publish = async (text: string, ...platforms: Name[]): Promise<string> => {
    const accountIds = platforms.map((platform) => accounts[platform])
    const draft = await caller.must('POST', '/v1/posts', { text, accountIds })
    await caller.must('POST', `/v1/posts/${draft.id}/publish`, { revision: draft.revision })
    return draft.id
  }
  const statusOf = async (id: string) => (await caller.must('GET', `/v1/posts/${id}`)).status
  const settles = (id: string, status: string) =>
    until(async () => (await statusOf(id)) === status, 60_000, `the post to be ${status}`)
  const region = (name: string) => page.getByRole('region', { name: new RegExp(`^${name} `) })
  const check = async (name: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await problemsOf(page), `${name}, ${colorScheme}`).toEqual([])
    }
    await page.emulateMedia({ colorScheme: 'light' })
  }
  /**
   * What opening the drafts asks for until everything is read.
   * `waitedInVain`: one of those that wait for the room was asked for before the room was joined.
   */
  const requestsOfDrafts = async (waiting: string[]) => {
    // The page before may still be asking.
    await page.goto('about:blank')
    const asked: string[] = []
    let askedBeforeJoin: string[] | undefined
    const note = (request: Request) => asked.push(new URL(request.url()).pathname)
    const hear = (socket: WebSocket) =>
      socket.on('framereceived', ({ payload }) => {
        if (String(payload).includes('"joined"')) askedBeforeJoin ??= [...asked]
      })
    page.on('request', note)
    page.on('websocket', hear)
    await page.goto(`${product.addresses.api}/drafts`)
    const count = (path: string) => asked.filter((each) => each === path).length
    await until(
      () =>
        askedBeforeJoin !== undefined &&
        count('/v1/posts') >= 2 &&
        count('/v1/accounts') >= 2 &&
        waiting.every((path) => count(path) > 0),
      20_000,
      'everything to be read, and the page once more when the room is joined',
    )
    // One request too many would follow soon.
    await page.waitForTimeout(500)
    page.off('request', note)
    page.off('websocket', hear)
    return { asked, waitedInVain: waiting.some((path) => askedBeforeJoin?.includes(path)) }
  }
  /** A post that may be live on Mastodon, and nobody can tell. */
  const inDoubt = async (text: string, isLive: boolean): Promise<string> => {
    const match = submit.mastodon
    await setFaults(product, 'mastodon', [
      isLive ? { kind: 'accept-then-fail', match } : { kind: 'status', status: 500, match },
      { kind: 'status', status: 503, match: '^GET ' },
    ])
    const id = await publish(text, 'mastodon')
    await until(
      async () => (await caller.must('GET', `/v1/posts/${id}`)).targets[0].status === 'CONFIRMING',
      20_000,
      'the search to begin',
    )
    await letSearchEnd(product, id)
    await settles(id, 'NEEDS_REVIEW')
    await setFaults(product, 'mastodon', [])
    return id
  }

  it('costs few requests to open: what stands beside a page is read once', async () => {
    const beside = ['/v1/approvals', '/v1/notifications', '/v1/targets/review']
    let { asked, waitedInVain } = await requestsOfDrafts(beside)
    // On a busy machine joining may take longer than the page waits for it; then reading twice is right.
    for (let more = 0; more < 2 && waitedInVain; more += 1) {
      ;({ asked, waitedInVain } = await requestsOfDrafts(beside))
    }
    for (const path of ['/v1/me', ...beside]) {
      expect(
        asked.filter((each) => each === path),
        path,
      ).toHaveLength(1)
    }
    // The page itself is there at once, and read again when the room is joined.
    const calls = asked.filter((each) => each.startsWith('/v1/'))
    expect(calls.length, calls.join(', ')).toBeLessThanOrEqual(10)
  })

  it('is told in sentences: the answer was lost, the profile was read, nothing was sent twice', async () => {
    await setFaults(product, 'mastodon', [{ kind: 'accept-then-fail', match: submit.mastodon, times: 1 }])
    const id = await publish('Was that the doorbell?', 'mastodon')
    await settles(id, 'PUBLISHED')
    await page.goto(`${product.addresses.api}/posts/${id}`)
    const story = region('Mastodon').locator('.story')
    await story.locator('.timeline__step').nth(2).waitFor()
    expect(await story.locator('.story__summary').textContent()).toMatch(
      /^Mastodon did not answer clearly at \d{1,2}:\d\d:\d\d\. We looked on your profile at \d{1,2}:\d\d:\d\d and found the post: nothing was sent twice\.$/,
    )
    expect(await story.locator('.timeline__step p:first-child').allTextContents()).toEqual([
      'Sent to Mastodon',
      'Mastodon did not answer clearly, so the post may be live.',
      'We looked on the profile and found the post: nothing was sent twice.',
    ])
    await story.getByText('Technical details').first().click()
    await story.getByText(/PLATFORM_FAILED · HTTP 500/).waitFor()
    await page.getByText('Who worked on this post').click()
    await page.locator('.history').getByText('had it sent at once').waitFor()
    await check('the story')
    expect(await livePosts(product, 'Was that the doorbell?')).toHaveLength(1)
  })

  it('is decided on one page: one is there, the other is sent again', async () => {
    const there = await inDoubt('Is the ferry in?', true)
    const gone = await inDoubt('Has the ferry left?', false)
    await page.goto(`${product.addresses.api}/calendar`)
    const nav = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Needs a look/ })
    await until(async () => /2 wait for you/.test((await nav.textContent()) ?? ''), 10_000, 'the count')
    await nav.click()
    const cards = page.locator('.review')
    await cards.nth(1).locator('.answer').waitFor()
    await check('the page of what waits')

    const first = cards.filter({ hasText: 'Has the ferry left?' })
    expect(await first.getByRole('link', { name: 'Look on Mastodon' }).getAttribute('href')).toMatch(/^http/)
    await first.getByRole('button', { name: 'It is not there, try again' }).click()
    await page.getByRole('dialog').getByText('your followers may see it twice').waitFor()
    await page.getByRole('button', { name: 'It is not there, send it' }).click()
    await settles(gone, 'PUBLISHED')
    await cards.nth(1).waitFor({ state: 'detached' })
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Is the ferry in?')

    await cards.getByRole('button', { name: 'It is there' }).click()
    const address = (await livePosts(product, 'Is the ferry in?'))[0]?.url ?? ''
    await page.getByLabel('Address of the post').fill('not an address')
    await page.getByRole('button', { name: 'Mark as published' }).click()
    await page.getByText('This is not a web address.').waitFor()
    await page.getByLabel('Address of the post').fill(address)
    await page.keyboard.press('Enter')
    await page.getByText('Nothing needs a look').waitFor()
    expect(await caller.must('GET', `/v1/posts/${there}`)).toMatchObject({
      status: 'PUBLISHED',
      targets: [{ remoteUrl: address }],
    })
    for (const words of ['Is the ferry in?', 'Has the ferry left?']) {
      expect(await livePosts(product, words), words).toHaveLength(1)
    }
  })

  it('can be looked for on a phone also when nothing waits', async () => {
    await page.setViewportSize({ width: 380, height: 800 })
    await page.goto(`${product.addresses.api}/drafts`)
    const toReviews = page.locator('.page__actions').getByRole('link', { name: 'Needs a look' })
    await toReviews.waitFor()
    await check('posts on a phone')
    await toReviews.click()
    await page.getByText('Nothing needs a look').waitFor()
    await page.setViewportSize({ width: 1280, height: 1000 })
  })

  it('is tried again on the failed accounts alone', async () => {
    for (const platform of ['bluesky', 'x'] as const) {
      await setFaults(product, platform, [{ kind: 'status', status: 403, match: submit[platform] }])
    }
    const id = await publish('Third time lucky, or second.', 'bluesky', 'mastodon', 'x')
    await settles(id, 'PARTIALLY_PUBLISHED')
    for (const platform of ['bluesky', 'x'] as const) await setFaults(product, platform, [])
    await page.goto(`${product.addresses.api}/posts/${id}`)
    const failed = region('X')
    await failed.getByText('does not allow this post').first().waitFor()
    await failed.getByText('It is certainly not live.').first().waitFor()
    await page.getByText('Accounts that have the post are left alone.').first().waitFor()
    await check('a post that failed')
    await page.getByRole('button', { name: 'Try the 2 failed accounts again' }).click()
    await settles(id, 'PUBLISHED')
    await page.locator('.post__line .status.tone-green').waitFor()
    const live = await waitForLive(product, 'Third time lucky', 3)
    expect(live.map(({ platform }) => platform).sort()).toEqual(['bluesky', 'mastodon', 'x'])
  })

  it('can be foreseen: the same words, another post at that time and the price are told before scheduling', async () => {
    const text = 'The night ferry sails again from Friday, with soup on board.'
    const wallTime = wallTimeIn(3 * 86_400_000)
    const [day = '', time = ''] = wallTime.split('T')
    const other = await caller.must('POST', '/v1/posts', { text, accountIds: [accounts.x] })
    await caller.must('POST', `/v1/posts/${other.id}/schedule`, {
      revision: other.revision,
      wallTime,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    })
    const draft = await caller.must('POST', '/v1/posts', { text, accountIds: [accounts.x] })
    await page.goto(`${product.addresses.api}/compose/${draft.id}`)
    await textOf(page).waitFor()
    await page
      .locator('.actions .warnings')
      .getByText(/X charges (US)?\$0\.015 for this post\./)
      .waitFor()
    await button(page, 'Schedule').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Time zone').selectOption(Intl.DateTimeFormat().resolvedOptions().timeZone)
    await dialog.getByLabel('Day').fill(day)
    await dialog.getByLabel('Time', { exact: true }).fill(time)
    await dialog.getByText('X refuses the same words twice').waitFor()
    await dialog.getByText('Another post in the same minute').waitFor()
    await dialog.getByText('X charges').waitFor()
    await check('warnings before scheduling')
    await dialog.getByRole('button', { name: 'Schedule anyway' }).click()
    await page.waitForURL('**/posts/post_*')
    expect(await statusOf(draft.id)).toBe('SCHEDULED')
  })

  it('is late for a reason that stands on every page, until somebody hides it', async () => {
    await page.route('**/v1/publishing/health', (route) =>
      route.fulfill({
        json: {
          state: 'delayed',
          overdue: 3,
          oldestSeconds: 420,
          reasons: [
            { code: 'PLATFORM_HOLDS', detail: '', platform: 'x', accountId: null, until: null },
            { code: 'SOMETHING_NEW', detail: '', platform: null, accountId: null, until: null },
          ],
        },
      }),
    )
    await page.goto(`${product.addresses.api}/drafts`)
    const banner = page.locator('.delay')
    await banner.getByText('3 posts are waiting past their time, by up to 7 minutes.').waitFor()
    await banner.getByText('Why').click()
    await banner.getByText('X asked us to send nothing for a while.').waitFor()
    await banner.getByText('Something holds posts up.').waitFor()
    await check('the banner')
    await banner.getByRole('button', { name: 'Hide for an hour' }).click()
    await page.reload()
    await page.locator('.filters').waitFor()
    expect(await banner.textContent()).toBe('')
    await page.unroute('**/v1/publishing/health')
  })
})
