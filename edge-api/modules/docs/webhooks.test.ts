import { parseHTML } from 'linkedom'
import { expect, it } from 'vitest'
import { signMessage } from '../webhooks/secret.ts'
import { webhookEventTypes } from '../webhooks/webhook-events.ts'
import { receivingWebhooks } from './webhooks.ts'

const { document } = parseHTML(`<html><body>${await receivingWebhooks()}</body></html>`)

type Check = (headers: Record<string, string>, body: string, secret: string) => boolean

it('the check that the docs show takes what we send, and nothing that was changed, is old or of somebody else', async () => {
  const [, sample] = document.querySelectorAll('pre')
  const module = await import(`data:text/javascript,${encodeURIComponent(sample?.textContent ?? '')}`)
  const check: Check = module.isFromAllIN
  const secret = `whsec_${btoa('0123456789abcdef0123456789abcdef')}`
  const other = `whsec_${btoa('another secret of the same length')}`
  const now = Math.floor(Date.now() / 1000)
  const body = JSON.stringify({ type: 'webhook.test', words: 'Straße' })
  const headers = async (timestamp: number, secrets: string[]) => ({
    'webhook-id': 'evt_1',
    'webhook-timestamp': String(timestamp),
    'webhook-signature': await signMessage(secrets, { id: 'evt_1', timestamp, body }),
  })
  expect(check(await headers(now, [secret]), body, secret)).toBe(true)
  expect(check(await headers(now, [other, secret]), body, secret)).toBe(true)
  expect(check(await headers(now, [other]), body, secret)).toBe(false)
  expect(check(await headers(now, [secret]), body.replace('Straße', 'Strasse'), secret)).toBe(false)
  expect(check(await headers(now - 3_600, [secret]), body, secret)).toBe(false)
})

it('the docs name every message', () => {
  const named = [...document.querySelectorAll('dt')].map((term) => term.textContent)
  expect(named).toEqual(webhookEventTypes)
})
