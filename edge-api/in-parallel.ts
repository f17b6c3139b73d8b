/**
 * Does a piece of work for each item, so many at a time, in the order of the list. An error ends it once what had
 * begun is over; work that may fail alone catches its own.
 */
export async function inParallel<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const left = items.values()
  const worker = async () => {
    for (const item of left) await work(item)
  }
  const ended = await Promise.allSettled(Array.from({ length: Math.min(atOnce, items.length) }, worker))
  for (const each of ended) if (each.status === 'rejected') throw each.reason
}
