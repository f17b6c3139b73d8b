import { browser } from 'wxt/browser'

/** Milliseconds for which a worker surely goes on after it was last needed. */
const workerLives = 25_000

/** Something that the worker does when its time comes, also when it was stopped in between. */
export interface Wake {
  /** Sets the time, in milliseconds since 1970, in place of the one before. */
  at(time: number): Promise<void>
  /** Answers the alarm; to be called when the worker starts. */
  listen(): void
}

/** An alarm wakes the worker again, though not before half a minute; within it the worker lives on by itself. */
export function wakeFor(alarm: string, act: () => void): Wake {
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    async at(time) {
      const wait = Math.max(0, time - Date.now())
      clearTimeout(timer)
      if (wait < workerLives) timer = setTimeout(act, wait)
      await browser.alarms.create(alarm, { when: time })
    },
    listen() {
      browser.alarms.onAlarm.addListener(({ name }) => {
        if (name === alarm) act()
      })
    },
  }
}
