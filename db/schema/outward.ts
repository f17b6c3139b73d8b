import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { PlatformId } from '../../core/platforms/platform.ts'
import { createdAt, id, instant } from './columns.ts'
import { users } from './identity.ts'
import { organizations } from './organizations.ts'

/** Addresses of other people's servers that are told what happened (Standard Webhooks). */
export const webhookEndpoints = pgTable(
  'webhook_endpoints',
  {
    id: id(),
    organizationId: text()
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    url: text().notNull(),
    description: text(),
    /** Which kinds of event it wants; empty means all. */
    events: text().array().notNull().default([]),
    /** Signing secret, sealed with the row. */
    sealedSecret: text().notNull(),
    /** Failures in a row; after too many it is switched off, with the reason. */
    failures: integer().notNull().default(0),
    disabledAt: instant(),
    disabledBecause: text(),
    createdBy: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [index('webhook_endpoints_organization').on(table.organizationId, table.id)],
)

/** One event for one endpoint. The pair is the key, so that an event is queued for an endpoint once. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    endpointId: text()
      .notNull()
      .references(() => webhookEndpoints.id, { onDelete: 'cascade' }),
    eventId: text().notNull(),
    organizationId: text().notNull(),
    type: text().notNull(),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    availableAt: instant().notNull().defaultNow(),
    tries: integer().notNull().default(0),
    sentAt: instant(),
    /** Given up after too many tries. */
    failedAt: instant(),
    httpStatus: integer(),
    lastError: text(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.endpointId, table.eventId] }),
    index('webhook_deliveries_waiting')
      .on(table.availableAt)
      .where(sql`${table.sentAt} is null and ${table.failedAt} is null`),
    index('webhook_deliveries_organization').on(table.organizationId, table.createdAt),
  ],
)

/** What one person is told inside the product. One event tells a person once. */
export const notifications = pgTable(
  'notifications',
  {
    id: id(),
    organizationId: text()
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    eventId: text().notNull(),
    type: text().notNull(),
    /** What the words are made of: ids, platform, handle, reason. */
    detail: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    readAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('notifications_event').on(table.userId, table.eventId),
    index('notifications_person').on(table.organizationId, table.userId, table.id),
  ],
)

/** One row for each target that came to an end, for counts and lateness; the event is the key, so that none counts twice. */
export const publicationFacts = pgTable(
  'publication_facts',
  {
    eventId: text().primaryKey(),
    organizationId: text().notNull(),
    platform: text().$type<PlatformId>().notNull(),
    accountId: text().notNull(),
    targetId: text().notNull(),
    outcome: text().notNull(),
    /** Milliseconds between the moment asked for and the end. */
    latenessMilliseconds: integer().notNull(),
    attempts: integer().notNull(),
    at: instant().notNull(),
  },
  (table) => [index('publication_facts_organization').on(table.organizationId, table.at)],
)
