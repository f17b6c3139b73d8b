import type { Deps } from '../deps.ts'
import { platformOf } from '../platforms/find.ts'
import { rateLimited } from '../platforms/http.ts'
import { type LivePost, PlatformError } from '../platforms/platform.ts'
import { stopwatch } from '../stopwatch.ts'
import { fence } from './fence.ts'
import { type Ending, type Fault, finish } from './finish.ts'
import { type HeldTarget, publishRequest } from './held-target.ts'
import { type Failpoint, type PublishingOptions, pauseAfter } from './options.ts'
import type { WakeResult } from './results.ts'
import { reasonOf } from './wake-ups.ts'
import { AccountRevoked, withSession } from './with-session.ts'
import { within } from './within.ts'

/** Our own stop: the sweep took the attempt away, so nothing may be sent under its number. */
class AttemptLost extends Error {}

/** Carries out an attempt that `claim` began: prepare, fence, submit, and the end written under its number. */
export async function publishClaimed(
  deps: Deps,
  target: HeldTarget,
  options: PublishingOptions,
): Promise<WakeResult> {
  const progress: Progress = { sent: false }
  await options.failpoint?.('claimed', target)
  let post: LivePost
  try {
    post = await send(deps, target, options, progress)
  } catch (error) {
    if (error instanceof AttemptLost) return 'attempt-lost'
    if (error instanceof Stop) throw error.cause
    const ending = endingOf(deps, target, options, progress, error)
    // No failure is one while an earlier attempt may have made the post live.
    const isOpen = ending.kind === 'failed' && target.inDoubt
    return finish(
      deps,
      target,
      isOpen ? { kind: 'confirm', fault: ending.fault, after: ending } : ending,
      options,
    )
  }
  await options.failpoint?.('submitted', target)
  // From here on the post is live: nothing may make this attempt fail any more.
  const result = await finish(deps, target, { kind: 'published', post }, options)
  await options.failpoint?.('finished', target)
  return result
}

interface Progress {
  /** Whether the call that makes the post live went out since a certain "no". */
  sent: boolean
}

async function send(
  deps: Deps,
  target: HeldTarget,
  options: PublishingOptions,
  progress: Progress,
): Promise<LivePost> {
  const { account } = target
  if (account.deletedAt || account.status !== 'ACTIVE') {
    throw new AccountRevoked(
      account,
      'The account has to be connected anew before anything can be published on it.',
    )
  }
  const { platform, tools } = platformOf(deps, target.platform)
  const request = publishRequest(deps, target)
  return withSession(deps, account, async (session) => {
    progress.sent = false
    const prepared = await within(options.prepareWithin, 'not-accepted', tools, (bounded) =>
      platform.prepare(bounded, session, request),
    )
    await passing(options, 'prepared', target)
    const sinceFence = stopwatch()
    const container = platform.containerOf?.(prepared) ?? null
    if (!(await fence(deps, target, options, container))) throw new AttemptLost()
    await passing(options, 'fenced', target)
    // A worker that was paused here must not send under a lease that may have ended: the sweep finds the target.
    const spare = options.lease - options.submitWithin
    if (sinceFence() > spare * 1000) throw new AttemptLost()
    progress.sent = true
    return within(options.submitWithin, 'unknown', tools, (bounded) =>
      platform.submit(bounded, session, request, prepared),
    )
  })
}

/** What a failpoint threw: it must look like the end of the process, not like an answer of the platform. */
class Stop extends Error {}

async function passing(options: PublishingOptions, point: Failpoint, target: HeldTarget): Promise<void> {
  try {
    await options.failpoint?.(point, target)
  } catch (cause) {
    throw new Stop('stopped at a failpoint', { cause })
  }
}

function endingOf(
  deps: Deps,
  target: HeldTarget,
  options: PublishingOptions,
  progress: Progress,
  error: unknown,
): Ending {
  if (error instanceof AccountRevoked) {
    const detail = `${target.account.handle} has to be connected anew: ${error.message}`
    const fault: Fault = { code: 'ACCOUNT_NEEDS_RECONNECT', detail, httpStatus: null }
    return { kind: 'failed', fault, outcome: 'NOT_ACCEPTED', revoked: error.account }
  }
  if (!(error instanceof PlatformError)) {
    deps.log.error('An adapter failed in a way it must not', {
      platform: target.platform,
      targetId: target.id,
      reason: reasonOf(error),
    })
    const fault = { code: 'INTERNAL', detail: 'Something went wrong on our side.', httpStatus: null }
    return progress.sent ? { kind: 'confirm', fault } : notAccepted(target, options, fault)
  }
  const fault: Fault = { code: error.code, detail: error.message, httpStatus: error.httpStatus }
  switch (error.failure) {
    case 'unknown':
      // Before the one call went out there is nothing that could be live.
      return progress.sent ? { kind: 'confirm', fault } : notAccepted(target, options, fault)
    case 'not-accepted':
      return notAccepted(target, options, fault, error)
    default:
      return { kind: 'failed', fault, outcome: 'REJECTED', revoked: null }
  }
}

/** Certainly not live: another try after a pause, unless there were enough. */
export function notAccepted(
  target: HeldTarget,
  options: PublishingOptions,
  fault: Fault,
  asked: Pick<PlatformError, 'retryAfter' | 'concernsApp'> = { retryAfter: null, concernsApp: false },
): Ending {
  if (target.tries >= options.maxTries) {
    return { kind: 'failed', fault, outcome: 'NOT_ACCEPTED', revoked: null }
  }
  const holds = fault.code === rateLimited ? (asked.concernsApp ? 'platform' : 'account') : null
  return { kind: 'retry', fault, pause: pauseAfter(options, target.tries, asked.retryAfter), holds }
}
