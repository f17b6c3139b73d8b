import { expect, it } from 'vitest'
import { createTimetable } from './timetable.ts'

function takeAll(table: ReturnType<typeof createTimetable>, now: number): string[] {
  const taken: string[] = []
  for (let key = table.take(now); key !== undefined; key = table.take(now)) taken.push(key)
  return taken
}

it('gives what is due, the earliest first, of the same moment in the order it came', () => {
  const table = createTimetable()
  for (const [key, at] of [
    ['c', 30],
    ['a', 10],
    ['b', 20],
    ['b2', 20],
    ['later', 99],
  ] as const) {
    table.put(key, at)
  }
  expect(table.next()).toBe(10)
  expect(takeAll(table, 30)).toEqual(['a', 'b', 'b2', 'c'])
  expect(table.next()).toBe(99)
  expect(takeAll(table, 98)).toEqual([])
  expect(table.size()).toBe(1)
})

it('forgets what is removed, and knows the new time of what is moved', () => {
  const table = createTimetable()
  table.put('a', 10)
  table.put('b', 20)
  table.put('a', 30)
  table.remove('b')
  expect(table.has('b')).toBe(false)
  expect(table.next()).toBe(30)
  expect(takeAll(table, 100)).toEqual(['a'])
  expect(table.next()).toBe(Number.POSITIVE_INFINITY)
})

it('stays in order through many moves and removals', () => {
  const table = createTimetable()
  const times = new Map<string, number>()
  for (let step = 0; step < 20_000; step++) {
    const key = `k${(step * 7_919) % 997}`
    if (step % 5 === 4) {
      table.remove(key)
      times.delete(key)
    } else {
      const at = (step * 104_729) % 10_007
      table.put(key, at)
      times.set(key, at)
    }
  }
  expect(table.size()).toBe(times.size)
  const taken = takeAll(table, 10_007).map((key) => times.get(key))
  expect(taken).toHaveLength(times.size)
  expect(taken).toEqual([...times.values()].sort((a, b) => a - b))
})
