import { text, timestamp } from 'drizzle-orm/pg-core'

/** An instant, microsecond precision, always in UTC on the wire. */
export const instant = () => timestamp({ withTimezone: true, mode: 'date' })

/** When the row came into being, by the database's clock. */
export const createdAt = () => instant().notNull().defaultNow()

/** A prefixed identifier, see `core/ids`. */
export const id = () => text().primaryKey()
