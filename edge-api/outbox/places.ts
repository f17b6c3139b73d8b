/** A number of places that work has to wait for, first come, first served. */
export class Slots {
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

const known = new WeakMap<object, Slots>()

/** The places of one owner. */
export function slotsOf(owner: object, count: number): Slots {
  const slots = known.get(owner) ?? new Slots(count)
  known.set(owner, slots)
  return slots
}
