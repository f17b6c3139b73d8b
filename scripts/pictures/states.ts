import type { BrowserContext, Page, Route } from 'playwright-core'
import { type Product, until } from '../../e2e/support/product.ts'
import { drawPicture } from '../local/demo-picture.ts'
import { outward } from './outward.ts'
import { planningStates } from './planning-states.ts'

export type Take = (page: Page, name: string) => Promise<void>

interface Place {
  context: BrowserContext
  product: Product
  take: Take
  /** Opens a page where the demo person is signed in. */
  open: () => Promise<Page>
}

const longText =
  'The old crane is being painted again, and this time the harbour votes on the colour: ultramarine, signal ' +
  'orange, or the green that nobody admits to having chosen in 1974. Ballots stand at the fish market until Friday, ' +
  'and whoever writes a poem on theirs gets soup. Last time there were three poems and a drawing of a heron. #harbour'

/** States of Studio that need hands to get to. Works in every language: nothing is found by its words. */
export async function studioStates(
  { product, take, open }: Place,
  posts: { troubled: string; waiting: string; sentBack: string },
): Promise<void> {
  const page = await open()
  const at = (path: string) => `${product.addresses.api}${path}`
  const dialog = page.locator('dialog[open]')
  const closeDialog = async () => {
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  }

  await page.goto(at('/calendar'))
  for (const [index, view] of ['month', 'week', 'list'].entries()) {
    await page.locator('.calendar .segments button').nth(index).click()
    await page.locator('.chip, .row').first().waitFor()
    await take(page, `calendar-${view}`)
  }

  await page.goto(at('/drafts'))
  await page.locator('.filter').nth(2).click()
  await take(page, 'posts-empty')

  await page.evaluate(() => localStorage.clear())
  await page.goto(at('/compose'))
  await page.locator('.editor__text').fill(longText)
  await page.locator('input[type=file]').setInputFiles({
    name: 'crane.png',
    mimeType: 'image/png',
    buffer: Buffer.from(drawPicture(210)),
  })
  await page.locator('.medium--ready .medium__picture').click()
  await dialog.locator('textarea').fill('A tall harbour crane half painted orange, seagulls on its arm')
  await take(page, 'alt-text')
  await dialog.locator('button[type=submit], .button--primary').first().click()
  await dialog.waitFor({ state: 'detached' })
  await page.locator('.tab[data-tab=mastodon]').first().click()
  await page.locator('.editor__inherited .button').click()
  await page.locator('.editor__text').fill('Vote on the colour of the crane! #harbour #heron')
  await take(page, 'compose-variant')
  await page.locator('.tab[data-tab=all]').first().click()
  await take(page, 'compose-over-limit')
  await page.locator('.editor__text').fill('The old crane is being painted again. Guess the colour! #harbour')
  await page.locator('.actions__buttons .button--primary').click()
  await dialog.waitFor()
  await take(page, 'schedule-dialog')
  await closeDialog()

  await planningStates(page, at, take)

  await page.goto(at('/accounts'))
  for (const platform of ['bluesky', 'mastodon', 'x']) {
    await page.locator('.connect__platform', { has: page.locator(`.connect__glyph--${platform}`) }).click()
    await dialog.waitFor()
    await take(page, `connect-${platform}`)
    await closeDialog()
  }

  await page.goto(at('/settings'))
  await page.locator('#api-keys .settings__head .button').click()
  await dialog.locator('input').first().fill('Website')
  await take(page, 'key-new')
  await dialog.locator('button[type=submit]').click()
  await dialog.locator('.secret').waitFor()
  await take(page, 'key-made')
  await page.keyboard.press('Escape')

  await outward(page, { at, take })

  await page.route(`**/v1/posts/${posts.troubled}`, asIfInDoubt)
  await page.goto(at(`/posts/${posts.troubled}`))
  await page.locator('.target').first().waitFor()
  await page.locator('.target').last().scrollIntoViewIfNeeded()
  await take(page, 'post-review')

  await approvalStates({ page, at, take }, posts)

  await page.route('**/v1/calendar**', (route) =>
    route.fulfill({
      status: 503,
      contentType: 'application/problem+json',
      body: JSON.stringify({ status: 503, code: 'UNAVAILABLE', title: 'Out of reach' }),
    }),
  )
  await page.goto(at('/calendar'))
  await page.locator('.banner').waitFor()
  await take(page, 'calendar-error')
  await page.goto(at('/posts/pst_gone'))
  await take(page, 'post-gone')
  await page.close()
}

/** The way from asking to approval, from both sides. */
export async function approvalStates(
  { page, at, take }: { page: Page; at: (path: string) => string; take: Take },
  posts: { waiting: string; sentBack: string },
): Promise<void> {
  const dialog = page.locator('dialog[open]')
  await page.goto(at('/drafts?status=PENDING_APPROVAL'))
  await page.locator('.row').first().waitFor()
  await take(page, 'posts-waiting')
  await page.goto(at(`/posts/${posts.waiting}`))
  await page.locator('.previews').waitFor()
  await take(page, 'post-waiting')
  await page.locator('.banner__actions .button').first().click()
  await dialog.locator('textarea').fill('Name the pier, please, and leave the tide table to the tide table.')
  await take(page, 'send-back')
  await page.keyboard.press('Escape')
  await page.route('**/v1/me', asContributor)
  await page.goto(at(`/compose/${posts.sentBack}`))
  await page.locator('.actions__buttons .button--primary').waitFor()
  await take(page, 'compose-sent-back')
  await page.locator('.actions__buttons .button--primary').click()
  await dialog.locator('.segments button').nth(1).click()
  await take(page, 'ask')
  await page.unroute('**/v1/me')
}

/** The same person with the role of a writer: the composer's other face. */
async function asContributor(route: Route): Promise<void> {
  const response = await route.fetch()
  const me = await response.json()
  for (const organization of me.organizations) organization.role = 'CONTRIBUTOR'
  await route.fulfill({ response, json: me })
}

/** What failed looks as if nobody could tell whether it is live: a state that takes a crash to get to. */
async function asIfInDoubt(route: Route): Promise<void> {
  const response = await route.fetch()
  const post = await response.json()
  post.status = 'NEEDS_REVIEW'
  for (const target of post.targets) {
    if (target.status === 'FAILED')
      Object.assign(target, { status: 'NEEDS_REVIEW', errorCode: 'OUTCOME_UNKNOWN' })
  }
  await route.fulfill({ response, json: post })
}

/** The demo CMS: its calendar once it is there, and what readers of its code see when no token is given. */
export async function embedded({ context, product, take }: Omit<Place, 'open'>): Promise<void> {
  const page = await context.newPage()
  await page.goto(product.addresses.cms)
  const frameOf = async (name: string) => {
    const find = () => page.frames().find((each) => each.url().includes(`/embed/${name}`))
    await until(() => find() !== undefined, 10_000, `the demo CMS to show its ${name}`)
    return find() ?? page.mainFrame()
  }
  await (await frameOf('composer')).locator('[aria-pressed=true]').first().waitFor()
  await take(page, 'cms')
  await page.locator('.share').evaluate((part) => part.scrollIntoView())
  await take(page, 'cms-composer')
  await page.locator('#planner').evaluate((part) => part.scrollIntoView())
  const calendar = await frameOf('calendar')
  await calendar.locator('.chip, .rows').first().waitFor()
  // The frame is as high as its content as soon as the host has heard of it.
  await calendar.waitForFunction(() => document.documentElement.scrollHeight <= innerHeight)
  await take(page, 'cms-calendar')
  await page.route('**/allin-token', (route) => route.fulfill({ status: 403, body: '{}' }))
  await page.reload()
  await page.locator('.share').evaluate((part) => part.scrollIntoView())
  await take(page, 'cms-error')
  await page.close()
}
