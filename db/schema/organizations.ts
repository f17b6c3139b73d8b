import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { LinkTags } from '../../core/link-tags.ts'
import type { Permission, Role } from '../../core/roles.ts'
import { createdAt, id, instant } from './columns.ts'
import { users } from './identity.ts'

/** Tenants. Every other tenant table carries `organizationId`. */
export const organizations = pgTable('organizations', {
  id: id(),
  name: text().notNull(),
  /** IANA zone in which the organization plans. */
  timeZone: text().notNull(),
  /** How late, in seconds, a post may still go out without asking. */
  lateToleranceSeconds: integer().notNull().default(900),
  /** Whether what goes out must have been approved, word for word, by somebody who may approve. */
  requiresApproval: boolean().notNull().default(false),
  /** What is added to the links of clips; null adds nothing. */
  linkTags: jsonb().$type<LinkTags>(),
  createdAt: createdAt(),
})

export const members = pgTable(
  'members',
  {
    id: id(),
    organizationId: text()
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    role: text().$type<Role>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('members_organization_user').on(table.organizationId, table.userId),
    index('members_user').on(table.userId),
  ],
)

/** Keys for servers. Only the SHA-256 of the key is kept; `hint` is its last four characters. */
export const apiKeys = pgTable(
  'api_keys',
  {
    id: id(),
    organizationId: text()
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    hash: text().notNull(),
    hint: text().notNull(),
    scopes: text().array().$type<Permission[]>().notNull(),
    createdBy: text().notNull(),
    createdAt: createdAt(),
    lastUsedAt: instant(),
    revokedAt: instant(),
  },
  (table) => [
    uniqueIndex('api_keys_hash').on(table.hash),
    index('api_keys_organization').on(table.organizationId, table.id),
  ],
)
