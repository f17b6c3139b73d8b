import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemsOf } from '../browser/axe.ts'
import { startWithStudio } from '../browser/studio.ts'
import type { Caller } from '../support/api.ts'
import { setFaults } from '../support/live.ts'
import { type Product, until } from '../support/product.ts'

interface Received {
  id: string
  type: string
  isSigned: (secret: string) => boolean
}

describe('what leaves the house', () => {
  let product: Product
  let caller: Caller
  let browser: Browser
  let page: Page
  let receiver: Server
  let hookUrl: string
  let secret: string
  const received: Received[] = []

  beforeAll(async () => {
    receiver = createServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk)
      const text = Buffer.concat(chunks).toString()
      const header = (name: string) => String(request.headers[name])
      received.push({
        id: header('webhook-id'),
        type: JSON.parse(text).type,
        isSigned: (known) => {
          const key = Buffer.from(known.replace('whsec_', ''), 'base64')
          const content = `${header('webhook-id')}.${header('webhook-timestamp')}.${text}`
          const signature = `v1,${createHmac('sha256', key).update(content).digest('base64')}`
          return header('webhook-signature').split(' ').includes(signature)
        },
      })
      response.writeHead(204).end()
    })
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
    const host = `127.0.0.1:${(receiver.address() as AddressInfo).port}`
    hookUrl = `http://${host}/allin`
    ;({ product, caller, browser, page } = await startWithStudio(
      { width: 1280, height: 900 },
      { TRUSTED_HOSTS: host },
    ))
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  })
  afterAll(async () => {
    await browser?.close()
    await product?.discard()
    receiver?.close()
  })

  const bell = () => page.getByRole('button', { name: /^Notifications/ })
  const check = async (name: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await problemsOf(page), `${name}, ${colorScheme}`).toEqual([])
    }
  }

  it('a webhook is made in the settings, shows its secret once, and gets a signed test event', async () => {
    await page.goto(`${product.addresses.api}/settings`)
    await page.getByRole('button', { name: 'New webhook' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Address').fill('https://192.168.0.1/in')
    await dialog.getByRole('button', { name: 'Create webhook' }).click()
    await dialog.getByText('It must begin with https:// and name a public host.').waitFor()
    await dialog.getByLabel('Address').fill(hookUrl)
    await dialog.getByLabel('What it is for').fill('Newsroom screen')
    await dialog.getByRole('button', { name: 'Only some events' }).click()
    for (const name of ['Post failed', 'Post published', 'Failed on an account']) {
      await dialog.getByRole('checkbox', { name }).first().check()
    }
    await check('the dialog of a new webhook')
    await dialog.getByRole('button', { name: 'Create webhook' }).click()
    await page.getByRole('heading', { name: 'Your signing secret' }).waitFor()
    secret = (await dialog.locator('code').textContent()) ?? ''
    expect(secret).toMatch(/^whsec_/)
    await dialog.getByRole('button', { name: 'Copy' }).click()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret)
    await dialog.getByRole('button', { name: 'Done' }).click()
    await page.getByText('Newsroom screen').waitFor()
    expect(await page.content()).not.toContain(secret)
    await page.getByRole('button', { name: /^Actions for http/ }).click()
    await page.getByRole('menuitem', { name: 'Send test event' }).click()
    await page.locator('.deliveries', { hasText: 'Arrived' }).waitFor()
    expect(received).toHaveLength(1)
    expect(received[0]?.type).toBe('webhook.test')
    expect(received[0]?.isSigned(secret)).toBe(true)
    await check('the webhooks in the settings')
  })

  it('a message that arrived can be sent again under the same id', async () => {
    await page.getByRole('button', { name: 'Send again' }).first().click()
    await until(() => received.length === 2, 10_000, 'the message to come again')
    expect(received[1]?.id).toBe(received[0]?.id)
  })

  it('a post that fails is told by the bell at once, and the webhook hears of it', async () => {
    await page.goto(`${product.addresses.api}/calendar`)
    await bell().waitFor()
    await bell().click()
    await page.getByRole('heading', { name: 'All quiet' }).waitFor()
    await check('the bell without notifications')
    await page.keyboard.press('Escape')
    await setFaults(product, 'mastodon', [{ kind: 'status', status: 422, match: '^POST /api/v1/statuses$' }])
    const accounts = (await caller.must('GET', '/v1/accounts')).items as { id: string; platform: string }[]
    const accountIds = accounts.filter(({ platform }) => platform === 'mastodon').map(({ id }) => id)
    const draft = await caller.must('POST', '/v1/posts', { text: 'The lighthouse is dark.', accountIds })
    received.length = 0
    await caller.must('POST', `/v1/posts/${draft.id}/publish`, { revision: draft.revision })
    await page.getByRole('button', { name: 'Notifications, 1 unread' }).waitFor()
    await page.getByText('You have a new notification.').waitFor({ state: 'attached' })
    await bell().press('Enter')
    const notice = page.getByRole('link', { name: /Not published on Mastodon/ })
    await notice.waitFor()
    expect(await notice.textContent()).toContain('The lighthouse is dark.')
    await check('the bell with a notification')
    await notice.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/posts/${draft.id}`)
    await page.getByRole('button', { name: 'Notifications, 0 unread' }).waitFor()
    expect(await page.locator('.inbox').isVisible()).toBe(false)
    await until(() => received.length >= 2, 10_000, 'the webhook to hear of the failure')
    expect(received.map(({ type }) => type).toSorted()).toEqual(['post.failed', 'target.failed'])
    expect(received.every((message) => message.isSigned(secret))).toBe(true)
    expect((await caller.must('GET', '/v1/notifications')).unread).toBe(0)
  })

  it('a webhook is deleted only after asking', async () => {
    await page.goto(`${product.addresses.api}/settings`)
    await page.getByRole('button', { name: /^Actions for http/ }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await page.getByText('No webhooks yet.').waitFor()
    expect((await caller.must('GET', '/v1/webhooks')).items).toEqual([])
  })
})
