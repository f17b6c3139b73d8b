import { defaultOptions, type PublishingOptions } from '../../options.ts'

/** The clocks of one version of the program. Failpoints and pure chance are the worker's own matter. */
export type Clocks = Omit<PublishingOptions, 'failpoint'>

/**
 * The usual clocks, `scale` times as fast. What would become shorter than a loaded machine needs to do its work is
 * kept at a floor, and the longest pauses are cut so that a short run sees all of them:
 * leases of 4 seconds at least, 2 for the call that makes a post live, 3 (8 on X) until an absent post counts as
 * not published, pauses and waits of 4 seconds and searches of 15 seconds at most. On a machine that is `slowness` times
 * as slow as an idle one, all of these are as much longer: what is tried is the protocol, not the machine.
 */
export function scaledClocks(scale: number, slowness = 1): Clocks {
  const { failpoint: _, ...usual } = defaultOptions
  const short = (seconds: number, floor: number, ceiling = Number.POSITIVE_INFINITY) =>
    Math.min(Math.max(seconds / scale, floor * slowness), ceiling * slowness)
  return {
    ...usual,
    lease: short(usual.lease, 4),
    prepareWithin: short(usual.prepareWithin, 3),
    submitWithin: short(usual.submitWithin, 2),
    pauses: usual.pauses.map((pause) => short(pause, 0.3, 4)),
    longestPause: short(usual.longestPause, 0, 4),
    checkPauses: usual.checkPauses.map((pause) => short(pause, 0.3, 3)),
    absentAfter: {
      mastodon: short(usual.absentAfter.mastodon, 3),
      bluesky: short(usual.absentAfter.bluesky, 3),
      x: short(usual.absentAfter.x, 8),
    },
    absentForSure: short(usual.absentForSure, 9),
    confirmWithin: short(usual.confirmWithin, 12, 15),
    waitForDue: short(usual.waitForDue, 0.2),
    laneWait: short(usual.laneWait, 0.5),
    sweepFor: short(usual.sweepFor, 2),
    tellAfter: short(usual.tellAfter, 0.1),
  }
}

/** The version that is being rolled out while the other still runs: every clock is another. */
export function nextVersion(clocks: Clocks): Clocks {
  return {
    ...clocks,
    lease: clocks.lease * 1.4,
    prepareWithin: clocks.prepareWithin * 1.2,
    pauses: clocks.pauses.map((pause) => pause * 1.3).toReversed(),
    jitter: 0.5,
    checkPauses: [clocks.checkPauses[0] ?? 1],
    absentAfter: {
      mastodon: clocks.absentAfter.mastodon * 1.2,
      bluesky: clocks.absentAfter.bluesky * 1.2,
      x: clocks.absentAfter.x * 1.1,
    },
    waitForDue: clocks.waitForDue * 2,
  }
}

/** Patience for one answer of a platform on an idle machine, in milliseconds. */
export const platformPatience = 1_000

/** What starting one process takes on an idle machine, in milliseconds. */
const usualStart = 600

/** How much slower than an idle machine this one is now, from how long starting one process took. */
export const slownessOf = (milliseconds: number) => Math.min(Math.max(milliseconds / usualStart, 1), 4)

/**
 * Longest time, in seconds, from the moment a target was due (or was asked for again) to an end that can be told:
 * every try takes its lease, a search of unknown outcome and the longest pause; every crash before the fence takes
 * another lease; each waits for a sweep. `sweeps` is the time between two sweeps.
 */
export function longestStory(versions: readonly Clocks[], sweeps: number): number {
  const most = (read: (clocks: Clocks) => number) => Math.max(...versions.map(read))
  const lease = most((clocks) => clocks.lease)
  const search = most((clocks) => clocks.confirmWithin + Math.max(...clocks.checkPauses) + clocks.lease)
  const pause = most((clocks) =>
    Math.max(clocks.longestPause, Math.max(...clocks.pauses) * (1 + clocks.jitter)),
  )
  const tries = most((clocks) => clocks.maxTries)
  const crashes = most((clocks) => clocks.maxCrashes)
  return tries * (lease + search + pause + 3 * sweeps) + (crashes + 1) * (lease + 2 * sweeps)
}
