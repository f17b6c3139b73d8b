import { accessSync, constants, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

/** The checkout. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Where a local installation keeps its state: `.allin/`, or the folder that ALLIN_HOME names. */
export function openHome(): string {
  const home = resolve(process.env.ALLIN_HOME ?? join(root, '.allin'))
  try {
    mkdirSync(home, { recursive: true })
    accessSync(home, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST' || code === 'ENOTDIR') {
      throw new StartProblem(
        `${home} cannot be AllIN’s folder: it, or a part of its path, is a file.`,
        'Move that file away, or set ALLIN_HOME to another folder.',
      )
    }
    throw new StartProblem(
      `AllIN cannot write to ${home} (${code}).`,
      'Give yourself write permission, or set ALLIN_HOME to a folder that you own.',
    )
  }
  return home
}

/** Something the person can put right: one sentence that says what, one that says what to do. */
export class StartProblem extends Error {
  readonly nextStep: string

  constructor(what: string, nextStep: string) {
    super(what)
    this.name = 'StartProblem'
    this.nextStep = nextStep
  }
}
