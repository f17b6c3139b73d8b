import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from './columns.ts'

/** Things to tell the outside world, written with the change they tell of and delivered at least once afterwards. */
export const outbox = pgTable(
  'outbox',
  {
    id: id(),
    organizationId: text().notNull(),
    type: text().notNull(),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    availableAt: instant().notNull().defaultNow(),
    deliveries: integer().notNull().default(0),
    sentAt: instant(),
    lastError: text(),
    createdAt: createdAt(),
  },
  (table) => [
    index('outbox_unsent').on(table.availableAt).where(sql`${table.sentAt} is null`),
    index('outbox_organization').on(table.organizationId, table.id),
  ],
)

/** Who did what to which object. Append only. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: id(),
    organizationId: text(),
    actorType: text().notNull(),
    actorId: text().notNull(),
    action: text().notNull(),
    objectType: text().notNull(),
    objectId: text().notNull(),
    detail: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    requestId: text(),
    createdAt: createdAt(),
  },
  (table) => [
    index('audit_log_organization').on(table.organizationId, table.id),
    index('audit_log_object').on(table.objectId),
  ],
)

/** The answer to a write, kept so that the same key gets the same answer. Erased after a day. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    /** The caller: a user, an API key, or an embed session's external user. */
    actorId: text().notNull(),
    key: text().notNull(),
    organizationId: text(),
    /** SHA-256 of method, path, organization and body: the same key with another request is refused. */
    fingerprint: text().notNull(),
    status: integer().notNull(),
    response: jsonb().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.actorId, table.key] }),
    index('idempotency_keys_age').on(table.createdAt),
    index('idempotency_keys_organization').on(table.organizationId, table.createdAt),
  ],
)
