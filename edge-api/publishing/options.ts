import type { RenderedPost } from '../../core/content.ts'
import type { AvailablePlatform, PlatformId } from '../../core/platforms/index.ts'

/** Every clock of the protocol, in seconds, and every bound. Tests pass shorter ones. */
export interface PublishingOptions {
  /** How long an attempt is left alone. Longer than preparing and submitting may each take. */
  lease: number
  prepareWithin: number
  submitWithin: number
  /** Pauses between tries; the last one repeats. */
  pauses: readonly number[]
  /** Share by which a pause is lengthened or shortened at random, so that failures do not come back together. */
  jitter: number
  /** Longest pause that a platform can ask for. */
  longestPause: number
  /** Tries since a person last asked for it. */
  maxTries: number
  /** How often an attempt may be lost with its worker before anything was sent. */
  maxCrashes: number
  /** Pauses between looks at a post of unknown fate; the last one repeats. */
  checkPauses: readonly number[]
  /**
   * How long after the call an absent post counts as not published. Mastodon and Bluesky recognise a repetition
   * themselves (idempotency key, record key), so that an early verdict does no harm; X shows posts late at times.
   */
  absentAfter: Record<AvailablePlatform, number>
  /**
   * How long after the call an absent post is absent for sure on every platform, however late it shows its posts.
   * Until then the target is in doubt: it cannot be taken back, and no failure is called one.
   */
  absentForSure: number
  /** How long to look before a person is asked. */
  confirmWithin: number
  /** A wake-up that comes earlier than this is kept waiting; an earlier one is sent again. */
  waitForDue: number
  /** How long, in seconds, an attempt may take before the organization's room hears that it began. */
  tellAfter: number
  /** How long, in seconds, a wake-up waits for room in its lane before it is left to the next one. */
  laneWait: number
  /** How long, in seconds, one sweep begins new work; the next one comes after a minute. */
  sweepFor: number
  /** Called at each step, for tests of what a crash at that step leaves behind: what it throws ends the attempt there. */
  failpoint: ((point: Failpoint, target: AtFailpoint) => void | Promise<void>) | null
}

export type Failpoint = 'claimed' | 'prepared' | 'fenced' | 'submitted' | 'finished'

/** The target whose attempt passes a failpoint. */
export interface AtFailpoint {
  id: string
  platform: PlatformId
  attempt: number
  content: RenderedPost
}

export const defaultOptions: PublishingOptions = {
  lease: 120,
  prepareWithin: 90,
  submitWithin: 60,
  pauses: [30, 120, 480, 1_800],
  jitter: 0.2,
  longestPause: 3_600,
  maxTries: 5,
  maxCrashes: 3,
  checkPauses: [15, 30, 60, 120, 300],
  absentAfter: { mastodon: 45, bluesky: 45, x: 360 },
  absentForSure: 360,
  confirmWithin: 1_800,
  waitForDue: 5,
  tellAfter: 1.5,
  laneWait: 10,
  sweepFor: 50,
  failpoint: null,
}

/** The clocks of an installation: an attempt prepares and submits well within its lease, however short that is. */
export function optionsOf({ config, publishing }: Installation): PublishingOptions {
  const lease = config.leaseSeconds
  return {
    ...defaultOptions,
    lease,
    prepareWithin: Math.min(defaultOptions.prepareWithin, lease * 0.75),
    submitWithin: Math.min(defaultOptions.submitWithin, lease * 0.5),
    ...publishing,
  }
}

interface Installation {
  config: { leaseSeconds: number }
  publishing?: Partial<PublishingOptions>
}

/** The pause before the next try. A platform's own wish counts, within reason; it is never shortened by chance. */
export function pauseAfter(options: PublishingOptions, tries: number, retryAfter: number | null): number {
  const chance = Math.random()
  if (retryAfter !== null) {
    const asked = Math.min(Math.max(retryAfter, 1), options.longestPause)
    return asked * (1 + (options.jitter / 2) * chance)
  }
  return nth(options.pauses, tries) * (1 + options.jitter * (2 * chance - 1))
}

/** The pause before look number `checks + 1`. */
export const checkPauseAfter = (options: PublishingOptions, checks: number) =>
  nth(options.checkPauses, checks + 1)

/** The nth of a list, counted from 1; beyond its end the last. */
function nth(list: readonly number[], position: number): number {
  return list[Math.min(Math.max(position, 1), list.length) - 1] ?? 60
}
