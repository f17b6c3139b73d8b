import { withoutText } from '../../core/clip.ts'
import type { Store } from '../storage/store.ts'
import { imageIdsOf, isHeld, type Job } from './job.ts'
import { readJob, readJobs, saveJob, tidyJobs } from './jobs.ts'
import { type Outlet, sendJob } from './send-job.ts'

export interface DrainOptions {
  device: Store
  /** Ways out for a job, or null while nobody is signed in. */
  outletFor(job: Job): Promise<Omit<Outlet, 'save'> | null>
  now(): number
  /** Told after each change, for the badge and for whoever watches. */
  onChange(job: Job): void
  onSignedOut(): void
  forgetImage(id: string): Promise<void>
  /** True when something changed that makes a try worth it now: a sign-in, a network, a person who asks. */
  impatient?: boolean
  /** Keeps others from touching a job meanwhile: it is not edited or dropped while it is on its way. */
  alone(id: string, act: () => Promise<void>): Promise<void>
}

/** Waits between tries, in milliseconds: quick at first, then every quarter of an hour. */
const waits = [2_000, 10_000, 30_000, 120_000, 300_000, 900_000]

/**
 * Sends what waits, oldest first, one at a time. A job that cannot go out now waits longer each time and never
 * stops the ones behind it; one that the server refuses stays to be seen and changed.
 *
 * @returns when to come back, in milliseconds since 1970, or null when nothing waits for time to pass
 */
export async function drain(options: DrainOptions): Promise<number | null> {
  const { device, now } = options
  const settle = async (job: Job) => {
    await saveJob(device, job)
    options.onChange(job)
  }
  const sendOne = async (id: string) => {
    const job = await readJob(device, id)
    if (job === null || job.state !== 'waiting' || isHeld(job, now())) return
    if (job.tryAt > now() && !options.impatient) return
    const outlet = await options.outletFor(job)
    if (outlet === null) return
    const result = await sendJob(job, { ...outlet, save: (changed) => saveJob(device, changed) })
    const problem =
      result.outcome === 'sent' ? null : { code: result.problem.code, detail: result.problem.detail }
    switch (result.outcome) {
      case 'sent':
        await settle({ ...kept(result.job), state: 'sent', problem, finishedAt: now() })
        for (const id of imageIdsOf(job)) await options.forgetImage(id)
        break
      case 'refused':
        await settle({ ...result.job, state: 'refused', problem, finishedAt: now() })
        break
      case 'signed-out':
        await settle({ ...result.job, problem })
        options.onSignedOut()
        break
      case 'later': {
        const wait = waits[Math.min(result.job.tries, waits.length - 1)] ?? 900_000
        await settle({ ...result.job, problem, tries: result.job.tries + 1, tryAt: now() + wait })
      }
    }
  }
  for (const { id } of await readJobs(device)) await options.alone(id, () => sendOne(id))
  for (const job of await tidyJobs(device, now())) {
    for (const id of imageIdsOf(job)) await options.forgetImage(id)
  }
  const times = (await readJobs(device)).map(nextTime).filter((time) => time > now())
  return times.length === 0 ? null : Math.min(...times)
}

/** What is shown of a job that went out; the server has the rest. */
const kept = (job: Job): Job => ({ ...job, clip: job.clip && withoutText(job.clip) })

/** When there is something to do about a job: to send it, or to forget it once it was dropped. */
function nextTime({ state, tryAt, heldUntil }: Job): number {
  if (state === 'waiting') return Math.max(tryAt, heldUntil ?? 0)
  return state === 'dropped' ? (heldUntil ?? 0) : 0
}
