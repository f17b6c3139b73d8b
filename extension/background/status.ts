import { apiFor } from '../account/api.ts'
import { forgetSession, readSession } from '../account/session.ts'
import { afterLook } from '../status/after-look.ts'
import { dropWatch, readWatches, saveWatch, type Watch } from '../status/watch.ts'
import { device, memory } from '../storage/browser-store.ts'
import { readSettings } from '../storage/settings.ts'
import { paintBadge } from './badge.ts'
import { notify } from './notifications.ts'
import { wakeFor } from './wake.ts'

const wake = wakeFor('status', () => void lookAtPosts())
/** Most posts looked at in one go, and milliseconds until the next go where the server did not answer. */
const atOnce = 20
const pause = 120_000

/** Looks after what this device has sent and what is not over yet. Nothing is asked while nothing is open. */
export async function lookAtPosts(): Promise<void> {
  await navigator.locks.request('allin-status', lookOnce)
  await paintBadge()
}

async function lookOnce(): Promise<void> {
  const { server } = await readSettings(device)
  const session = await readSession(memory, server)
  const watches = await readWatches(device)
  // Signed out there is nobody to ask for: the looks go on after the next sign-in.
  if (session === null || watches.length === 0) return
  const due = watches.filter(({ lookAt }) => lookAt <= Date.now()).sort((a, b) => a.lookAt - b.lookAt)
  for (const watch of due.slice(0, atOnce)) {
    const onSignedOut = () => void forgetSession(memory)
    const client = apiFor({ session, organizationId: watch.organizationId, onSignedOut })
    const found = await client.call('GET /v1/posts/{postId}', { params: { postId: watch.postId } })
    const isGone = !found.ok && found.problem.status === 404
    if (!found.ok && !isGone) await saveWatch(device, { ...watch, lookAt: Date.now() + pause })
    else await settle(watch, found.ok ? found.value : null)
  }
  await comeBack()
}

async function settle(watch: Watch, post: Parameters<typeof afterLook>[1]): Promise<void> {
  const { watch: next, news } = afterLook(watch, post, Date.now())
  // A sign-out in the meantime has taken it away for good.
  const stillThere = (await readWatches(device)).some(({ postId }) => postId === watch.postId)
  if (!stillThere) return
  if (next === null) await dropWatch(device, watch.postId)
  else await saveWatch(device, next)
  if (news !== null) await notify(watch, news)
}

async function comeBack(): Promise<void> {
  const times = (await readWatches(device)).map(({ lookAt }) => lookAt)
  if (times.length === 0) return
  await wake.at(Math.max(Math.min(...times), Date.now() + 1_000))
}

/** Begins to watch a post. */
export async function startWatching(watch: Watch): Promise<void> {
  await saveWatch(device, watch)
  await navigator.locks.request('allin-status', comeBack)
}

/** Looks when it is time. */
export const keepStatusAwake = (): void => wake.listen()
