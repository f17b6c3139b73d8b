import { index, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { AccountLimits, PlatformId } from '../../core/platforms/platform.ts'
import { createdAt, id, instant } from './columns.ts'
import { organizations } from './organizations.ts'

export const accountStatuses = ['ACTIVE', 'NEEDS_RECONNECT'] as const
export type AccountStatus = (typeof accountStatuses)[number]

/**
 * Connected social accounts. The three token columns hold ciphertexts sealed with the row's
 * organization, id and column name, so that a value moved to another row or column does not open.
 */
export const socialAccounts = pgTable(
  'social_accounts',
  {
    id: id(),
    organizationId: text()
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    platform: text().$type<PlatformId>().notNull(),
    /** The platform's own id of the account (DID, user id, `id@server`). */
    remoteId: text().notNull(),
    handle: text().notNull(),
    displayName: text().notNull(),
    avatarUrl: text(),
    profileUrl: text(),
    /** Where this account's server answers (Mastodon server, Bluesky PDS); null where the platform has one address. */
    serverUrl: text(),
    status: text().$type<AccountStatus>().notNull().default('ACTIVE'),
    /** Why the account needs attention, in words for a person. */
    statusDetail: text(),
    limits: jsonb().$type<AccountLimits>().notNull().default({}),
    scopes: text().array().notNull().default([]),
    sealedAccessToken: text(),
    sealedRefreshToken: text(),
    /** Anything else the platform needs to keep secret, such as a DPoP private key, as JSON. */
    sealedExtra: text(),
    tokenExpiresAt: instant(),
    /** While set and in the future, one worker is refreshing the token. */
    refreshLeaseUntil: instant(),
    connectedBy: text().notNull(),
    createdAt: createdAt(),
    updatedAt: instant().notNull().defaultNow(),
    /** Set when the account was disconnected; its tokens are erased in the same statement. */
    deletedAt: instant(),
  },
  (table) => [
    uniqueIndex('social_accounts_remote').on(table.organizationId, table.platform, table.remoteId),
    index('social_accounts_organization').on(table.organizationId, table.id),
  ],
)

/** Our registration as an app with one server (Mastodon registers per server). Shared by all organizations. */
export const platformApps = pgTable(
  'platform_apps',
  {
    id: id(),
    platform: text().$type<PlatformId>().notNull(),
    serverUrl: text().notNull(),
    clientId: text().notNull(),
    sealedClientSecret: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex('platform_apps_server').on(table.platform, table.serverUrl)],
)

/** A consent that was begun and has not come back yet. Single use, ten minutes. */
export const connections = pgTable(
  'connections',
  {
    id: id(),
    organizationId: text()
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    userId: text().notNull(),
    platform: text().$type<PlatformId>().notNull(),
    /** SHA-256 of the OAuth `state`. */
    stateHash: text().notNull(),
    /** Verifier, keys and server of this consent, as sealed JSON. */
    sealedPending: text().notNull(),
    expiresAt: instant().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('connections_state').on(table.stateHash),
    index('connections_organization').on(table.organizationId, table.id),
  ],
)
