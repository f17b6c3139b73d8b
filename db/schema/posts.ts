import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { PostLink, RenderedPost } from '../../core/content.ts'
import type { PlatformId } from '../../core/platforms/platform.ts'
import type { PostStatus, TargetStatus } from '../../core/states.ts'
import { socialAccounts } from './accounts.ts'
import { createdAt, id, instant } from './columns.ts'
import { clips, media } from './library.ts'
import { organizations } from './organizations.ts'
import { recurrences } from './planning.ts'

/** What people write. `revision` rises with every change; writers name the one they saw. */
export const posts = pgTable(
  'posts',
  {
    id: id(),
    organizationId: text()
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    status: text().$type<PostStatus>().notNull().default('DRAFT'),
    text: text().notNull(),
    link: jsonb().$type<PostLink>(),
    /** Accounts chosen so far; they become targets when the post is scheduled. */
    accountIds: text().array().notNull().default([]),
    clipId: text().references(() => clips.id, { onDelete: 'set null' }),
    revision: integer().notNull().default(1),
    /** The instant to publish at, the zone it was chosen in, and the wall time that was chosen. */
    scheduledAt: instant(),
    timeZone: text(),
    wallTime: text(),
    /** SHA-256 over what was frozen when the post was scheduled. */
    contentHash: text(),
    /** The `contentHash` that was approved; what goes out where approval is asked for must be exactly this. */
    approvedHash: text(),
    approvedBy: text(),
    approvedAt: instant(),
    /** The series this post is one occurrence of, and the wall time in the series that it stands for. */
    recurrenceId: text().references(() => recurrences.id, { onDelete: 'set null' }),
    occurrence: text(),
    /** An occurrence that was changed by itself is left alone when the series changes. */
    detached: boolean().notNull().default(false),
    /** The queue slot this post took (`slot_…@2027-03-29`), so that nobody else takes it. */
    slotKey: text(),
    createdBy: text().notNull(),
    createdAt: createdAt(),
    updatedAt: instant().notNull().defaultNow(),
    /** A deleted post can be restored for a while; then it is erased. */
    deletedAt: instant(),
  },
  (table) => [
    index('posts_organization').on(table.organizationId, table.id),
    index('posts_status').on(table.organizationId, table.status, table.id),
    index('posts_calendar').on(table.organizationId, table.scheduledAt),
    index('posts_clip').on(table.clipId).where(sql`${table.clipId} is not null`),
    uniqueIndex('posts_occurrence')
      .on(table.recurrenceId, table.occurrence)
      .where(sql`${table.recurrenceId} is not null`),
    uniqueIndex('posts_slot')
      .on(table.organizationId, table.slotKey)
      .where(sql`${table.slotKey} is not null`),
    index('posts_erasable').on(table.deletedAt).where(sql`${table.deletedAt} is not null`),
  ],
)

export const postVariants = pgTable(
  'post_variants',
  {
    id: id(),
    organizationId: text().notNull(),
    postId: text()
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    platform: text().$type<PlatformId>().notNull(),
    text: text().notNull(),
  },
  (table) => [
    uniqueIndex('post_variants_platform').on(table.postId, table.platform),
    index('post_variants_organization').on(table.organizationId, table.postId),
  ],
)

export const postMedia = pgTable(
  'post_media',
  {
    organizationId: text().notNull(),
    postId: text()
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    mediaId: text()
      .notNull()
      .references(() => media.id),
    position: integer().notNull(),
    altText: text(),
  },
  (table) => [
    primaryKey({ columns: [table.postId, table.position] }),
    index('post_media_organization').on(table.organizationId, table.postId),
    index('post_media_media').on(table.mediaId),
  ],
)

/**
 * What a platform needs to recognise our own post again, chosen before the first try and kept for all of them:
 * an idempotency key (Mastodon), a record key and creation time (Bluesky), a time window (X).
 */
export interface PublishMarks {
  idempotencyKey?: string
  recordKey?: string
  createdAt?: string
}

/** One post on one account. */
export const postTargets = pgTable(
  'post_targets',
  {
    id: id(),
    organizationId: text().notNull(),
    postId: text()
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    accountId: text()
      .notNull()
      .references(() => socialAccounts.id),
    platform: text().$type<PlatformId>().notNull(),
    status: text().$type<TargetStatus>().notNull(),
    /** Rises with every reschedule; a wake-up for an older generation does nothing. */
    generation: integer().notNull().default(1),
    /** When to publish, or after a failed try when to try again. */
    dueAt: instant().notNull(),
    /** The moment the person asked for; lateness is measured against it. */
    scheduledAt: instant().notNull(),
    /** Frozen at scheduling: exactly what goes out. */
    content: jsonb().$type<RenderedPost>().notNull(),
    contentHash: text().notNull(),
    /** Who appointed it (`user`, `apiKey`, `embed`, `system`, and the id): whether they still may is looked at again when its turn comes. */
    appointedByKind: text(),
    appointedBy: text(),
    marks: jsonb().$type<PublishMarks>().notNull().default({}),
    /** Number of the newest attempt: the fencing token of whoever holds the lease. */
    attempt: integer().notNull().default(0),
    /** An earlier attempt may have made it live, and it has not been absent long enough to be sure that it did not. */
    inDoubt: boolean().notNull().default(false),
    leaseUntil: instant(),
    /** What the platform keeps of this content until it is told to publish just that (a container, an upload session). */
    container: text(),
    /** CONFIRMING: when to look again, and how often we have looked. */
    checkAt: instant(),
    checks: integer().notNull().default(0),
    /** The platform's id and address of the live post. */
    remoteId: text(),
    remoteUrl: text(),
    publishedAt: instant(),
    /** Stable code and sentence of what went wrong last. */
    errorCode: text(),
    errorDetail: text(),
    /** The wake-up message that QStash holds for this generation. */
    wakeUpId: text(),
    wakeUpGeneration: integer(),
    createdAt: createdAt(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (table) => [
    index('post_targets_post').on(table.postId),
    index('post_targets_organization').on(table.organizationId, table.postId),
    index('post_targets_account').on(table.accountId, table.status),
    index('post_targets_due').on(table.dueAt).where(sql`${table.status} = 'QUEUED'`),
    index('post_targets_unarmed')
      .on(table.dueAt)
      .where(
        sql`${table.status} = 'QUEUED' and ${table.wakeUpGeneration} is distinct from ${table.generation}`,
      ),
    // What has no result yet, by the time that was asked for: what is late stands first.
    index('post_targets_open')
      .on(table.scheduledAt)
      .where(sql`${table.status} in ('QUEUED', 'PUBLISHING', 'CONFIRMING')`),
    // What is under way is always little. By its id, so that renewing a lease touches no index (a HOT update).
    index('post_targets_under_way').on(table.id).where(sql`${table.status} = 'PUBLISHING'`),
    index('post_targets_confirming').on(table.checkAt).where(sql`${table.status} = 'CONFIRMING'`),
    // What an account received lately: the search after an unknown outcome, and warnings before scheduling.
    index('post_targets_lately')
      .on(table.accountId, table.publishedAt)
      .where(sql`${table.remoteId} is not null`),
    index('post_targets_account_time').on(table.accountId, table.scheduledAt),
    uniqueIndex('post_targets_remote')
      .on(table.accountId, table.remoteId)
      .where(sql`${table.remoteId} is not null`),
  ],
)

export const attemptOutcomes = ['ACCEPTED', 'REJECTED', 'NOT_ACCEPTED', 'UNKNOWN'] as const
export type AttemptOutcome = (typeof attemptOutcomes)[number]

/** One try to publish a target; the row is committed before the platform is called. */
export const attempts = pgTable(
  'attempts',
  {
    id: id(),
    organizationId: text().notNull(),
    targetId: text()
      .notNull()
      .references(() => postTargets.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
    /** Hash of exactly what this attempt had to send; the target's own may be of a later edit. */
    contentHash: text(),
    startedAt: instant().notNull().defaultNow(),
    /** The write fence: set just before the one call that can make the post live. */
    submittedAt: instant(),
    finishedAt: instant(),
    outcome: text().$type<AttemptOutcome>(),
    httpStatus: integer(),
    errorCode: text(),
    errorDetail: text(),
  },
  (table) => [
    uniqueIndex('attempts_target_number').on(table.targetId, table.number),
    index('attempts_organization').on(table.organizationId, table.targetId),
  ],
)
