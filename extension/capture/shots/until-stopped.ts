import { ShotStopped } from './problem.ts'

/**
 * What comes of some work; the end of the screenshot as soon as somebody stops it, since a page may never answer. Nothing is
 * begun once it is stopped.
 */
export function untilStopped<Value>(signal: AbortSignal, work: () => Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new ShotStopped('CANCELLED'))
    if (signal.aborted) return stop()
    signal.addEventListener('abort', stop, { once: true })
    work()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', stop))
  })
}

/** Waits for some work, but no longer than so many milliseconds; whether it succeeds makes no difference. */
export async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, milliseconds)
  })
  await Promise.race([work.catch(() => {}), late])
  clearTimeout(timer)
}
