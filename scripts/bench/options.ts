import process from 'node:process'
import { parseArgs } from 'node:util'

type Values = Record<string, string | number | boolean>

/** The same kinds as the defaults, without their exact values. */
export type OptionsOf<Defaults extends Values> = {
  [Name in keyof Defaults]: Defaults[Name] extends number
    ? number
    : Defaults[Name] extends boolean
      ? boolean
      : string
}

/**
 * Reads `--name=value` from the command line; what is not given is taken from `quick` after `--quick`, else from
 * the defaults. Ends the process with the list of options when one is unknown or no number where one belongs.
 */
export function readOptions<Defaults extends Values>(
  defaults: Defaults,
  quick: Partial<OptionsOf<Defaults>>,
): OptionsOf<Defaults> {
  const names = Object.keys(defaults)
  const stop = (reason: string): never => {
    const known = names.map((name) => `--${name}=${defaults[name]}`).join(' ')
    console.error(`${reason}\nOptions and their defaults: ${known} --quick`)
    process.exit(1)
  }
  const given = (() => {
    try {
      return parseArgs({
        options: {
          quick: { type: 'boolean' },
          ...Object.fromEntries(
            names.map((name) => [
              name,
              { type: typeof defaults[name] === 'boolean' ? ('boolean' as const) : ('string' as const) },
            ]),
          ),
        },
      }).values
    } catch (error) {
      return stop(error instanceof Error ? error.message : String(error))
    }
  })() as Record<string, string | boolean | undefined>
  const read = (name: string) => {
    const usual = defaults[name]
    const value = given[name] ?? (given.quick ? quick[name] : undefined) ?? usual
    if (typeof usual !== 'number') return value
    const number = Number(value)
    return Number.isFinite(number) && number >= 0 ? number : stop(`--${name} must be a number, not ${value}.`)
  }
  return Object.fromEntries(names.map((name) => [name, read(name)])) as OptionsOf<Defaults>
}
