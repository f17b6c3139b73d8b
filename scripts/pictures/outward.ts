import type { Page } from 'playwright-core'

const id = (prefix: string, index: number) => `${prefix}_01k5x3m9q8t7v6w5y4z3a2b1c${index}`
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

/** The bell with something in it and empty, and webhooks in every state they can be in. */
export async function outward(
  page: Page,
  { at, take }: { at: (path: string) => string; take: (page: Page, name: string) => Promise<void> },
): Promise<void> {
  let items: object[] = notifications
  await page.route('**/v1/notifications?**', (route) =>
    route.fulfill({ json: { items, nextCursor: null, unread: items.length > 0 ? 3 : 0 } }),
  )
  await page.goto(at('/drafts'))
  await page.locator('.bell__count').waitFor()
  await take(page, 'bell')
  await page.locator('.bell').click()
  await page.locator('.notice').first().waitFor()
  await take(page, 'bell-open')
  items = []
  await page.goto(at('/drafts'))
  await page.locator('.bell').click()
  await page.locator('.inbox .empty').waitFor()
  await take(page, 'bell-empty')
  await page.unroute('**/v1/notifications?**')

  await page.route('**/v1/webhooks?**', (route) =>
    route.fulfill({ json: { items: webhooks, nextCursor: null } }),
  )
  await page.route('**/v1/webhooks/*/deliveries?**', (route) =>
    route.fulfill({ json: { items: deliveries, nextCursor: null } }),
  )
  await page.goto(at('/settings'))
  await page.locator('.webhook summary').nth(1).click()
  await page.locator('.deliveries li').first().waitFor()
  await page.locator('#webhooks').evaluate((part) => part.scrollIntoView())
  await take(page, 'webhooks')
  await page.locator('.webhook .button--icon').nth(1).click()
  await take(page, 'webhooks-menu')
  await page.keyboard.press('Escape')
  await page.locator('#webhooks .settings__head .button').click()
  const dialog = page.locator('dialog[open]')
  await dialog.locator('input').first().fill('https://newsroom.harbour-gazette.com/hooks/allin')
  await dialog.locator('.segments button').nth(1).click()
  await take(page, 'webhook-new')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await page.unroute('**/v1/webhooks?**')
  await page.unroute('**/v1/webhooks/*/deliveries?**')
}

const target = {
  postId: id('post', 0),
  excerpt: 'Harbour swim on New Year’s Day: bring a towel, leave your dignity. Soup afterwards, as always.',
  platform: 'mastodon',
  handle: '@gazette@harbour.social',
  errorCode: 'REJECTED',
  errorDetail: 'Mastodon does not accept this post: the poll has ended before it began.',
}

const notifications = [
  { id: id('ntf', 5), type: 'target.failed', target, webhook: null, readAt: null, createdAt: ago(3) },
  {
    id: id('ntf', 4),
    type: 'target.needs-review',
    target: {
      ...target,
      platform: 'x',
      handle: '@gazette',
      excerpt: 'Line 9 opens on Monday.',
      errorDetail: null,
    },
    webhook: null,
    readAt: null,
    createdAt: ago(52),
  },
  {
    id: id('ntf', 3),
    type: 'webhook.disabled',
    target: null,
    webhook: {
      webhookId: id('whk', 0),
      url: 'https://screens.harbour-gazette.com/allin/very/long/path/to/the/endpoint/of/the/newsroom',
      reason: '50 tries in a row failed. Last: The server did not answer within 10 seconds.',
    },
    readAt: null,
    createdAt: ago(300),
  },
  {
    id: id('ntf', 2),
    type: 'target.failed',
    target: {
      ...target,
      platform: 'bluesky',
      handle: 'gazette.harbour.social',
      excerpt: null,
      errorDetail: null,
    },
    webhook: null,
    readAt: ago(1_000),
    createdAt: ago(2_000),
  },
]

const webhook = {
  description: null,
  events: [],
  failures: 0,
  disabledAt: null,
  disabledBecause: null,
  createdAt: ago(9_000),
}

const webhooks = [
  {
    ...webhook,
    id: id('whk', 2),
    url: 'https://screens.harbour-gazette.com/allin/very/long/path/to/the/endpoint/of/the/newsroom',
    description: 'Screen in the newsroom',
    failures: 50,
    disabledAt: ago(300),
    disabledBecause: '50 tries in a row failed. Last: The server did not answer within 10 seconds.',
  },
  {
    ...webhook,
    id: id('whk', 1),
    url: 'https://hooks.harbour-gazette.com/allin',
    description: 'Statistics',
    events: ['post.published', 'post.failed'],
    failures: 2,
  },
  { ...webhook, id: id('whk', 0), url: 'https://cms.harbour-gazette.com/webhooks/allin' },
]

const delivery = {
  type: 'post.published',
  state: 'delivered',
  tries: 1,
  httpStatus: 204,
  remark: null,
  queuedAt: ago(12),
  deliveredAt: ago(12),
  nextTryAt: null,
}

const deliveries = [
  {
    ...delivery,
    id: id('evt', 3),
    type: 'target.needs_review',
    state: 'waiting',
    tries: 3,
    httpStatus: 503,
    remark: 'The server answered with HTTP 503.',
    deliveredAt: null,
    nextTryAt: ago(-9),
  },
  { ...delivery, id: id('evt', 2) },
  {
    ...delivery,
    id: id('evt', 1),
    type: 'post.partially_published',
    state: 'given-up',
    tries: 8,
    httpStatus: null,
    remark: 'The server could not be reached.',
    queuedAt: ago(3_000),
    deliveredAt: null,
  },
]
