/** `npm run db:migrate`: brings the database that DATABASE_URL names to the newest version. */
import process from 'node:process'
import { migrate } from '../db/migrate.ts'

const { DATABASE_URL, DATABASE_ENDPOINT } = process.env
if (!DATABASE_URL) {
  console.error('DATABASE_URL is not set. Give it the connection string of the database to migrate.')
  process.exit(1)
}
await migrate(DATABASE_URL, DATABASE_ENDPOINT)
console.log('The database is up to date.')
