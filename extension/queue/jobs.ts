import { read, readAll, type Store } from '../storage/store.ts'
import { isHeld, Job } from './job.ts'

const prefix = 'job:'
/** Sent jobs are shown for a day, at most so many. */
const sentKept = 10
const sentFor = 24 * 60 * 60 * 1000

export const saveJob = (device: Store, job: Job): Promise<void> => device.set(prefix + job.id, job)
export const readJob = (device: Store, id: string): Promise<Job | null> => read(device, prefix + id, Job)
export const dropJob = (device: Store, id: string): Promise<void> => device.remove(prefix + id)

/** Every job on the device, oldest first: the order in which they go out. */
export async function readJobs(device: Store): Promise<Job[]> {
  const jobs = await readAll(device, prefix, Job)
  return jobs.sort((a, b) => a.createdAt - b.createdAt)
}

/** Puts a job into the queue unless it is there already; the one that is there wins. */
export async function enqueue(device: Store, job: Job): Promise<Job> {
  const present = await readJob(device, job.id)
  if (present) return present
  await saveJob(device, job)
  return job
}

/** Forgets sent jobs that nobody needs to see any more, and dropped ones; answers those forgotten. */
export async function tidyJobs(device: Store, now: number): Promise<Job[]> {
  const jobs = await readJobs(device)
  const sent = jobs.filter((job) => job.state === 'sent').reverse()
  const old = sent.filter((job, index) => index >= sentKept || now - (job.finishedAt ?? 0) > sentFor)
  const dropped = jobs.filter((job) => job.state === 'dropped' && !isHeld(job, now))
  for (const job of [...old, ...dropped]) await dropJob(device, job.id)
  return [...old, ...dropped]
}
