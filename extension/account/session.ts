import * as z from 'zod/mini'
import { read, type Store } from '../storage/store.ts'

/**
 * The signed-in session. It lives in `storage.session`: in memory, closed to content scripts, gone when the
 * browser closes. Nothing on the disk can then be used to post in somebody's name; the price is one sign-in
 * after each start of the browser. Drafts and the queue stay on the device and go out after that sign-in.
 */
export const Session = z.strictObject({
  server: z.string(),
  token: z.string().check(z.minLength(16)),
})
export type Session = z.infer<typeof Session>

const key = 'session'

/** The session for this server, or null. A token is never sent to another server than the one that gave it. */
export async function readSession(memory: Store, server: string): Promise<Session | null> {
  const session = await read(memory, key, Session)
  return session?.server === server ? session : null
}

export async function saveSession(memory: Store, session: Session): Promise<void> {
  await memory.set(key, session)
}

/** Forgets the token and everything that was read with it. */
export async function forgetSession(memory: Store): Promise<void> {
  for (const each of Object.keys(await memory.all(''))) await memory.remove(each)
}
