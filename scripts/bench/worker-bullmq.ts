/** A worker of BullMQ with plain jobs: as many at once as the rate needs. */
import process from 'node:process'
import { createBunRedisClient, Queue, RedisConnection, Worker } from 'bullmq'
import { answerParent } from './child.ts'
import { type PlainJob, plainPause, plainRetries, postPlainly, type WaitingJob } from './plain-job.ts'
import { RedisClient } from './redis-client.ts'

const { REDIS_PORT = '', PLATFORM_URL = '', AT_ONCE = '50' } = process.env
const name = 'posts'
const connection = { host: '127.0.0.1', port: Number(REDIS_PORT) }
RedisConnection.clientFactory = () => createBunRedisClient(new RedisClient(connection.port))
/** Jobs in one call at set-up. */
const added = 1_000

const queue = new Queue<PlainJob>(name, { connection })
let worker: Worker<PlainJob> | null = null

answerParent({
  async add(jobs: WaitingJob[]) {
    for (let start = 0; start < jobs.length; start += added) {
      await queue.addBulk(
        jobs.slice(start, start + added).map(({ at, ...data }) => ({
          name,
          data,
          opts: {
            delay: Math.max(0, at - Date.now()),
            attempts: plainRetries + 1,
            backoff: { type: 'fixed', delay: plainPause * 1_000 },
            removeOnComplete: true,
          },
        })),
      )
    }
  },
  async begin() {
    worker = new Worker<PlainJob>(name, ({ data }) => postPlainly(PLATFORM_URL, data), {
      connection,
      concurrency: Number(AT_ONCE),
    })
    worker.on('error', (error) => console.error(error.message))
    await worker.waitUntilReady()
  },
})
