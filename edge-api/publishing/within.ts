import { PlatformError, type PlatformFailure, type PlatformTools } from '../platforms/platform.ts'

/**
 * Runs one step of an adapter with an end to it: past the limit its requests are aborted and the step counts as
 * `failure`, whatever the adapter still does.
 */
export async function within<Result>(
  seconds: number,
  failure: PlatformFailure,
  tools: PlatformTools,
  step: (tools: PlatformTools) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController()
  const elapsed = stopwatch()
  const tooLong = () =>
    new PlatformError(failure, 'TIMEOUT', `The platform did not finish within ${seconds} seconds.`)
  const bounded: typeof fetch = (input, init) => {
    // A process that was paused wakes up before its timers do: nothing may be sent under a lease that has ended.
    if (elapsed() > seconds * 1000)
      return Promise.reject(new DOMException('The time is over', 'TimeoutError'))
    const signal = init?.signal ? AbortSignal.any([init.signal, controller.signal]) : controller.signal
    return tools.fetch(input, { ...init, signal })
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(tooLong())
      controller.abort()
    }, seconds * 1000)
  })
  try {
    return await Promise.race([step({ ...tools, fetch: bounded }), limit])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Milliseconds since it was made. The steady clock stands still while a machine sleeps and the wall clock can be set, so
 * that the larger of the two counts: taking too long by mistake costs a try, too short a second post.
 */
export function stopwatch(): () => number {
  const [steady, wall] = [performance.now(), Date.now()]
  return () => Math.max(performance.now() - steady, Date.now() - wall)
}
