import { isTooLate } from '../too-late.ts'

interface Handler {
  /** Called when a connection is there and nothing of the request was written to it. */
  onConnect(abort: (reason: unknown) => void): void
}

interface Dispatcher {
  dispatch(options: object, handler: Handler): boolean
}

/** Node keeps here what all its fetches go through, once one of their classes was used. */
const ofNode = Symbol.for('undici.globalDispatcher.1')

/**
 * A fetch that looks at the time once more when its connection is there. Looking names up and connecting take a while;
 * a process that was paused meanwhile would send what it had begun before any of its timers fires.
 */
export function timelyFetch(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  new Headers()
  const node = Reflect.get(globalThis, ofNode) as Dispatcher | undefined
  // Deno has no such place; there the time is looked at before the connection only.
  if (!node) return fetch
  return (input, init) => {
    const signal = init?.signal
    if (!signal) return fetch(input, init)
    const dispatcher: Dispatcher = {
      dispatch(options, handler) {
        const onConnect: Handler['onConnect'] = (abort) => {
          if (isTooLate(signal)) abort(new DOMException('The time is over', 'TimeoutError'))
          else handler.onConnect(abort)
        }
        return node.dispatch(options, Object.create(handler, { onConnect: { value: onConnect } }))
      },
    }
    const timely: RequestInit & { dispatcher: Dispatcher } = { ...init, dispatcher }
    return fetch(input, timely)
  }
}
