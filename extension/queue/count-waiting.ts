import type { Job } from './job.ts'

/**
 * How many jobs have not gone out, together with the posts that went wrong later, and whether one of them needs a
 * person.
 */
export function countWaiting(
  jobs: readonly Job[],
  troubles: number,
): { count: number; needsPerson: boolean } {
  const refused = jobs.filter((job) => job.state === 'refused').length
  const waiting = jobs.filter((job) => job.state === 'waiting').length
  return { count: refused + waiting + troubles, needsPerson: refused + troubles > 0 }
}
