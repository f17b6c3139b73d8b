import { type AvailablePlatform, availablePlatforms } from '../../../../core/platforms/index.ts'
import type { Kit, RequestFault, SeenRequest } from '../../../../sandbox/kit/index.ts'
import type { Plan } from '../plan/plan.ts'
import type { Trouble } from '../plan/trouble.ts'
import { type FromPlatforms, header, readMark } from './messages.ts'

/** The one call that makes a post live, by platform. */
const submitCall: Record<AvailablePlatform, RegExp> = {
  mastodon: /^POST \/api\/v1\/statuses$/,
  bluesky: /^POST \/xrpc\/com\.atproto\.repo\.putRecord$/,
  x: /^POST \/2\/tweets$/,
}

const uploadCall =
  /^POST (\/api\/v2\/media|\/xrpc\/com\.atproto\.repo\.uploadBlob|\/2\/media\/upload\/initialize)$/
const readCall =
  /^GET (?:\/api\/v1\/accounts\/(\d+)\/statuses|\/2\/users\/(\d+)\/tweets|\/xrpc\/com\.atproto\.repo\.getRecord)$/
const refreshCall = /^POST (\/2\/oauth2\/token|\/xrpc\/com\.atproto\.server\.refreshSession)$/

const expired = '{"error":"ExpiredToken","message":"Token has expired"}'

/** Lets the stand-ins misbehave as the plan says, by what each request is for. */
export function followPlan(
  kit: Kit,
  plan: Plan,
  idOf: (platform: AvailablePlatform, username: string) => string,
  tell: (message: FromPlatforms) => void,
) {
  /** Reads that still fail, by account. */
  const failingReads = new Map<string, number>()
  const refusedOnce = new Set<string>()
  let failingRefreshes = 0
  let isCalm = false

  const onSubmit = (platform: AvailablePlatform, family: number, attempt: number): Trouble | undefined => {
    const post = plan.posts[family]
    const username = post?.accounts.find((account) => account.platform === platform)?.username
    if (!post || !username) return undefined
    const owner = idOf(platform, username)
    const { failedReads, slowOn, submits } = post.story
    if (failedReads && attempt === 1) failingReads.set(owner, failedReads)
    if (refusedOnce.delete(owner)) return { kind: 'answer', status: 400, body: expired, done: false }
    if (slowOn === platform) return { kind: 'slow', milliseconds: 400 }
    return submits?.[attempt - 1] ?? undefined
  }

  const onRead = (owner: string): Trouble | undefined => {
    const left = failingReads.get(owner) ?? 0
    if (left === 0) return undefined
    failingReads.set(owner, left - 1)
    return { kind: 'status', status: 503 }
  }

  const decide = (request: SeenRequest): Trouble | undefined => {
    const platform = availablePlatforms.find((each) => each === request.platform)
    if (!platform) return undefined
    const call = `${request.method} ${request.path}`
    const mark = readMark(request.header(header))
    if (mark && submitCall[platform].test(call)) {
      tell({ kind: 'submit', platform, ...mark })
      return isCalm ? undefined : onSubmit(platform, mark.family, mark.attempt)
    }
    if (isCalm) return undefined
    if (mark && uploadCall.test(call))
      return plan.posts[mark.family]?.story.uploads?.[mark.attempt - 1] ?? undefined
    const read = readCall.exec(call)
    if (read) return onRead(read[1] ?? read[2] ?? request.query.repo ?? '')
    if (failingRefreshes > 0 && refreshCall.test(call)) {
      failingRefreshes -= 1
      return { kind: 'status', status: 503 }
    }
    return undefined
  }

  kit.faults.follow((request) => ripen(decide(request)))
  return {
    failRefreshes(times: number) {
      failingRefreshes = times
    },
    /** The next call that makes a post live on this account finds its token too old. */
    refuseOnce: (accountId: string) => refusedOnce.add(accountId),
    calm() {
      isCalm = true
    },
  }
}
export type PlatformFaults = ReturnType<typeof followPlan>

/** Fills in what depends on the moment. */
function ripen(trouble: Trouble | undefined): RequestFault | undefined {
  if (!trouble || !('retryAt' in trouble)) return trouble
  const { retryAt, ...fault } = trouble
  const then = new Date(Date.now() + 1_500)
  const headers: Record<string, string> =
    retryAt === 'date'
      ? { 'retry-after': then.toUTCString() }
      : { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': then.toISOString() }
  return { ...fault, headers }
}
