import { expect, it } from 'vitest'
import { Heap } from './heap.ts'

it('A heap gives the smallest first, whatever the order they came in', () => {
  const heap = new Heap<{ at: number }>(({ at }) => at)
  const given = Array.from({ length: 500 }, (_, index) => ({ at: (index * 7_919) % 211 }))
  for (const each of given) heap.push(each)
  expect(heap.size).toBe(500)
  const taken: number[] = []
  for (let next = heap.pop(); next; next = heap.pop()) taken.push(next.at)
  expect(taken).toEqual(given.map(({ at }) => at).sort((one, other) => one - other))
  expect(heap.peek()).toBeUndefined()
})
