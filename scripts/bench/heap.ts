/** A heap: takes things in any order and gives the one with the smallest key first, in logarithmic time. */
export class Heap<Item> {
  private readonly items: Item[] = []
  private readonly keyOf: (item: Item) => number

  constructor(keyOf: (item: Item) => number) {
    this.keyOf = keyOf
  }

  get size(): number {
    return this.items.length
  }

  peek(): Item | undefined {
    return this.items[0]
  }

  push(item: Item): void {
    let place = this.items.push(item) - 1
    while (place > 0) {
      const parent = (place - 1) >> 1
      if (this.keyAt(parent) <= this.keyAt(place)) return
      this.swap(parent, place)
      place = parent
    }
  }

  pop(): Item | undefined {
    const first = this.items[0]
    const last = this.items.pop()
    if (last === undefined || this.items.length === 0) return first
    this.items[0] = last
    let place = 0
    for (;;) {
      let smallest = place
      for (const child of [2 * place + 1, 2 * place + 2]) {
        if (child < this.items.length && this.keyAt(child) < this.keyAt(smallest)) smallest = child
      }
      if (smallest === place) return first
      this.swap(smallest, place)
      place = smallest
    }
  }

  private keyAt(place: number): number {
    const item = this.items[place]
    return item === undefined ? Number.POSITIVE_INFINITY : this.keyOf(item)
  }

  private swap(one: number, other: number): void {
    const [first, second] = [this.items[one], this.items[other]]
    if (first === undefined || second === undefined) return
    this.items[one] = second
    this.items[other] = first
  }
}
