import type { Problem } from '../../core/problem.ts'
import { clientProblem } from '../../widget/api/result.ts'
import { readAccountsOf } from '../account/accounts-of.ts'
import { type Directory, readChoice, readDirectory, saveChoice, saveDirectory } from '../account/directory.ts'
import { forgetPerson } from '../account/forget-person.ts'
import { loadDirectory } from '../account/load-directory.ts'
import { forgetSession, readSession, saveSession } from '../account/session.ts'
import { signIn, signOut } from '../account/sign-in.ts'
import { stopShot } from '../capture/shots/take-shot.ts'
import { alone } from '../queue/alone.ts'
import { keepOnlyImages } from '../queue/image-bytes.ts'
import { device, memory } from '../storage/browser-store.ts'
import { readSettings } from '../storage/settings.ts'
import { paintBadge } from './badge.ts'
import { clearNotifications } from './notifications.ts'

/** Signs in and reads the accounts at once, so that the popup can show them. */
export async function enter(email: string, password: string): Promise<Problem | null> {
  const { server } = await readSettings(device)
  const result = await signIn(server, email, password)
  if (!result.ok) return result.problem
  await saveSession(memory, { server, token: result.value })
  const { problem } = await refresh(null)
  return problem
}

/** Signs out: ends the session here and on the server, and removes all that the person has on this device. */
export async function signOutForGood(): Promise<void> {
  // It would write its picture down after everything has been removed.
  await stopShot()
  await endSession()
  await forgetPerson({ device, alone, forgetImages: () => keepOnlyImages(new Set()) })
  await clearNotifications()
  await paintBadge()
}

/** Ends the session here and on the server, before another server is chosen. Drafts and the queue stay on the device. */
export async function endSession(): Promise<void> {
  const { server } = await readSettings(device)
  const session = await readSession(memory, server)
  await forgetSession(memory)
  if (session) await signOut(server, session.token)
}

/** Reads person, organizations and accounts again. `organizationId` changes to another organization. */
export async function refresh(
  organizationId: string | null,
): Promise<{ directory: Directory | null; problem: Problem | null }> {
  const { server } = await readSettings(device)
  const session = await readSession(memory, server)
  if (session === null) return { directory: null, problem: clientProblem('ABORTED') }
  const wished = organizationId ?? (await readChoice(device))?.organizationId ?? null
  let signedOut = false
  const result = await loadDirectory(session, wished, () => {
    signedOut = true
  })
  if (signedOut) {
    await forgetSession(memory)
    return { directory: null, problem: result.ok ? null : result.problem }
  }
  if (!result.ok) return { directory: await readDirectory(memory), problem: result.problem }
  await saveDirectory(memory, result.value)
  const choice = await readChoice(device)
  if (choice?.organizationId !== result.value.organizationId) {
    const { organizationId } = result.value
    const action = choice?.action ?? 'publish'
    const accountIds = await readAccountsOf(device, organizationId)
    await saveChoice(device, { organizationId, accountIds, action })
  }
  return { directory: result.value, problem: null }
}
