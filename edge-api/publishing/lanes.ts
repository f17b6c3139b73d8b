/** How many pieces of work run at once. */
export interface LaneLimits {
  perPlatform: number
  perAccount: number
  /** `Date.now()` after which nothing new is begun. */
  until: number
}

export interface LaneItem {
  platform: string
  accountId: string
}

/**
 * Works through items with a lane for each platform and a narrower one for each account in it: what hangs in one
 * lane holds up no other.
 */
export async function inLanes<Item extends LaneItem>(
  items: readonly Item[],
  limits: LaneLimits,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const platforms = new Map<string, Item[]>()
  for (const item of items) platforms.set(item.platform, [...(platforms.get(item.platform) ?? []), item])
  await Promise.all([...platforms.values()].map((queue) => platformLane(queue, limits, work)))
}

async function platformLane<Item extends LaneItem>(
  waiting: Item[],
  limits: LaneLimits,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const running = new Set<Promise<void>>()
  const busy = new Map<string, number>()
  const busyWith = (accountId: string) => busy.get(accountId) ?? 0
  for (;;) {
    const next =
      Date.now() < limits.until
        ? waiting.findIndex(({ accountId }) => busyWith(accountId) < limits.perAccount)
        : -1
    const [item] = next >= 0 && running.size < limits.perPlatform ? waiting.splice(next, 1) : []
    if (item) {
      busy.set(item.accountId, busyWith(item.accountId) + 1)
      const run = work(item).finally(() => {
        busy.set(item.accountId, busyWith(item.accountId) - 1)
        running.delete(run)
      })
      running.add(run)
    } else if (running.size > 0) {
      await Promise.race(running)
    } else {
      return
    }
  }
}
