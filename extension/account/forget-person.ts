import { dropJob, readJobs } from '../queue/jobs.ts'
import type { Store } from '../storage/store.ts'

/** What belongs to the device and not to a person: which server, whether to notify. */
const ofTheDevice = new Set(['settings'])

export interface ForgetOptions {
  device: Store
  /** Waits for a job that is on its way, and keeps it from starting again meanwhile. */
  alone(id: string, act: () => Promise<void>): Promise<void>
  forgetImages(): Promise<void>
}

/**
 * Removes everything that a person has left on the device: drafts, what waits, what was sent and is watched, pieces,
 * images, remembered choices. A job that is just being sent is waited for, so that it does not write itself down again.
 */
export async function forgetPerson({ device, alone, forgetImages }: ForgetOptions): Promise<void> {
  for (const { id } of await readJobs(device)) await alone(id, () => dropJob(device, id))
  for (const key of Object.keys(await device.all(''))) if (!ofTheDevice.has(key)) await device.remove(key)
  await forgetImages()
}
