/** Where a piece of work belongs: what hangs in one lane holds up no other. */
export interface Lane {
  platform: string
  accountId: string
}

/** How many pieces of work one process does at once. */
export interface LaneLimits {
  perPlatform: number
  perAccount: number
}

/** One process's lanes, shared by all that publishes in it: callbacks, people who publish now, and the sweep. */
export interface Lanes {
  /**
   * Does the work as soon as its platform and its account have room. Answers `busy`, with nothing done, when there is
   * none within `patience` seconds.
   */
  run<Result>(lane: Lane, patience: number, work: () => Promise<Result>): Promise<Result | 'busy'>
  hasRoom(lane: Lane): boolean
  /** Platforms and accounts that have no room at the moment. */
  full(): { platforms: string[]; accounts: string[] }
}

interface Waiting {
  lane: Lane
  begin(): void
}

export function createLanes(limits: LaneLimits): Lanes {
  const platforms = new Map<string, number>()
  const accounts = new Map<string, number>()
  /** First come, first served, platform by platform. */
  const waiting = new Map<string, Set<Waiting>>()

  const hasRoom = ({ platform, accountId }: Lane) =>
    (platforms.get(platform) ?? 0) < limits.perPlatform && (accounts.get(accountId) ?? 0) < limits.perAccount

  function enter({ platform, accountId }: Lane): void {
    platforms.set(platform, (platforms.get(platform) ?? 0) + 1)
    accounts.set(accountId, (accounts.get(accountId) ?? 0) + 1)
  }

  function leave({ platform, accountId }: Lane): void {
    countDown(platforms, platform)
    countDown(accounts, accountId)
    for (const next of waiting.get(platform) ?? []) {
      if ((platforms.get(platform) ?? 0) >= limits.perPlatform) return
      if (hasRoom(next.lane)) next.begin()
    }
  }

  function turn(lane: Lane, patience: number): Promise<boolean> {
    if (hasRoom(lane)) {
      enter(lane)
      return Promise.resolve(true)
    }
    if (patience <= 0) return Promise.resolve(false)
    return new Promise((resolve) => {
      const queue = waiting.get(lane.platform) ?? new Set()
      waiting.set(lane.platform, queue)
      const entry: Waiting = {
        lane,
        begin() {
          clearTimeout(timer)
          queue.delete(entry)
          enter(lane)
          resolve(true)
        },
      }
      const timer = setTimeout(() => {
        queue.delete(entry)
        resolve(false)
      }, patience * 1000)
      queue.add(entry)
    })
  }

  return {
    async run(lane, patience, work) {
      if (!(await turn(lane, patience))) return 'busy'
      try {
        return await work()
      } finally {
        leave(lane)
      }
    },
    hasRoom,
    full: () => ({
      platforms: atLimit(platforms, limits.perPlatform),
      accounts: atLimit(accounts, limits.perAccount),
    }),
  }
}

function countDown(counts: Map<string, number>, name: string): void {
  const left = (counts.get(name) ?? 1) - 1
  if (left > 0) counts.set(name, left)
  else counts.delete(name)
}

const atLimit = (counts: ReadonlyMap<string, number>, limit: number): string[] =>
  [...counts].flatMap(([name, count]) => (count >= limit ? [name] : []))
