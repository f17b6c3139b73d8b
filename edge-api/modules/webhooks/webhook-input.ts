import * as z from 'zod'
import { idSchema } from '../../../core/ids.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { checkAddress } from '../../platforms/safe-address.ts'
import { chosenEventTypes } from './webhook-events.ts'

export const WebhookId = idSchema('webhook')
export const WebhookUrl = z
  .string()
  .trim()
  .min(1)
  .max(2048)
  .meta({ description: 'Where messages are posted to: https, a public host, the standard port.' })
export const WebhookDescription = z
  .string()
  .trim()
  .max(200)
  .nullable()
  .meta({ description: 'What it is for, for the people who manage it.' })
export const WebhookEvents = z
  .array(z.enum(chosenEventTypes))
  .max(chosenEventTypes.length)
  .meta({ description: 'What it is sent; empty means everything.' })

/** The address in its normal form. Throws ADDRESS_NOT_ALLOWED for one that we would not call. */
export function expectAllowed(ctx: Ctx, url: string): string {
  const address = checkAddress(url, ctx.deps.config.trustedHosts)
  if (address.allowed) return address.url.href
  throw new AppError('ADDRESS_NOT_ALLOWED', {
    detail: address.reason,
    issues: [{ path: ['url'], code: 'ADDRESS_NOT_ALLOWED', message: address.reason }],
  })
}

export const noSuchWebhook = () =>
  new AppError('NOT_FOUND', { detail: 'There is no such webhook in this organization.' })
