import * as z from 'zod'
import { idSchema } from '../../../core/ids.ts'
import { platformIds } from '../../../core/platforms/index.ts'
import { targetStatuses } from '../../../core/states.ts'

const Platform = z.enum(platformIds)

/** Another post on an account, as far as one needs to know it again. */
const Other = z.object({
  postId: idSchema('post'),
  accountId: idSchema('account'),
  status: z.enum(targetStatuses),
  /** When it went out, or is to. */
  at: z.iso.datetime(),
  /** The beginning of its text. */
  excerpt: z.string(),
})

/** Something worth knowing before a post is given a time. None of them keeps it from being scheduled. */
export const PostWarning = z.discriminatedUnion('kind', [
  /** The account says nearly the same within thirty days. */
  z.object({
    kind: z.literal('NEAR_DUPLICATE'),
    accountId: idSchema('account'),
    platform: Platform,
    other: Other,
    /** 0 to 1. */
    similarity: z.number(),
    /** Word for word, addresses included. */
    isIdentical: z.boolean(),
    /** Whether the platform refuses what is word for word the same. */
    isRefused: z.boolean(),
  }),
  /** The platform's rules forbid nearly the same on several accounts. `other` is null where this post itself does it. */
  z.object({
    kind: z.literal('COPIES'),
    platform: Platform,
    accountIds: z.array(idSchema('account')),
    other: Other.nullable(),
  }),
  /** Another post goes out on the account at about the same time. */
  z.object({
    kind: z.literal('COLLISION'),
    accountId: idSchema('account'),
    platform: Platform,
    other: Other,
    minutesApart: z.int(),
  }),
  /** The platform's limit is close, or passed. */
  z.object({
    kind: z.literal('QUOTA'),
    /** Null where all accounts share the limit. */
    accountId: z.nullable(idSchema('account')),
    platform: Platform,
    /** Posts around that time, this one included. */
    count: z.int(),
    limit: z.int(),
    /** Length of the stretch of time that the limit is for. */
    seconds: z.int(),
    isPassed: z.boolean(),
  }),
  /** The platform charges for each post. Amounts in thousandths of the currency. */
  z.object({
    kind: z.literal('COST'),
    platform: Platform,
    currency: z.string(),
    /** What this post costs on all accounts of the platform. */
    amount: z.int(),
    accounts: z.int(),
    /** How many of them carry an address, which costs more. */
    withAddress: z.int(),
    /** What is planned and published in the month of the time, this post included. */
    month: z.int(),
    /** ISO day from which the price holds. */
    since: z.string(),
    source: z.string(),
  }),
])
export type PostWarning = z.infer<typeof PostWarning>

export const PostWarnings = z.object({ at: z.iso.datetime(), warnings: z.array(PostWarning) })
export type PostWarnings = z.infer<typeof PostWarnings>
