/**
 * What is due when. The earliest comes first, of the same moment the one that was put first. Putting, removing and taking
 * cost the logarithm of what is kept.
 */
export interface Timetable {
  /** Adds a key, or moves it. Unix milliseconds. */
  put(key: string, at: number): void
  remove(key: string): void
  has(key: string): boolean
  /** When the earliest is due; infinity when nothing is kept. */
  next(): number
  /** Takes out the earliest that is due. */
  take(now: number): string | undefined
  size(): number
}

interface Slot {
  key: string
  at: number
  order: number
}

export function createTimetable(): Timetable {
  const current = new Map<string, Slot>()
  /** A binary heap; slots that `current` does not hold are left behind by a move or removal. */
  let heap: Slot[] = []
  let order = 0

  const push = (slot: Slot) => {
    let index = heap.length
    heap.push(slot)
    while (index > 0) {
      const above = (index - 1) >> 1
      const parent = heap[above]
      if (!parent || !isBefore(slot, parent)) break
      heap[index] = parent
      index = above
    }
    heap[index] = slot
  }

  const pop = () => {
    const last = heap.pop()
    if (!last || heap.length === 0) return
    let index = 0
    for (;;) {
      let below = 2 * index + 1
      const [left, right] = [heap[below], heap[below + 1]]
      if (!left) break
      if (right && isBefore(right, left)) below += 1
      const child = right && isBefore(right, left) ? right : left
      if (!isBefore(child, last)) break
      heap[index] = child
      index = below
    }
    heap[index] = last
  }

  const first = (): Slot | undefined => {
    for (;;) {
      const slot = heap[0]
      if (!slot || current.get(slot.key) === slot) return slot
      pop()
    }
  }

  /** Many moves must not make the heap grow. */
  const tidy = () => {
    if (heap.length <= 2 * current.size + 64) return
    heap = [...current.values()].sort((a, b) => (isBefore(a, b) ? -1 : 1))
  }

  return {
    put(key, at) {
      const slot = { key, at, order: order++ }
      current.set(key, slot)
      push(slot)
      tidy()
    },
    remove(key) {
      current.delete(key)
      tidy()
    },
    has: (key) => current.has(key),
    next: () => first()?.at ?? Number.POSITIVE_INFINITY,
    take(now) {
      const slot = first()
      if (!slot || slot.at > now) return undefined
      current.delete(slot.key)
      pop()
      return slot.key
    },
    size: () => current.size,
  }
}

function isBefore(a: Slot, b: Slot): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order)
}
