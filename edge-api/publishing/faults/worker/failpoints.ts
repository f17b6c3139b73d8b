import { AsyncLocalStorage } from 'node:async_hooks'
import type { PublishingOptions } from '../../options.ts'
import { type Plan, plannedFor, tagOf } from '../plan/plan.ts'
import type { Story } from '../plan/stories.ts'
import { header, writeMark } from '../platforms/messages.ts'
import { die, stop } from './end.ts'

interface Working {
  family: number
  attempt: number
  story: Story
}

/** Requests that the worker may lose before they reach anybody. */
const unreachable: Record<NonNullable<Story['network']>, string> = {
  // Nobody listens there, and it is not among the ports that no fetch calls.
  refused: 'http://127.0.0.1:2/',
  'no-such-host': 'http://no-such-host.invalid/',
}

const submitPath = /\/(api\/v1\/statuses|xrpc\/com\.atproto\.repo\.putRecord|2\/tweets)$/
const uploadPath = /\/(api\/v2\/media|2\/media\/upload\/initialize)$/

/** The plan's hand in a worker: failpoints, and a network that knows which attempt it works for. */
export function followPlan(plan: Plan, network: typeof fetch) {
  const working = new AsyncLocalStorage<Working>()

  const failpoint: NonNullable<PublishingOptions['failpoint']> = (point, target) => {
    const { text } = target.content
    const family = tagOf(text)?.family
    const story = plannedFor(plan, text)?.story
    if (family === undefined || !story) return
    const at = { family, attempt: target.attempt }
    // What this attempt does from here on is done in its name.
    if (point === 'claimed') working.enterWith({ ...at, story })
    const crash = story.crashes?.[target.attempt - 1]
    if (crash?.point !== point) return
    if (crash.how === 'kill') die({ point, ...at })
    else stop({ point, ...at })
  }

  const reach: typeof fetch = async (input, init) => {
    const now = working.getStore()
    if (!now) return network(input, init)
    const { story, ...at } = now
    const { pathname } = new URL(input instanceof Request ? input.url : input)
    const isSubmit = init?.method === 'POST' && submitPath.test(pathname)
    if (isSubmit && story.network && at.attempt === 1) return network(unreachable[story.network], init)
    const headers = new Headers(init?.headers)
    headers.set(header, writeMark(at))
    const call = network(input, { ...init, headers })
    const crash = story.crashes?.[at.attempt - 1]
    if (isSubmit && crash?.point === 'submitting') {
      // Long enough for the request to leave, too short for its answer to be heard.
      await new Promise((resolve) => setTimeout(resolve, 3))
      if (crash.how === 'kill') die({ point: crash.point, ...at })
      else stop({ point: crash.point, ...at })
    }
    const response = await call
    if (story.overtaken && at.attempt === 1 && uploadPath.test(pathname) && !response.ok) {
      stop({ point: 'uploaded', ...at }, true)
    }
    return response
  }

  return { failpoint, reach }
}
