import type { Lesson } from './lesson.ts'
import { randomOf } from './random.ts'

/**
 * Deals lessons into parts of about the same size and mix of kinds, a site always into one: a page of a site whose other
 * pages were learned from is no unseen page. Answers the part of each lesson.
 */
export function dealBySite(lessons: readonly Lesson[], parts: number, seed: number): number[] {
  const random = randomOf(seed)
  const kinds = new Map<string, string>()
  for (const { site, type } of lessons) if (!kinds.has(site)) kinds.set(site, type)
  const order = [...kinds]
    .map(([site, type]) => ({ site, type, chance: random() }))
    .sort((one, other) => one.type.localeCompare(other.type) || one.chance - other.chance)
  const partOf = new Map(order.map(({ site }, place) => [site, place % parts]))
  return lessons.map(({ site }) => partOf.get(site) ?? 0)
}
