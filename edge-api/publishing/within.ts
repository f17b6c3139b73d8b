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
  const bounded: typeof fetch = (input, init) =>
    tools.fetch(input, {
      ...init,
      signal: init?.signal ? AbortSignal.any([init.signal, controller.signal]) : controller.signal,
    })
  let timer: ReturnType<typeof setTimeout> | undefined
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new PlatformError(failure, 'TIMEOUT', `The platform did not finish within ${seconds} seconds.`))
      controller.abort()
    }, seconds * 1000)
  })
  try {
    return await Promise.race([step({ ...tools, fetch: bounded }), limit])
  } finally {
    clearTimeout(timer)
  }
}
