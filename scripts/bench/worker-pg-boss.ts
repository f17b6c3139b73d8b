/** A worker of pg-boss with plain jobs: as many at once as the rate needs, and its shortest polling. */
import process from 'node:process'
import { PgBoss } from 'pg-boss'
import { answerParent } from './child.ts'
import { type PlainJob, plainPause, plainRetries, postPlainly, type WaitingJob } from './plain-job.ts'

const { DATABASE_URL = '', PLATFORM_URL = '', AT_ONCE = '50' } = process.env
const queue = 'posts'
/** Jobs in one statement at set-up. */
const inserted = 2_000

const boss = new PgBoss({ connectionString: DATABASE_URL, max: 10 })
boss.on('error', (error) => console.error(error.message))
await boss.start()
await boss.createQueue(queue, { retryLimit: plainRetries, retryDelay: plainPause })

answerParent({
  async add(jobs: WaitingJob[]) {
    for (let start = 0; start < jobs.length; start += inserted) {
      await boss.insert(
        queue,
        jobs.slice(start, start + inserted).map(({ at, ...data }) => ({ data, startAfter: new Date(at) })),
      )
    }
  },
  async begin() {
    await boss.work<PlainJob>(
      queue,
      { localConcurrency: Number(AT_ONCE), batchSize: 1, pollingIntervalSeconds: 0.5 },
      async ([job]) => {
        if (job) await postPlainly(PLATFORM_URL, job.data)
      },
    )
  },
})
