import { jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/**
 * How fast an account or a platform may be published on, kept here so that it survives restarts and is shared by all
 * workers. One instant is a whole bucket: `spentUntil` is how far into the future its allowance is used up.
 */
export const paceBuckets = pgTable('pace_buckets', {
  /** `account:acc_…` or `platform:x`. */
  key: text().primaryKey(),
  spentUntil: instant().notNull().defaultNow(),
  /** Until when the platform asked us to send nothing, and what it said. */
  heldUntil: instant(),
  heldBecause: text(),
})

/** When a part of the machinery last ran and what it saw, to tell why publishing is late. */
export const heartbeats = pgTable('heartbeats', {
  name: text().primaryKey(),
  at: instant().notNull().defaultNow(),
  detail: jsonb().$type<Record<string, unknown>>().notNull().default({}),
})
