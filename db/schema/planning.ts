import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { PostLink } from '../../core/content.ts'
import type { PlatformId } from '../../core/platforms/platform.ts'
import { createdAt, id, instant } from './columns.ts'
import { organizations } from './organizations.ts'

export const recurrenceStatuses = ['ACTIVE', 'ENDED'] as const
type RecurrenceStatus = (typeof recurrenceStatuses)[number]

/** What every occurrence of a series says, until one is changed by itself. */
interface RecurringContent {
  text: string
  link: PostLink | null
  media: { mediaId: string; altText: string | null }[]
  variants: Partial<Record<PlatformId, string>>
  accountIds: string[]
}

/** A series of posts. Its occurrences are posts of their own, made ahead for a while and then further by the sweep. */
export const recurrences = pgTable(
  'recurrences',
  {
    id: id(),
    organizationId: text()
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    status: text().$type<RecurrenceStatus>().notNull().default('ACTIVE'),
    content: jsonb().$type<RecurringContent>().notNull(),
    /** RFC 5545 rule without DTSTART (`FREQ=WEEKLY;BYDAY=MO`); its end (UNTIL in wall time, COUNT) is part of it. */
    rule: text().notNull(),
    /** Wall time of the first occurrence (`2027-03-29T09:00`) in `timeZone`. */
    startsAt: text().notNull(),
    timeZone: text().notNull(),
    /** Wall times of occurrences that are left out. */
    exceptions: text().array().notNull().default([]),
    revision: integer().notNull().default(1),
    /** Wall time up to which occurrences have been made. */
    madeUntil: text(),
    /** When the sweep has to look at it next; null once nothing is left to make. */
    extendAt: instant(),
    /** Why the last occurrence could not be scheduled, for a person. */
    problem: text(),
    createdByKind: text().notNull(),
    createdBy: text().notNull(),
    createdAt: createdAt(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (table) => [
    index('recurrences_organization').on(table.organizationId, table.id),
    index('recurrences_extend').on(table.extendAt).where(sql`${table.extendAt} is not null`),
  ],
)

/** A weekly moment at which the organization likes to post, in wall time. */
export const queueSlots = pgTable(
  'queue_slots',
  {
    id: id(),
    organizationId: text()
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    /** ISO day of the week, 1 is Monday. */
    weekday: integer().notNull(),
    /** `09:00`, in `timeZone`. */
    wallTime: text().notNull(),
    timeZone: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('queue_slots_moment').on(table.organizationId, table.weekday, table.wallTime, table.timeZone),
  ],
)
