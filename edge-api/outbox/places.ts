/** A number of places that work has to wait for, first come, first served. */
export class Places {
  private free: number
  private readonly queue: (() => void)[] = []

  constructor(count: number) {
    this.free = count
  }

  async use<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.free > 0) this.free -= 1
    else await new Promise<void>((resolve) => this.queue.push(resolve))
    try {
      return await work()
    } finally {
      const next = this.queue.shift()
      if (next) next()
      else this.free += 1
    }
  }
}

const known = new WeakMap<object, Places>()

/** The places of one owner. */
export function placesOf(owner: object, count: number): Places {
  const places = known.get(owner) ?? new Places(count)
  known.set(owner, places)
  return places
}
