/**
 * Does a piece of work for each item, so many at a time, in the order of the list. After an error nothing new begins,
 * and it is told once what had begun is over; work that may fail alone catches its own.
 */
export async function inParallel<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  // Whoever leaves a generator with an error closes it for all; the iterator of a list would go on for the others.
  const left = (function* () {
    yield* items
  })()
  const worker = async () => {
    for (const item of left) await work(item)
  }
  const ended = await Promise.allSettled(Array.from({ length: Math.min(atOnce, items.length) }, worker))
  for (const each of ended) if (each.status === 'rejected') throw each.reason
}
