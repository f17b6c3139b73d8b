import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { Clip } from '../../core/clip.ts'
import type { PlatformId } from '../../core/platforms/platform.ts'
import { createdAt, id, instant } from './columns.ts'
import { organizations } from './organizations.ts'

/** Stored files. The bytes lie in the media store under `key`, an unguessable name that also makes the public address. */
export const media = pgTable(
  'media',
  {
    id: id(),
    organizationId: text()
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    key: text().notNull(),
    mimeType: text().notNull(),
    bytes: integer().notNull(),
    width: integer(),
    height: integer(),
    sha256: text().notNull(),
    altText: text(),
    fileName: text(),
    /** Where the file came from, when it was taken from a page. */
    sourceUrl: text(),
    createdBy: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('media_key').on(table.key),
    index('media_organization').on(table.organizationId, table.id),
  ],
)

/** Captured pages. */
export const clips = pgTable(
  'clips',
  {
    id: id(),
    organizationId: text()
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    canonicalUrl: text().notNull(),
    title: text().notNull(),
    clip: jsonb().$type<Clip>().notNull(),
    createdBy: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index('clips_organization').on(table.organizationId, table.id),
    // Over a hash: an address may be longer than what an index can hold.
    index('clips_canonical').on(table.organizationId, sql`md5(${table.canonicalUrl})`),
  ],
)

/** How an organization turns clips into posts. At most one of its templates is the one that is used unasked. */
export const templates = pgTable(
  'templates',
  {
    id: id(),
    organizationId: text()
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    text: text().notNull(),
    /** Words for one platform in place of `text`. */
    variants: jsonb().$type<Partial<Record<PlatformId, string>>>().notNull().default({}),
    isDefault: boolean().notNull().default(false),
    createdBy: text().notNull(),
    createdAt: createdAt(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (table) => [
    index('templates_organization').on(table.organizationId, table.id),
    uniqueIndex('templates_default').on(table.organizationId).where(sql`${table.isDefault}`),
  ],
)
