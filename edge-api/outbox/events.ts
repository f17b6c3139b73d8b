import * as z from 'zod/mini'
import { idSchema } from '../../core/ids.ts'
import { platformIds } from '../../core/platforms/index.ts'
import { postStatuses } from '../../core/states.ts'

/** How a target ended, for now: a person can have a failed one tried again, or answer for one that waits for them. */
export const settledOutcomes = ['published', 'failed', 'needs-review'] as const

/** A target came to an end. Written in the batch that ends it, as a snapshot, so that no sink has to look again. */
export const TargetSettled = z.object({
  type: z.literal('target.settled'),
  id: idSchema('event'),
  postId: idSchema('post'),
  targetId: idSchema('target'),
  accountId: idSchema('account'),
  platform: z.enum(platformIds),
  handle: z.string(),
  outcome: z.enum(settledOutcomes),
  errorCode: z.nullable(z.string()),
  errorDetail: z.nullable(z.string()),
  remoteUrl: z.nullable(z.string()),
  /** Milliseconds between the moment asked for and this end. */
  latenessMilliseconds: z.int(),
  attempt: z.int(),
  /** A person said that it is live; nobody measured when it went out. */
  byPerson: z.boolean(),
  /** The post's status after this end, and before it. */
  postStatus: z.enum(postStatuses),
  postStatusBefore: z.enum(postStatuses),
  at: z.iso.datetime(),
})
export type TargetSettled = z.infer<typeof TargetSettled>

/** A person appointed a post, moved it, or changed one that has an appointment. */
export const PostScheduled = z.object({
  type: z.literal('post.scheduled'),
  id: idSchema('event'),
  postId: idSchema('post'),
  scheduledAt: z.iso.datetime({ offset: true }),
  at: z.iso.datetime(),
})

/** A webhook was switched off because its server did not take what it was sent. */
export const WebhookDisabled = z.object({
  type: z.literal('webhook.disabled'),
  id: idSchema('event'),
  webhookId: idSchema('webhook'),
  url: z.string(),
  reason: z.string(),
  at: z.iso.datetime(),
})

/** What the house tells itself: not for rooms, but for everything else that follows from a change. */
export const DomainEvent = z.discriminatedUnion('type', [TargetSettled, PostScheduled, WebhookDisabled])
export type DomainEvent = z.infer<typeof DomainEvent> & { organizationId: string }

/** Types that stand for domain events in the outbox; all others are for rooms. */
export const domainEventTypes: readonly DomainEvent['type'][] = [
  'target.settled',
  'post.scheduled',
  'webhook.disabled',
]
