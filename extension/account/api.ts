import { type Client, createClient } from '../../widget/api/client.ts'
import type { Session } from './session.ts'

export interface ApiOptions {
  session: Session
  organizationId: string | null
  /** Key of every write this client makes; random unless told. */
  idempotencyKey?: string
  onSignedOut?: () => void
}

/** The API with the session's bearer token. The token goes to the server that gave it and nowhere else. */
export function apiFor({ session, organizationId, idempotencyKey, onSignedOut }: ApiOptions): Client {
  return createClient({
    baseUrl: session.server,
    credential: { kind: 'token', get: async ({ fresh }) => (fresh ? null : session.token) },
    organizationId: () => organizationId,
    ...(idempotencyKey ? { randomId: () => idempotencyKey, retryDelays: [] } : {}),
    ...(onSignedOut ? { onSignedOut } : {}),
  })
}
