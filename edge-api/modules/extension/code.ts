import * as z from 'zod'
import { sha256 } from '../../encoding.ts'

/** Long enough for a redirect and one request, too short to be found and used. */
export const codeSeconds = 60

/** Codes among the one-time values of the database. */
export const codePrefix = 'extension-code:'

/** What a code was given for. */
export const Grant = z.strictObject({
  clientId: z.string(),
  redirectUri: z.string(),
  codeChallenge: z.string(),
  /** The session that the code opened; null until then. */
  sessionId: z.string().nullable(),
})
export type Grant = z.infer<typeof Grant>

/** Under which the grant of a code is kept: the code itself is nowhere. */
export async function identifierOf(code: string): Promise<string> {
  return `${codePrefix}${await sha256(code)}`
}

/** The person comes first and by themselves, so that the statement which finds the grant finds them too. */
export function formatGrant(userId: string, grant: Grant): string {
  return `${userId} ${JSON.stringify(grant)}`
}

export function parseGrant(value: string): Grant {
  return Grant.parse(JSON.parse(value.slice(value.indexOf(' ') + 1)))
}
