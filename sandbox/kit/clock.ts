/** The time that every stand-in lives by. */
export interface SandboxClock {
  now(): Date
  /** Moves the clock forward, for tests of windows and expiry. */
  advance(milliseconds: number): void
  /** Tells whoever waits for a moment that the clock was moved. Answers the function that ends the subscription. */
  subscribe(listener: () => void): () => void
}

/** The machine's clock, which tests can move forward. */
export function createClock(): SandboxClock {
  const listeners = new Set<() => void>()
  let ahead = 0
  return {
    now: () => new Date(Date.now() + ahead),
    advance(milliseconds) {
      ahead += milliseconds
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
