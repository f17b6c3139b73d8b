/** The time that every stand-in lives by. */
export interface SandboxClock {
  now(): Date
  /** Moves the clock forward, for tests of windows and expiry. */
  advance(milliseconds: number): void
}

/** The machine's clock, which tests can move forward. */
export function createClock(): SandboxClock {
  let ahead = 0
  return {
    now: () => new Date(Date.now() + ahead),
    advance: (milliseconds) => {
      ahead += milliseconds
    },
  }
}
