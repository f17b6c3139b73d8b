import { showBadge } from '../queue/badge.ts'
import { readJobs } from '../queue/jobs.ts'
import { readWatches } from '../status/watch.ts'
import { device } from '../storage/browser-store.ts'

/** Paints the toolbar button as things stand on the device. */
export async function paintBadge(justSent = false): Promise<void> {
  const [jobs, watches] = await Promise.all([readJobs(device), readWatches(device)])
  await showBadge(jobs, watches.filter(({ trouble }) => trouble !== null).length, justSent)
}
