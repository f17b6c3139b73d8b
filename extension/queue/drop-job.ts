import type { Store } from '../storage/store.ts'
import { type Job, undoFor } from './job.ts'
import { readJob, saveJob } from './jobs.ts'

/** Takes a job that has not gone out off the queue; for ten seconds it can be brought back. */
export async function dropForNow(device: Store, id: string, now: number): Promise<void> {
  const job = await readJob(device, id)
  if (job === null || job.state === 'sent') return
  await saveJob(device, { ...job, state: 'dropped', heldUntil: now + undoFor })
}

/** Brings a dropped job back as it was: refused ones stay refused, others wait again. */
export async function restoreJob(device: Store, id: string): Promise<void> {
  const job = await readJob(device, id)
  if (job?.state !== 'dropped') return
  await saveJob(device, { ...job, state: stateBefore(job), heldUntil: null })
}

/** Only what the server refused has an end before it is dropped. */
const stateBefore = ({ finishedAt }: Job) => (finishedAt === null ? 'waiting' : 'refused')
