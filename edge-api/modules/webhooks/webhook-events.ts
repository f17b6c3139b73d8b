import * as z from 'zod'
import { idSchema } from '../../../core/ids.ts'
import { platformIds } from '../../../core/platforms/index.ts'

const PostData = z.object({
  organizationId: idSchema('organization'),
  postId: idSchema('post'),
  status: z.enum(['SCHEDULED', 'PUBLISHED', 'PARTIALLY_PUBLISHED', 'FAILED', 'NEEDS_REVIEW']),
})

const TargetData = z.object({
  organizationId: idSchema('organization'),
  postId: idSchema('post'),
  targetId: idSchema('target'),
  accountId: idSchema('account'),
  platform: z.enum(platformIds),
  status: z.enum(['PUBLISHED', 'FAILED', 'NEEDS_REVIEW']),
  attempt: z.int(),
  remoteUrl: z.url().nullable(),
  error: z.object({ code: z.string(), detail: z.string().nullable() }).nullable(),
})

const message = <Type extends string, Data extends z.ZodType>(type: Type, data: Data) =>
  z.object({
    type: z.literal(type),
    timestamp: z.iso.datetime().meta({ description: 'When it happened.' }),
    data,
  })

/** What an endpoint can be sent, by type: exactly the body of the request. Ids and states, never content. */
export const webhookMessages = {
  'post.scheduled': message('post.scheduled', PostData.extend({ scheduledAt: z.iso.datetime() })).describe(
    'A post was scheduled, or a scheduled one was moved or changed.',
  ),
  'post.published': message('post.published', PostData).describe('A post is live on all of its accounts.'),
  'post.partially_published': message('post.partially_published', PostData).describe(
    'A post is live on some of its accounts and failed on the others.',
  ),
  'post.failed': message('post.failed', PostData).describe('A post failed on all of its accounts.'),
  'post.needs_review': message('post.needs_review', PostData).describe(
    'A post waits for a person’s answer, for one account at least.',
  ),
  'target.published': message('target.published', TargetData).describe('A post went live on one account.'),
  'target.failed': message('target.failed', TargetData).describe('A post failed on one account for good.'),
  'target.needs_review': message('target.needs_review', TargetData).describe(
    'Whether a post is live on one account could not be found out, or it was held back: a person has to answer.',
  ),
  'webhook.test': message(
    'webhook.test',
    z.object({ organizationId: idSchema('organization'), webhookId: idSchema('webhook') }),
  ).describe('Sent when somebody presses “Send test event”.'),
} as const

export type WebhookEventType = keyof typeof webhookMessages
export type WebhookMessage = z.infer<(typeof webhookMessages)[WebhookEventType]>

export const webhookEventTypes = Object.keys(webhookMessages) as WebhookEventType[]

/** Types that an endpoint can ask for; a test reaches every endpoint. */
export const chosenEventTypes = webhookEventTypes.filter(
  (type): type is Exclude<WebhookEventType, 'webhook.test'> => type !== 'webhook.test',
)
