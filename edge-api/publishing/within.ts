import { PlatformError, type PlatformFailure, type PlatformTools } from '../platforms/platform.ts'
import { stopwatch } from '../stopwatch.ts'
import { limitSending } from '../too-late.ts'

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
    const isOver = () => elapsed() > seconds * 1000
    if (isOver()) return Promise.reject(new DOMException('The time is over', 'TimeoutError'))
    const signal = init?.signal ? AbortSignal.any([init.signal, controller.signal]) : controller.signal
    limitSending(signal, isOver)
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
