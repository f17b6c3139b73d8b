/** A number from 0 to below 1 that the seed and these words decide, the same in every process. */
export function draw(seed: string, ...about: readonly (string | number)[]): number {
  let hash = 0x811c9dc5
  for (const character of [seed, ...about].join('|')) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  }
  hash ^= hash >>> 16
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0xc2b2ae35)
  hash ^= hash >>> 16
  return (hash >>> 0) / 0x1_0000_0000
}

/** One of a list. Throws for an empty one. */
export function pick<Item>(
  list: readonly Item[],
  seed: string,
  ...about: readonly (string | number)[]
): Item {
  const item = list[Math.floor(draw(seed, ...about) * list.length)]
  if (item === undefined) throw new Error('There is nothing to pick from')
  return item
}

/** A number between two. */
export function between(
  low: number,
  high: number,
  seed: string,
  ...about: readonly (string | number)[]
): number {
  return low + draw(seed, ...about) * (high - low)
}

/** The list in an order of the seed's own. */
export function shuffle<Item>(list: readonly Item[], seed: string, about: string): Item[] {
  return list
    .map((item, index) => ({ item, place: draw(seed, about, index) }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item)
}
