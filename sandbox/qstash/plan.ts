/**
 * Limits of the free plan that concern one message or object. How many messages a day it takes and how many at once are
 * left out: load is what a stand-in is for. Source: upstash.com/pricing/qstash, looked up in November 2026.
 */
export const freePlan = {
  /** Milliseconds. */
  longestDelay: 7 * 86_400_000,
  /** Milliseconds that a destination may take to answer. */
  longestTimeout: 15 * 60_000,
  mostRetries: 3,
  /** Bytes of a body. */
  largestMessage: 1_048_576,
  mostSchedules: 10,
  mostQueues: 10,
  mostParallelPerQueue: 10,
  mostEndpointsPerGroup: 100,
  /** Milliseconds that logs and dead letters are kept. */
  retention: 3 * 86_400_000,
}
