import { browser } from 'wxt/browser'
import { apiFor } from '../account/api.ts'
import { readDirectory } from '../account/directory.ts'
import { forgetSession, readSession } from '../account/session.ts'
import { alone } from '../queue/alone.ts'
import { drain } from '../queue/drain.ts'
import { fittedImage } from '../queue/fitted-image.ts'
import { forgetImage } from '../queue/image-bytes.ts'
import type { Job } from '../queue/job.ts'
import { watchOf } from '../status/watch.ts'
import { device, memory } from '../storage/browser-store.ts'
import { readSettings } from '../storage/settings.ts'
import { paintBadge } from './badge.ts'
import { startWatching } from './status.ts'
import { wakeFor } from './wake.ts'

const wake = wakeFor('queue', () => void sendQueue())
let running: Promise<void> | null = null
let again = false

/**
 * Sends what waits. Calls while it runs make it run once more, so that nothing that came in meanwhile is left;
 * the lock keeps a second worker (an update, a split profile) from sending the same jobs.
 */
export function sendQueue(impatient = false): Promise<void> {
  if (running) {
    again = true
    return running
  }
  running = (async () => {
    do {
      again = false
      await navigator.locks.request('allin-queue', () => sendOnce(impatient))
    } while (again)
  })().finally(() => {
    running = null
  })
  return running
}

async function sendOnce(impatient: boolean): Promise<void> {
  let sent = false
  const comeBack = await drain({
    device,
    impatient,
    now: () => Date.now(),
    forgetImage,
    alone,
    onChange: (job) => {
      if (job.state !== 'sent') return
      sent = true
      void watchOverSent(job)
    },
    onSignedOut: () => void forgetSession(memory),
    outletFor,
  })
  if (comeBack !== null) await wake.at(comeBack)
  await paintBadge(sent)
}

async function watchOverSent(job: Job): Promise<void> {
  const organizationId = job.organizationId ?? (await readDirectory(memory))?.organizationId
  const watch = organizationId ? watchOf(job, organizationId, Date.now()) : null
  if (watch) await startWatching(watch)
}

async function outletFor(job: Job) {
  const { server } = await readSettings(device)
  const session = await readSession(memory, server)
  if (session === null) return null
  const organizationId = job.organizationId ?? (await readDirectory(memory))?.organizationId ?? null
  if (organizationId === null) return null
  return {
    imageOf: (id: string) => fittedImage(id, job.accountIds),
    client: (idempotencyKey: string) => apiFor({ session, organizationId, idempotencyKey }),
  }
}

/** Wakes the queue when its time comes, when the browser starts, and when the network is back. */
export function keepQueueAwake(): void {
  wake.listen()
  browser.runtime.onStartup.addListener(() => void sendQueue(true))
  browser.runtime.onInstalled.addListener(() => void sendQueue(true))
  self.addEventListener('online', () => void sendQueue(true))
}
