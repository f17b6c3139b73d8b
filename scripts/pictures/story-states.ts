import type { Page } from 'playwright-core'
import type { Product } from '../../e2e/support/product.ts'
import type { Take } from './states.ts'

interface Place {
  product: Product
  take: Take
  open: () => Promise<Page>
}

/** What became of posts, what waits for a person, delays and warnings: states that take a fault to get to. */
export async function storyStates(
  { product, take, open }: Place,
  posts: { troubled: string; found: string },
): Promise<void> {
  const page = await open()
  const at = (path: string) => `${product.addresses.api}${path}`
  const dialog = page.locator('dialog[open]')

  await page.goto(at(`/posts/${posts.found}`))
  await page.locator('.timeline__step').nth(2).waitFor()
  await page.locator('.history summary').click()
  await take(page, 'post-found')

  await page.goto(at('/review'))
  await page.locator('.empty').waitFor()
  await take(page, 'review-empty')
  await page.route('**/v1/targets/review**', async (route) => {
    const response = await page.request.get(at(`/v1/posts/${posts.troubled}`), {
      headers: route.request().headers(),
    })
    await route.fulfill({ json: waiting(await response.json()) })
  })
  await page.goto(at('/review'))
  await page.locator('.review .answer__buttons').nth(1).waitFor()
  await take(page, 'review')
  const answers = page.locator('.review').first().locator('.answer__buttons button')
  for (const [index, name] of ['review-live', 'review-not-live'].entries()) {
    await answers.nth(index).click()
    await dialog.waitFor()
    await take(page, name)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  }
  await page.unroute('**/v1/targets/review**')

  await page.route('**/v1/publishing/health', (route) => route.fulfill({ json: delayed }))
  await page.goto(at('/drafts?status=ALL'))
  await page.locator('.delay__why summary').click()
  await take(page, 'delayed')
  await page.unroute('**/v1/publishing/health')

  await page.evaluate(() => localStorage.clear())
  await page.goto(at('/compose'))
  await page
    .locator('.editor__text')
    .fill('Harbour swim on New Year’s Day: bring a towel, leave your dignity.')
  await page.locator('.actions .warnings__note').first().waitFor()
  await take(page, 'compose-warnings')
  await page.locator('.actions__buttons .button--primary').click()
  await dialog.locator('.warnings__note').first().waitFor()
  await take(page, 'schedule-warnings')
  await page.keyboard.press('Escape')
  await page.close()
}

interface SeenTarget {
  id: string
  platform: string
  accountId: string
  content: { text: string }
  attempt: number
}

/** The page of what waits, made of a post that really went wrong: one in doubt, one held back. */
function waiting(post: { id: string; revision: number; targets: SeenTarget[] }) {
  const item = (target: SeenTarget | undefined, code: string, isHeldBack: boolean) => ({
    targetId: target?.id,
    postId: post.id,
    revision: post.revision,
    postStatus: 'NEEDS_REVIEW',
    platform: target?.platform,
    account: {
      id: target?.accountId,
      handle: '@studio',
      displayName: 'Harbour Gazette',
      avatarUrl: null,
      profileUrl: 'https://harbour.example/',
      isUsable: true,
    },
    code,
    detail: null,
    isHeldBack,
    canBeTakenBack: isHeldBack,
    content: target?.content,
    images: [],
    cardImageUrl: null,
    scheduledAt: '2026-11-28T08:00:00.000Z',
    timeZone: 'Europe/Berlin',
    triedAt: isHeldBack ? null : '2026-11-28T08:00:01.000Z',
    attempt: 1,
  })
  const on = (platform: string) => post.targets.find((target) => target.platform === platform)
  return {
    items: [item(on('mastodon'), 'OUTCOME_UNKNOWN', false), item(on('x'), 'TOO_LATE', true)],
    nextCursor: null,
    waiting: 2,
  }
}

const delayed = {
  state: 'delayed',
  overdue: 12,
  oldestSeconds: 540,
  reasons: [
    { code: 'PLATFORM_HOLDS', detail: '', platform: 'x', accountId: null, until: '2026-11-28T09:15:00.000Z' },
    { code: 'QUEUE_UNREACHABLE', detail: '', platform: null, accountId: null, until: null },
  ],
}
