import { picturesOf } from '../drafts/collect.ts'
import { Draft } from '../drafts/draft.ts'
import { draftKeyOf } from '../drafts/drafts.ts'
import { readArrivals } from '../drafts/inbox.ts'
import { readShots } from '../pictures/shots.ts'
import { keepOnlyImages } from '../queue/image-bytes.ts'
import { imageIdsOf } from '../queue/job.ts'
import { readJobs } from '../queue/jobs.ts'
import { device } from '../storage/browser-store.ts'
import { readAll } from '../storage/store.ts'
import { tidyShots } from './tidy-shots.ts'

/** Forgets the images of drafts that were thrown away; when the browser starts, since nobody can undo it any more. */
export async function tidyImages(): Promise<void> {
  await tidyShots(device, Date.now())
  const [drafts, jobs, arrivals, shots] = await Promise.all([
    readAll(device, draftKeyOf({ key: '' }), Draft),
    readJobs(device),
    readArrivals(device),
    readShots(device),
  ])
  const inDrafts = drafts.flatMap(({ jobId, pieces }) => [jobId, ...picturesOf(pieces).map(({ id }) => id)])
  await keepOnlyImages(
    new Set([
      ...inDrafts,
      ...jobs.flatMap(imageIdsOf),
      ...arrivals.map(({ piece }) => piece.id),
      ...shots.map(({ id }) => id),
    ]),
  )
}
