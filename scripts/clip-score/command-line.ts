import { resolve } from 'node:path'
import process from 'node:process'

/** Reads what a command over a folder of pages was told. What is wrong ends it with a sentence and how it is used. */
export function commandLine(usage: string) {
  const stop = (reason: string): never => {
    console.error(`${reason}\n${usage}`)
    process.exit(1)
  }
  return {
    stop,
    orStop<Answer>(read: () => Answer): Answer {
      try {
        return read()
      } catch (error) {
        return stop(error instanceof Error ? error.message : String(error))
      }
    },
    folder: (given: string | undefined): string =>
      given === undefined ? stop('Name the folder of pages.') : resolve(given),
    wholeNumber: (name: string, text: string): number =>
      /^\d{1,6}$/.test(text) ? Number(text) : stop(`--${name} must be a whole number, not ${text}.`),
  }
}
